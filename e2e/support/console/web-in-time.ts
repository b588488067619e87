import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { systemIds } from '../../../src/main/ids.ts';
import { readSettings } from '../../../src/main/settings.ts';
import { startWeb, type RunningWeb } from '../../../src/main/web.ts';
import type { Role } from '../../../src/office/principal.ts';
import { hashPassword } from '../../../src/office/password/hash.ts';
import { openStorage, type Storage } from '../../../src/storage/index.ts';
import { PASSWORD } from './console.ts';

/** What one request was answered. */
export interface Reply {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Headers;
}

/** One browser: its cookies, and the address it comes from. */
export class Visitor {
  readonly #url: string;
  readonly address: string;
  readonly cookies = new Map<string, string>();

  constructor(url: string, address: string) {
    this.#url = url;
    this.address = address;
  }

  async ask(method: string, at: string, body?: unknown, more: Record<string, string> = {}): Promise<Reply> {
    const headers = new Headers({ origin: this.#url, 'x-forwarded-for': this.address, ...more });
    if (body !== undefined) headers.set('content-type', 'application/json');
    if (this.cookies.size > 0)
      headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const sent = body === undefined ? null : JSON.stringify(body);
    const response = await fetch(`${this.#url}/api/v1${at}`, { method, headers, body: sent });
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie);
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? {} : (JSON.parse(text) as Reply['body']),
    };
  }

  #keep(cookie: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    if (value === '') this.cookies.delete(name);
    else this.cookies.set(name, value);
  }

  signIn(login: string, password = PASSWORD, code: string | null = null): Promise<Reply> {
    return this.ask('POST', '/session', { login, password, code });
  }

  /** Who the server thinks this is; null = a stranger. */
  async who(more: Record<string, string> = {}): Promise<string | null> {
    const { body } = await this.ask('GET', '/session', undefined, more);
    return (body['me'] as { login: string } | null)?.login ?? null;
  }
}

/** The console's server alone, with a clock that stands still until it is moved on, behind a proxy on this machine. */
export class WebInTime {
  /** Epoch milliseconds. */
  now = Date.UTC(2027, 0, 4, 12);
  /** Every line of its log, unmasked. */
  readonly log: string[] = [];
  #folder: string | null = null;
  #web: RunningWeb | null = null;
  #storage: Storage | null = null;

  async open(own: Readonly<Record<string, string>> = {}): Promise<void> {
    const folder = (this.#folder = mkdtempSync(path.join(tmpdir(), 'disque-web-')));
    const settings = readSettings({
      DATABASE_URL: `sqlite:${path.join(folder, 'clinic.db')}`,
      HTTP_PORT: '0',
      HTTP_TRUSTED_PROXIES: '127.0.0.1',
      VOICE_DIR: path.join(folder, 'voice'),
      ...own,
    });
    const now = () => this.now;
    const log = pino({ level: 'trace', base: null }, { write: (line) => void this.log.push(line) });
    this.#storage = await openStorage(settings.DATABASE_URL, { ids: systemIds, now, log });
    await this.#storage.migrate();
    await this.#storage.seedDemo(this.now);
    this.#web = await startWeb({ settings, agiPort: 9, log, now });
  }

  get url(): string {
    return `http://127.0.0.1:${this.#web?.port}`;
  }

  get storage(): Storage {
    if (this.#storage === null) throw new Error('the server was not opened');
    return this.#storage;
  }

  /** A browser that comes from there. */
  visitor(address = '203.0.113.7'): Visitor {
    return new Visitor(this.url, address);
  }

  /** A user with {@link PASSWORD}; gives the id. */
  async addUser(login: string, role: Role = 'receptionist'): Promise<string> {
    const id = systemIds.next();
    const user = {
      id,
      login,
      name: login,
      role,
      doctorId: null,
      active: true,
      lastLoginAt: null,
      mustChangePassword: false,
      totpSecret: null,
      totpStep: null,
      passwordHash: await hashPassword(PASSWORD),
    };
    await this.storage.office.users.insert(user, this.now);
    return id;
  }

  async close(): Promise<void> {
    await this.#web?.close();
    await this.#storage?.close();
    if (this.#folder !== null) rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
