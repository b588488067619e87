/**
 * `npm run bench:reports`: every report over a year of a large clinic (a million visits, 200 doctors, 500,000 calls; less
 * with VISITS and CALLS), on SQLite and on a private MariaDB. Beside the time of each: how long it kept others from their
 * turn at most, and this process's CPU. Ends with exit code 1 when a query does not keep to the index that is meant for it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { mariadbAvailable, startMariadb } from '../e2e/support/mariadb.ts';
import type { Office } from '../src/office/desk.ts';
import { callHours } from '../src/office/reports/call-hours.ts';
import { channels } from '../src/office/reports/channels.ts';
import { leadTime } from '../src/office/reports/lead-time.ts';
import { noShows } from '../src/office/reports/no-shows.ts';
import { occupancy } from '../src/office/reports/occupancy.ts';
import type { VisitFilter } from '../src/office/reports/report-store.ts';
import { whereCallsEnd } from '../src/office/reports/call-ends.ts';
import { openStorage, type Storage } from '../src/storage/index.ts';
import { DOCTOR_IDS, LOCATION_IDS, SPECIALTY_IDS, YEAR } from './reports/large-clinic.ts';
import { plansAreRight } from './reports/plans.ts';
import { fillMariadb, fillSqlite } from './reports/fill.ts';

const id = (ids: readonly string[]): string => ids[0] ?? '';
const all: VisitFilter = { doctorId: null, specialtyId: null, locationId: null };
const filters: Readonly<Record<string, VisitFilter>> = {
  '': all,
  ' of a place': { ...all, locationId: id(LOCATION_IDS) },
  ' of a specialty': { ...all, specialtyId: id(SPECIALTY_IDS) },
  ' of a doctor': { ...all, doctorId: id(DOCTOR_IDS) },
};

const ofVisits = { occupancy, 'no-shows': noShows, 'lead time': leadTime, channels };

function reportsOf(office: Office): Readonly<Record<string, () => Promise<unknown>>> {
  const byFilter = Object.entries(filters).flatMap(([words, filter]) =>
    Object.entries(ofVisits).map(
      ([name, report]) => [`${name}${words}`, () => report(office, YEAR, filter)] as const,
    ),
  );
  return {
    ...Object.fromEntries(byFilter),
    'calls by hour': () => callHours(office, YEAR),
    'where calls end': () => whereCallsEnd(office, YEAR, (question) => question),
  };
}

/** The first run warms what is warm in a clinic that is at work; the second is told. */
async function measure(storage: Storage): Promise<readonly string[]> {
  const { stores, office } = storage;
  const desk: Office = {
    stores,
    office,
    clock: { now: () => Date.UTC(2027, 6, 1) },
    ids: { next: () => '', protocol: () => '' },
    random: Math.random,
  };
  const lines: string[] = [];
  for (const [name, run] of Object.entries(reportsOf(desk))) {
    await run();
    const delays = monitorEventLoopDelay({ resolution: 1 });
    delays.enable();
    const began = performance.now();
    const cpu = process.cpuUsage();
    await run();
    const took = performance.now() - began;
    const { user, system } = process.cpuUsage(cpu);
    delays.disable();
    lines.push(
      `${name.padEnd(28)} ${took.toFixed(0).padStart(6)} ms   CPU ${((user + system) / 1e3).toFixed(0).padStart(5)} ms   longest turn ${(delays.max / 1e6).toFixed(0).padStart(4)} ms`,
    );
  }
  return lines;
}

async function onEngine(name: string, url: string, fill: () => Promise<void>): Promise<void> {
  const ids = { next: () => '', protocol: () => '' };
  const storage = await openStorage(url, { ids, now: Date.now, log: { warn: () => {} } });
  try {
    await storage.migrate();
    console.log(`${name}: filling`);
    await fill();
    const arePlansRight = await plansAreRight(storage.database);
    for (const line of await measure(storage)) console.log(`${name}  ${line}`);
    if (!arePlansRight) process.exitCode = 1;
  } finally {
    await storage.close();
  }
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'disque-bench-'));
  try {
    const file = join(folder, 'clinic.db');
    await onEngine('SQLite ', `sqlite:${file}`, () => fillSqlite(file));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  if (!mariadbAvailable()) return;
  // A server of a clinic this large is given more memory than its default.
  const server = await startMariadb(['--innodb-buffer-pool-size=1G', '--innodb-flush-log-at-trx-commit=0']);
  try {
    await onEngine('MariaDB', await server.createDatabase('bench'), () => fillMariadb(server, 'bench'));
  } finally {
    await server.stop();
  }
}

await main();
