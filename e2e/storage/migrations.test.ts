import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { migrate } from '../../src/storage/migrations/migrator.ts';
import { migrations } from '../../src/storage/migrations/index.ts';
import type { Storage } from '../../src/storage/index.ts';
import { onEveryEngine, open } from './engines.ts';
import { inProcess } from './processes.ts';

const all = migrations.map(({ name }) => name);

onEveryEngine('the schema', (engine) => {
  let url: string;
  let storage: Storage;

  beforeEach(async () => {
    url = await engine.emptyDatabase();
    storage = await open(url);
  });

  const run = (statement: string) => storage.database.read((db) => sql.raw(statement).execute(db));
  const options = (now = Date.now()) => ({ now: () => now, holder: 'tester', sleep: async () => {} });

  test('is made from nothing, once', async () => {
    await expect(storage.assertSchema()).rejects.toThrow(
      'the database is empty: run `disque-consulta migrate`',
    );
    expect(await storage.migrate()).toEqual(all);
    expect(await storage.migrate()).toEqual([]);
    await storage.assertSchema();
  });

  test('is made once by twenty processes at the same time', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => inProcess<string[]>('migrate', url)));
    expect(made.flat()).toEqual(all);
    await storage.assertSchema();
  });

  test('is completed after a crash between two statements', async () => {
    const half = migrations.map((migration) => ({
      ...migration,
      statements: (engine: 'sqlite' | 'mysql') => [...migration.statements(engine).slice(0, 4), 'CRASH'],
    }));
    await expect(migrate(storage.database, { ...options(), migrations: half })).rejects.toThrow(/syntax/);
    expect(await storage.migrate()).toEqual(all);
    expect(await storage.seedDemo(Date.now())).toBe(true);
  });

  test('is completed after the process that made it died with the lock', async () => {
    await storage.migrate();
    await run('DELETE FROM schema_migrations WHERE version > 1');
    await run("INSERT INTO migration_lock VALUES (1, 'dead', '2020-01-01 00:00:00.000')");
    expect(await storage.migrate()).toEqual(all.slice(1));
    const locks = await storage.database.read((db) => db.selectFrom('migration_lock').selectAll().execute());
    expect(locks).toEqual([]);
  });

  test('waits for a process that is at work, and not for ever', async () => {
    await storage.migrate();
    await run('DELETE FROM schema_migrations WHERE version > 1');
    await run("INSERT INTO migration_lock VALUES (1, 'busy', '2199-01-01 00:00:00.000')");
    let now = Date.now();
    const clock = { now: () => (now += 10_000), holder: 'tester', sleep: async () => {} };
    await expect(migrate(storage.database, clock)).rejects.toThrow(
      'another process has been at it for too long',
    );
  });

  test('finds out by whom the visits were booked that an older program has left', async () => {
    await migrate(storage.database, { ...options(), migrations: migrations.slice(0, 4) });
    const visit = (id: string, protocol: string) =>
      `INSERT INTO appointments VALUES ('${id}', '${protocol}', 'p', 'd', 's', 'l', '2027-01-04 11:00:00',
        '2027-01-04 11:30:00', '2027-01-04 11:00:00', '2027-01-04 11:30:00', '2027-01-04', '08:00', 0, 'booked',
        '2026-12-01 11:00:00', '2026-12-01 11:00:00')`;
    const event = (id: string, visitOf: string, kind: string, by: string) =>
      `INSERT INTO appointment_events VALUES ('${id}', '${visitOf}', '${kind}', '2026-12-01 11:00:00.000', '${by}',
        NULL, NULL, NULL)`;
    for (const statement of [
      visit('one', '111111'),
      visit('two', '222222'),
      event('one', 'one', 'booked', 'patient-phone'),
      event('moved', 'one', 'moved', 'staff'),
    ])
      await run(statement);
    expect(await storage.migrate()).toEqual(['office']);
    const rows = await storage.database.read((db) =>
      db.selectFrom('appointments').select(['id', 'booked_by']).orderBy('id').execute(),
    );
    expect(rows).toEqual([
      { id: 'one', booked_by: 'patient-phone' },
      { id: 'two', booked_by: null },
    ]);
  });

  test('older than the program: says to migrate', async () => {
    await storage.migrate();
    await run('DELETE FROM schema_migrations WHERE version > 1');
    await expect(storage.assertSchema()).rejects.toThrow(
      `the database has schema 1, this program needs ${migrations.length}: run \`disque-consulta migrate\``,
    );
  });

  test('newer than the program: refused, and left alone', async () => {
    await storage.migrate();
    await run("INSERT INTO schema_migrations VALUES (99, 'future', '2030-01-01 00:00:00')");
    await expect(storage.assertSchema()).rejects.toThrow('newer than this program knows');
    await expect(storage.migrate()).rejects.toThrow('newer than this program knows');
  });
});
