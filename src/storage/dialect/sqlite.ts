import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { CompiledQuery, DatabaseConnection, Dialect, Driver, Kysely, QueryResult } from 'kysely';

/**
 * How long SQLite itself waits for another process's lock. Short, because the whole event loop waits with it; longer
 * waits are made of retries (`retry.ts`), which give way to other calls.
 */
const busyTimeoutMs = 50;
const maxStatements = 256;

/**
 * Opens a database file for one process of several.
 *
 * `synchronous=FULL`: an acknowledged booking is on the disk before anybody hears of it, whatever dies next.
 * Foreign keys are not declared (the same schema runs sharded), so not enforced.
 */
function openSqlite(file: string): DatabaseSync {
  if (file !== ':memory:') createFolder(dirname(file));
  const db = new DatabaseSync(file, { timeout: busyTimeoutMs, enableForeignKeyConstraints: false });
  try {
    db.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;');
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}

/** One level: a longer path that is not there is likelier a slip than a wish. */
function createFolder(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
}

/** Kysely over `node:sqlite`. Transactions are writers from their first statement (`BEGIN IMMEDIATE`). */
export function sqliteDialect(file: string): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new NodeSqliteDriver(file),
    createIntrospector: (db: Kysely<unknown>) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

class NodeSqliteDriver implements Driver {
  readonly #file: string;
  #connection: NodeSqliteConnection | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  async init(): Promise<void> {
    this.#connection = new NodeSqliteConnection(openSqlite(this.#file));
  }

  /** One connection; Kysely queues those who want it. */
  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#opened();
  }

  async beginTransaction(): Promise<void> {
    this.#opened().db.exec('BEGIN IMMEDIATE');
  }

  async commitTransaction(): Promise<void> {
    this.#opened().db.exec('COMMIT');
  }

  async rollbackTransaction(): Promise<void> {
    const { db } = this.#opened();
    if (db.isTransaction) db.exec('ROLLBACK');
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    this.#connection?.db.close();
    this.#connection = undefined;
  }

  #opened(): NodeSqliteConnection {
    if (this.#connection === undefined) throw new Error('the SQLite database is closed');
    return this.#connection;
  }
}

interface Prepared {
  readonly statement: StatementSync;
  readonly isQuery: boolean;
}

class NodeSqliteConnection implements DatabaseConnection {
  readonly db: DatabaseSync;
  readonly #prepared = new Map<string, Prepared>();

  constructor(db: DatabaseSync) {
    this.db = db;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { statement, isQuery } = this.#prepare(sql);
    const values = parameters as readonly SQLInputValue[];
    if (isQuery) return { rows: statement.all(...values) as R[] };
    const { changes } = statement.run(...values);
    return { rows: [], numAffectedRows: BigInt(changes) };
  }

  // oxlint-disable-next-line require-yield -- part of Kysely's interface, and nobody here streams
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('streaming is not supported: read in batches');
  }

  #prepare(sql: string): Prepared {
    const known = this.#prepared.get(sql);
    if (known !== undefined) return known;
    if (this.#prepared.size >= maxStatements) this.#prepared.clear();
    const statement = this.db.prepare(sql);
    const prepared = { statement, isQuery: statement.columns().length > 0 };
    this.#prepared.set(sql, prepared);
    return prepared;
  }
}
