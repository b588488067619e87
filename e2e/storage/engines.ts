/** Runs a storage suite on every engine, each test on an empty database of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { openStorage, type Storage, type StorageOptions } from '../../src/storage/index.ts';
import { mariadbAvailable, startMariadb } from '../support/mariadb.ts';
import { mysqlAvailable, startMysql } from '../support/mysql.ts';
import type { SqlServer } from '../support/sql-server.ts';
import { testIds } from './fixtures.ts';

export interface TestEngine {
  readonly name: 'SQLite' | 'MariaDB' | 'MySQL';
  /** The URL of an empty database. */
  emptyDatabase(): Promise<string>;
}

const servers = [
  { name: 'MariaDB', isAvailable: mariadbAvailable, start: startMariadb },
  { name: 'MySQL', isAvailable: mysqlAvailable, start: startMysql },
] as const;

/** Names the suite once per engine; on MariaDB and MySQL with a private server. */
export function onEveryEngine(title: string, suite: (engine: TestEngine) => void): void {
  describe(`${title} on SQLite`, () => {
    suite(sqliteEngine());
  });
  onEveryServer(title, (server, name) => {
    let count = 0;
    suite({ name, emptyDatabase: () => server().createDatabase(`test_${(count += 1)}`) });
  });
}

/** Names the suite once per kind of server, for what SQLite has not; the server is to be used once the tests run. */
export function onEveryServer(
  title: string,
  suite: (server: () => SqlServer, name: 'MariaDB' | 'MySQL') => void,
): void {
  for (const { name, isAvailable, start } of servers) {
    describe.skipIf(!isAvailable())(`${title} on ${name}`, () => {
      suite(privateServer(start), name);
    });
  }
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

function privateServer(start: () => Promise<SqlServer>): () => SqlServer {
  let server: SqlServer | undefined;
  beforeAll(async () => {
    server = await start();
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
