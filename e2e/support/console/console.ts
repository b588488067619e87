import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import type { BrowserContext, Page } from 'playwright-core';
import { systemIds } from '../../../src/main/ids.ts';
import { startLine, type RunningLine } from '../../../src/main/serve.ts';
import { readSettings } from '../../../src/main/settings.ts';
import { startWeb, type RunningWeb } from '../../../src/main/web.ts';
import type { AuditEntry, AuditQuery } from '../../../src/office/audit.ts';
import type { Office } from '../../../src/office/desk.ts';
import { hashPassword } from '../../../src/office/password/hash.ts';
import type { Role } from '../../../src/office/principal.ts';
import { openStorage, type Storage } from '../../../src/storage/index.ts';
import { ApiClient } from './api-client.ts';

export const PASSWORD = 'cavalo correto bateria grampo';

export interface ConsoleOptions {
  /** SQLite in a folder of its own, unless told. */
  readonly databaseUrl?: string;
  readonly settings?: Readonly<Record<string, string>>;
  /** Done to the demo clinic's rows before the line first reads them. */
  readonly prepare?: (storage: Storage) => Promise<unknown>;
}

/**
 * The clinic at work: the real line and the real console on a database of their own, on free ports, in a folder of
 * their own. There is nothing of it until it is opened.
 */
export class ConsoleServer {
  /** Warnings and errors of line and web. A test that expects none can say so. */
  readonly complaints: string[] = [];
  #folder: string | null = null;
  #line: RunningLine | null = null;
  #web: RunningWeb | null = null;
  #storage: Storage | null = null;

  static async start(options: ConsoleOptions = {}): Promise<ConsoleServer> {
    const server = new ConsoleServer();
    await server.open(options);
    return server;
  }

  async open({ databaseUrl, settings: own, prepare }: ConsoleOptions = {}): Promise<void> {
    const folder = (this.#folder = mkdtempSync(path.join(tmpdir(), 'disque-console-')));
    const settings = readSettings({
      DATABASE_URL: databaseUrl ?? `sqlite:${path.join(folder, 'clinic.db')}`,
      AGI_PORT: '0',
      HTTP_PORT: '0',
      DEMO: 'true',
      VOICE_DIR: path.join(folder, 'voice'),
      ...own,
    });
    if (prepare) await seedDemo(settings.DATABASE_URL, prepare);
    const log = pino({ level: 'warn', base: null }, { write: (line) => void this.complaints.push(line) });
    this.#line = await startLine({ settings, log, tell: (news) => this.#web?.tell(news) });
    this.#web = await startWeb({ settings, agiPort: this.#line.agiPort, log });
    this.#storage = await openForTests(settings.DATABASE_URL);
  }

  /** The line alone goes; the console stays. */
  async endLine(): Promise<void> {
    await this.#line?.close(0);
    this.#line = null;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#web?.port}`;
  }

  get agiPort(): number {
    return this.#line?.agiPort ?? 0;
  }

  /** The first administrator's one-time password. */
  get firstPassword(): string {
    return this.#web?.firstPassword ?? '';
  }

  /** The database, for tests to look into and to change things in, as another server or the telephone would. */
  get storage(): Storage {
    if (this.#storage === null) throw new Error('the console was not opened');
    return this.#storage;
  }

  get desk(): Office {
    const { stores, office } = this.storage;
    return { stores, office, clock: { now: Date.now }, ids: systemIds, random: Math.random };
  }

  /** A user of that role, with {@link PASSWORD}; gives the login. */
  async addUser(
    role: Role,
    login: string = role,
    about: { name?: string; doctorId?: string } = {},
  ): Promise<string> {
    const user = {
      id: systemIds.next(),
      login,
      name: about.name ?? login,
      role,
      doctorId: about.doctorId ?? null,
      passwordHash: await hashPassword(PASSWORD),
      mustChangePassword: false,
      totpSecret: null,
      totpStep: null,
      active: true,
      lastLoginAt: null,
    };
    await this.storage.office.users.insert(user, Date.now());
    return login;
  }

  /** A program's session: signed in as this user (made, if there is none of that role yet). */
  async api(
    role: Role,
    login: string = `${role}-api`,
    about: { name?: string; doctorId?: string } = {},
  ): Promise<ApiClient> {
    if ((await this.storage.office.users.byLogin(login)) === null) await this.addUser(role, login, about);
    const client = new ApiClient(this.url);
    await client.signIn(login, PASSWORD);
    return client;
  }

  /** What was written down of that action, or of those that begin so; newest first. */
  audited(
    action: string,
    { patientId = null, actorId = null }: Partial<Pick<AuditQuery, 'patientId' | 'actorId'>> = {},
  ): Promise<readonly AuditEntry[]> {
    const query = { from: null, until: null, actorId, action, patientId, before: null, limit: 100 };
    return this.storage.office.audit.search(query);
  }

  async close(): Promise<void> {
    await this.#web?.close();
    await this.#line?.close(0);
    await this.#storage?.close();
    if (this.#folder !== null) rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

const openForTests = (databaseUrl: string): Promise<Storage> =>
  openStorage(databaseUrl, { ids: systemIds, now: Date.now, log: { warn: () => undefined } });

/** The demo clinic's rows, there before the line is. */
async function seedDemo(databaseUrl: string, prepare: (storage: Storage) => Promise<unknown>): Promise<void> {
  const storage = await openForTests(databaseUrl);
  await storage.migrate();
  await storage.seedDemo(Date.now());
  await prepare(storage);
  await storage.close();
}

/** Comes in through the door, as a person does, and shows the page at `to`. */
export async function signIn(context: BrowserContext, login: string, to = '/'): Promise<Page> {
  const page = await context.newPage();
  await page.goto(to);
  await page.getByLabel('Usuário').fill(login);
  await page.getByLabel('Senha', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Entrar' }).click();
  await page.getByRole('navigation', { name: 'Menu principal' }).waitFor({ state: 'attached' });
  return page;
}
