/** Runs a storage suite on every engine, each test on an empty database of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { openStorage, type Storage, type StorageOptions } from '../../src/storage/index.ts';
import { type MariadbServer, mariadbAvailable, startMariadb } from '../support/mariadb.ts';
import { testIds } from './fixtures.ts';

export interface TestEngine {
  readonly name: 'SQLite' | 'MariaDB';
  /** The URL of an empty database. */
  emptyDatabase(): Promise<string>;
}

/** Names the suite once per engine; on MariaDB with a private server. */
export function onEveryEngine(title: string, suite: (engine: TestEngine) => void): void {
  describe(`${title} on SQLite`, () => {
    suite(sqliteEngine());
  });
  describe.skipIf(!mariadbAvailable())(`${title} on MariaDB`, () => {
    const server = privateMariadb();
    let count = 0;
    suite({ name: 'MariaDB', emptyDatabase: () => server().createDatabase(`test_${(count += 1)}`) });
  });
}

function sqliteEngine(): TestEngine {
  let folder: string | undefined;
  let count = 0;
  afterAll(() => {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });
  return {
    name: 'SQLite',
    async emptyDatabase() {
      folder ??= mkdtempSync(join(tmpdir(), 'disque-sqlite-'));
      return `sqlite:${join(folder, `test-${(count += 1)}.db`)}`;
    },
  };
}

/** A server for the suite that calls this; to be used once its tests run. */
export function privateMariadb(): () => MariadbServer {
  let server: MariadbServer | undefined;
  beforeAll(async () => {
    server = await startMariadb();
  });
  afterAll(async () => {
    await server?.stop();
  });
  return () => {
    if (server === undefined)
      throw new Error('the server is started before the tests, not before their description');
    return server;
  };
}

const opened: Storage[] = [];

/** Opens a database, and closes it when its file's tests are over. */
export async function open(url: string, options: Partial<StorageOptions> = {}): Promise<Storage> {
  const storage = await openStorage(url, {
    ids: testIds,
    now: Date.now,
    log: { warn: () => {} },
    ...options,
  });
  opened.push(storage);
  return storage;
}

/** Opened, migrated, and with the demo clinic. */
export async function openDemo(url: string, options: Partial<StorageOptions> = {}): Promise<Storage> {
  const storage = await open(url, options);
  await storage.migrate();
  await storage.seedDemo((options.now ?? Date.now)());
  return storage;
}

afterAll(async () => {
  await Promise.all(opened.splice(0).map((storage) => storage.close()));
});
