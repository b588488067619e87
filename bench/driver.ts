/**
 * `npm run bench:driver`: MariaDB's connector against mysql2, with the transaction that holds a time (BEGIN, write the
 * doctor's day, take six ticks, COMMIT), 16 at once, each caller with a doctor of its own.
 * mysql2 is no dependency: without it, only the connector is measured, and how to install it is said.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createConnection } from 'mariadb';
import { mariadbAvailable, startMariadb } from '../e2e/support/mariadb.ts';
import { openStorage } from '../src/storage/index.ts';

const concurrency = 16;
const seconds = Number(process.env['SECONDS'] ?? 4);
/** Where mysql2 was installed, when not here. */
const modules = process.env['DRIVER_MODULES'] ?? import.meta.dirname;

type Run = (sql: string, values: readonly unknown[]) => Promise<unknown>;
interface Bench {
  readonly name: string;
  /** A connection of its own: how to run a statement, and how to end. */
  connect(url: URL): Promise<{ run: Run; end: () => Promise<void> }>;
}

interface Mysql2 {
  createConnection(options: object): Promise<Record<'query' | 'execute', Run> & { end(): Promise<void> }>;
}

function loadMysql2(): Mysql2 | null {
  try {
    return createRequire(join(modules, 'x'))('mysql2/promise') as Mysql2;
  } catch {
    console.log('mysql2 is not installed: `npm i --no-save mysql2@3.24.6` to measure it too\n');
    return null;
  }
}

const options = (url: URL) => ({
  host: url.hostname,
  port: Number(url.port),
  user: url.username,
  password: url.password,
  database: url.pathname.slice(1),
});

const ours = (how: 'query' | 'execute'): Bench => ({
  name: `mariadb.${how}`,
  async connect(url) {
    const connection = await createConnection({
      ...options(url),
      bigIntAsNumber: true,
      insertIdAsNumber: true,
      pipelining: false, // as the product must, see mariadb-connection.ts
    });
    return {
      run: (sql, values) => (values.length === 0 ? connection.query(sql) : connection[how](sql, values)),
      end: () => connection.end(),
    };
  },
});

const theirs = (mysql2: Mysql2, how: 'query' | 'execute'): Bench => ({
  name: `mysql2.${how}`,
  async connect(url) {
    const connection = await mysql2.createConnection(options(url));
    return {
      run: (sql, values) => (values.length === 0 ? connection.query(sql, []) : connection[how](sql, values)),
      end: () => connection.end(),
    };
  },
});

const row = '(?, 0, ?, NULL, ?, ?)';
const statements = {
  day: 'INSERT INTO agenda_days (doctor_id, day, version) VALUES (?, ?, 1) ON DUPLICATE KEY UPDATE version = version + 1',
  take: `INSERT INTO slot_claims (doctor_id, lane, tick, appointment_id, hold_id, expires_at)
           VALUES ${Array.from({ length: 6 }, () => row).join(', ')}`,
};

async function hold(run: Run, doctor: string, count: number): Promise<void> {
  const tick = 6_000_000 + count * 6;
  const id = `${doctor}-${count}`;
  await run('START TRANSACTION', []);
  await run(statements.day, [doctor, '2027-01-04']);
  await run(
    statements.take,
    Array.from({ length: 6 }, (_, step) => [doctor, tick + step, id, '2027-01-04 09:00:00.000']).flat(),
  );
  await run('COMMIT', []);
}

interface Measured {
  readonly perSecond: number;
  /** Of this process, for each transaction. */
  readonly cpuMicroseconds: number;
}

/** `work` again and again, 16 at once, for a while. */
async function measure(work: (caller: number, count: number) => Promise<void>): Promise<Measured> {
  let done = 0;
  const cpu = process.cpuUsage();
  const began = performance.now();
  const until = began + seconds * 1_000;
  await Promise.all(
    Array.from({ length: concurrency }, async (_, caller) => {
      for (let count = 0; performance.now() < until; count += 1, done += 1) await work(caller, count);
    }),
  );
  const { user, system } = process.cpuUsage(cpu);
  return { perSecond: (done * 1_000) / (performance.now() - began), cpuMicroseconds: (user + system) / done };
}

function show(name: string, { perSecond, cpuMicroseconds }: Measured): void {
  console.log(
    `${name.padEnd(24)} ${perSecond.toFixed(0).padStart(6)} holds/s  ${cpuMicroseconds.toFixed(0).padStart(5)} µs of CPU each`,
  );
}

async function measureDriver(bench: Bench, url: URL): Promise<Measured> {
  const connections = await Promise.all(Array.from({ length: concurrency }, () => bench.connect(url)));
  // As the product's sessions are: gap locks of REPEATABLE READ make strangers deadlock.
  for (const { run } of connections) await run('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED', []);
  const result = await measure((caller, count) => {
    const connection = connections[caller];
    return connection === undefined
      ? Promise.resolve()
      : hold(connection.run, `${bench.name}-${caller}`, count);
  });
  await Promise.all(connections.map(({ end }) => end()));
  return result;
}

/** The same work through the product: Kysely, pool, time limits, retries. */
async function measureStorage(url: string): Promise<Measured> {
  const ids = { next: () => '', protocol: () => '' };
  const limits = {
    maxConnections: concurrency,
    connectTimeoutMs: 3_000,
    acquireTimeoutMs: 5_000,
    queryTimeoutMs: 8_000,
  };
  const storage = await openStorage(url, { ids, now: Date.now, log: { warn: () => {} }, limits });
  const now = Date.UTC(2027, 0, 4, 8);
  const result = await measure(async (caller, count) => {
    const visit = { start: 6_000_000 + count * 6, end: 6_000_006 + count * 6 };
    const place = {
      doctorId: `storage-${caller}`,
      specialtyId: 's',
      locationId: 'l',
      date: '2027-01-04',
      minute: 480,
    };
    const request = {
      id: `storage-${caller}-${count}`,
      offer: { ...place, visit, claim: visit, lane: 0 },
      now,
      expiresAt: now + 60_000,
    };
    await storage.stores.agenda.hold(request);
  });
  await storage.close();
  return result;
}

async function main(): Promise<void> {
  if (!mariadbAvailable()) return;
  const server = await startMariadb();
  try {
    const url = await server.createDatabase('bench');
    const storage = await openStorage(url, {
      ids: { next: () => '', protocol: () => '' },
      now: Date.now,
      log: { warn: () => {} },
    });
    await storage.migrate();
    await storage.close();
    const mysql2 = loadMysql2();
    const drivers = [ours('query'), ours('execute')];
    if (mysql2 !== null) drivers.push(theirs(mysql2, 'query'), theirs(mysql2, 'execute'));
    for (const driver of drivers) show(driver.name, await measureDriver(driver, new URL(url)));
    show('the storage room', await measureStorage(url));
  } finally {
    await server.stop();
  }
}

await main();
