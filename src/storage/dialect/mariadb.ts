import { MysqlAdapter, MysqlIntrospector, MysqlQueryCompiler } from 'kysely';
import type { CompiledQuery, DatabaseConnection, Dialect, Driver, Kysely, QueryResult } from 'kysely';
import type { Connection, UpsertResult } from 'mariadb';
import type { MysqlUrl } from './database-url.ts';
import { isConnectionLost, withoutSecrets } from './errors.ts';
import { connectMariadb } from './mariadb-connection.ts';
import { FailoverPool, type Lease } from './mariadb-pool.ts';
import { within } from './within.ts';

export interface MariadbLimits {
  readonly maxConnections: number;
  readonly connectTimeoutMs: number;
  readonly acquireTimeoutMs: number;
  /** Per statement; a server that does not answer is given up, with its connection. */
  readonly queryTimeoutMs: number;
}

export const defaultLimits: MariadbLimits = {
  maxConnections: 10,
  connectTimeoutMs: 3_000,
  acquireTimeoutMs: 5_000,
  queryTimeoutMs: 8_000,
};

/** Kysely over MariaDB's connector, for MariaDB, MySQL and Galera. Sessions: see `mariadb-connection.ts`. */
export function mariadbDialect(url: MysqlUrl, limits: MariadbLimits = defaultLimits): Dialect {
  return {
    createAdapter: () => new MysqlAdapter(),
    createDriver: () => new MariadbDriver(url, limits),
    createIntrospector: (db: Kysely<unknown>) => new MysqlIntrospector(db),
    createQueryCompiler: () => new MysqlQueryCompiler(),
  };
}

class MariadbDriver implements Driver {
  readonly #pool: FailoverPool<MysqlUrl['hosts'][number], Connection>;
  readonly #limits: MariadbLimits;

  constructor(url: MysqlUrl, limits: MariadbLimits) {
    this.#limits = limits;
    this.#pool = new FailoverPool({
      hosts: url.hosts,
      connect: (host) => connectMariadb(url, host, limits.connectTimeoutMs),
      maxConnections: limits.maxConnections,
      acquireTimeoutMs: limits.acquireTimeoutMs,
    });
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return new MariadbConnection(await this.#pool.acquire(), this.#limits.queryTimeoutMs);
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await ours(connection).run('START TRANSACTION');
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await ours(connection).run('COMMIT');
  }

  /** A rollback that fails ends with the connection: the server rolls back by itself. */
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    const mariadb = ours(connection);
    if (mariadb.broken) return;
    await mariadb.run('ROLLBACK').catch(() => {
      mariadb.broken = true;
    });
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    const { lease, broken } = ours(connection);
    this.#pool.release(lease, broken ? 'broken' : 'good');
  }

  async destroy(): Promise<void> {
    await this.#pool.close();
  }
}

function ours(connection: DatabaseConnection): MariadbConnection {
  if (connection instanceof MariadbConnection) return connection;
  throw new TypeError('a connection of another driver');
}

class MariadbConnection implements DatabaseConnection {
  readonly lease: Lease<Connection>;
  readonly #timeoutMs: number;
  broken = false;

  constructor(lease: Lease<Connection>, timeoutMs: number) {
    this.lease = lease;
    this.#timeoutMs = timeoutMs;
  }

  /** Values travel apart from the statement (server-side parameters), which is prepared once per connection. */
  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { connection } = this.lease;
    const result = await this.#within<R[] | UpsertResult | undefined>(
      parameters.length === 0 ? connection.query(sql) : connection.execute(sql, parameters),
    );
    if (Array.isArray(result)) return { rows: result };
    return { rows: [], numAffectedRows: BigInt(result?.affectedRows ?? 0) };
  }

  async run(sql: string): Promise<void> {
    await this.#within(this.lease.connection.query(sql));
  }

  // oxlint-disable-next-line require-yield -- part of Kysely's interface, and nobody here streams
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('streaming is not supported: read in batches');
  }

  async #within<T>(answer: Promise<T>): Promise<T> {
    try {
      return await within(this.#timeoutMs, answer);
    } catch (error) {
      this.broken ||= isConnectionLost(error);
      throw withoutSecrets(error);
    }
  }
}
