/**
 * `npm run bench:web`: does the console's load slow the telephone? Key press → next command, with callers at the line, first
 * alone, then beside so many API requests a second; one process serves both, the generators are another.
 *
 *     npm run bench:web -- --calls 1000 --requests 1000 --seconds 20
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { systemIds } from '../src/main/ids.ts';
import { beginSession } from '../src/office/session.ts';
import { hashPassword, oneTimePassword } from '../src/office/password/hash.ts';
import { placeCall } from '../src/phone/place-call.ts';
import type { Handset } from '../src/phone/handset.ts';
import { demoPatients, openStorage } from '../src/storage/index.ts';

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '1000' },
    requests: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '20' },
  },
});
const CALLS = Number(values.calls);
const REQUESTS = Number(values.requests);
const SECONDS = Number(values.seconds);
const AGI_PORT = 24_573;
const HTTP_PORT = 28_080;
/** Between two keys of a caller, milliseconds: a thousand callers press some 400 keys a second. */
const THINKING_MS = { least: 1_000, most: 4_000 };
/** Each with a rate limit of its own, as colleagues have. */
const COLLEAGUES = 80;

const folder = mkdtempSync(path.join(tmpdir(), 'disque-bench-web-'));
const databaseUrl = `sqlite:${path.join(folder, 'clinic.db')}`;

/** Callers who go to and fro between two menus; each key's answer is timed. */
class Callers {
  #latencies: number[] = [];
  #over = false;

  /** All of them identified, and at their menus. */
  async begin(count: number): Promise<void> {
    for (let caller = 0; caller < count; caller += 1) {
      void this.#keepCalling(caller);
      await delay(5);
    }
    await delay(5_000);
  }

  async #keepCalling(caller: number): Promise<void> {
    while (!this.#over) {
      const number = `85${String(900_000_000 + caller)}`;
      const dialled = { host: '127.0.0.1', port: AGI_PORT, callerNumber: number };
      await placeCall(dialled, this.#handset(caller)).catch(() => delay(500));
    }
  }

  async measure(seconds: number) {
    this.#latencies = [];
    await delay(seconds * 1000);
    const sorted = this.#latencies.toSorted((a, b) => a - b);
    const at = (share: number) =>
      Number((sorted[Math.floor(sorted.length * share)] ?? Number.NaN).toFixed(1));
    return { keys: sorted.length, p50: at(0.5), p99: at(0.99), max: at(0.9999) };
  }

  end(): void {
    this.#over = true;
  }

  #handset(caller: number): Handset {
    const patient = demoPatients[caller % demoPatients.length];
    const identity = `${patient?.cpf}${patient?.birthDate.split('-').reverse().join('')}`;
    let script = identity;
    let pressedAt = 0;
    return {
      putDown: new Promise(() => undefined),
      prepare: () => {
        if (pressedAt > 0) this.#latencies.push(performance.now() - pressedAt);
        pressedAt = 0;
      },
      hear: () => Promise.resolve(),
      waitingKeys: () => '',
      key: async () => {
        const key = script[0] ?? '1';
        // Identified: to the specialties, and back.
        script = script.length > 1 ? script.slice(1) : script === '1' ? '*' : '1';
        const isMenu = key === '1' && script === '*';
        if (isMenu || key === '*')
          await delay(THINKING_MS.least + Math.random() * (THINKING_MS.most - THINKING_MS.least));
        if (isMenu || key === '*') pressedAt = performance.now();
        return key;
      },
    };
  }
}

/** As many requests a second as are wanted, on kept connections, while `work` lasts. */
async function besideRequests<T extends object>(cookies: readonly string[], work: () => Promise<T>) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
  const today = new Date().toISOString().slice(0, 10);
  const paths = [`/api/v1/agenda?from=${today}&until=${today}`, '/api/v1/session', '/api/v1/clinic'];
  const answers = new Map<number, number>();
  let sent = 0;
  const over = new AbortController();
  const began = performance.now();
  const pump = async () => {
    while (!over.signal.aborted) {
      const due = Math.floor(((performance.now() - began) / 1000) * REQUESTS);
      for (; sent < due; sent += 1)
        request(paths[sent % paths.length] ?? '/', cookies[sent % cookies.length] ?? '');
      await delay(5);
    }
  };
  const request = (where: string, cookie: string) => {
    const options = { host: '127.0.0.1', port: HTTP_PORT, path: where, agent, headers: { cookie } };
    http
      .get(options, (response) => {
        const status = response.statusCode ?? 0;
        answers.set(status, (answers.get(status) ?? 0) + 1);
        response.resume();
      })
      .on('error', () => answers.set(0, (answers.get(0) ?? 0) + 1));
  };
  const pumping = pump();
  const result = await work();
  over.abort();
  await pumping;
  agent.destroy();
  const seconds = (performance.now() - began) / 1000;
  const answered = [...answers].map(([status, count]) => `${status}: ${Math.round(count / seconds)}/s`);
  return { ...result, answers: answered.join(', ') };
}

/** Cookies of as many signed-in receptionists. */
async function colleagues(): Promise<string[]> {
  const storage = await openStorage(databaseUrl, {
    ids: systemIds,
    now: Date.now,
    log: { warn: () => undefined },
  });
  const { stores, office } = storage;
  const desk = { stores, office, clock: { now: Date.now }, ids: systemIds, random: Math.random };
  const passwordHash = await hashPassword(oneTimePassword());
  const cookies: string[] = [];
  for (let number = 1; number <= COLLEAGUES; number += 1) {
    const user = {
      id: systemIds.next(),
      login: `colega-${number}`,
      name: `Colega ${number}`,
      role: 'receptionist' as const,
      doctorId: null,
      passwordHash,
      mustChangePassword: false,
      totpSecret: null,
      totpStep: null,
      active: true,
      lastLoginAt: null,
      version: 1,
    };
    await office.users.insert(user, Date.now());
    const whence = { address: '127.0.0.1', agent: 'bench' };
    cookies.push(`disque_session=${await beginSession(desk, user, whence, 3_600_000)}`);
  }
  await storage.close();
  return cookies;
}

async function startServer(): Promise<ChildProcess> {
  const program = fileURLToPath(new URL('../bin/disque-consulta', import.meta.url));
  const env = {
    PATH: process.env['PATH'],
    DATABASE_URL: databaseUrl,
    DEMO: 'true',
    AGI_PORT: String(AGI_PORT),
    AGI_MAX_CALLS: '20000',
    HTTP_PORT: String(HTTP_PORT),
    LOG_LEVEL: 'error',
  };
  const child = spawn(program, ['serve'], { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => String(text).includes('is up') && resolve());
    child.on('exit', () => reject(new Error('the server ended before it was up')));
  });
  return child;
}

const server = await startServer();
try {
  const cookies = await colleagues();
  const callers = new Callers();
  await callers.begin(CALLS);
  const rows = [
    { beside: 'nothing', ...(await callers.measure(SECONDS)) },
    { beside: `${REQUESTS} requests/s`, ...(await besideRequests(cookies, () => callers.measure(SECONDS))) },
  ];
  console.log(`\nKey press → next command, ms; ${CALLS} calls in progress`);
  console.table(rows);
  callers.end();
} finally {
  server.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
process.exit(0);
