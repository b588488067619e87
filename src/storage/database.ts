import { Kysely, type Transaction } from 'kysely';
import { parseDatabaseUrl, type DatabaseUrl } from './dialect/database-url.ts';
import { type MariadbLimits, mariadbDialect } from './dialect/mariadb.ts';
import { sqliteDialect } from './dialect/sqlite.ts';
import { defaultRetry, retry, type RetryOptions } from './retry.ts';
import type { Tables } from './schema/tables.ts';

/** The SQL family spoken: `mysql` is MySQL, MariaDB and Galera. */
export type Engine = DatabaseUrl['engine'];
export type Sql = Kysely<Tables>;
export type Tx = Transaction<Tables>;

/** One database, with its retries. Stores reach it only through here. */
export interface Database {
  readonly engine: Engine;
  /** Statements outside a transaction, retried as a whole. */
  read<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /** One short transaction, retried as a whole; `undone` carries an outcome out of it without a COMMIT. */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly retry?: Partial<RetryOptions>;
  readonly limits?: MariadbLimits;
  /** What errors call the URL. */
  readonly setting?: string;
}

export function connectDatabase(databaseUrl: string, options: DatabaseOptions = {}): Database {
  const url = parseDatabaseUrl(databaseUrl, options.setting);
  const sql: Sql = new Kysely<Tables>({
    dialect: url.engine === 'sqlite' ? sqliteDialect(url.file) : mariadbDialect(url, options.limits),
  });
  const retrying = { ...defaultRetry, ...options.retry };
  return {
    engine: url.engine,
    read: (work) => retry(() => work(sql), retrying),
    write: (work) => retry(() => transact(sql, work), retrying),
    close: () => sql.destroy(),
  };
}

/** Thrown inside a transaction: undo everything, and give this to whoever asked. */
class Undone extends Error {
  readonly outcome: unknown;

  constructor(outcome: unknown) {
    super('transaction undone on purpose');
    this.outcome = outcome;
  }
}

/** Leaves the transaction without a trace in the database; `write` resolves to `outcome`. */
export function undone(outcome: unknown): never {
  throw new Undone(outcome);
}

async function transact<T>(sql: Sql, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await sql.transaction().execute(work);
  } catch (error) {
    if (error instanceof Undone) return error.outcome as T;
    throw error;
  }
}
