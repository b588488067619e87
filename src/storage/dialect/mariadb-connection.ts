import { type Connection, type ConnectionConfig, createConnection } from 'mariadb';
import type { DatabaseHost, MysqlUrl } from './database-url.ts';
import { withoutSecrets } from './errors.ts';
import { within } from './within.ts';

/**
 * What every session is told: UTC; strict, standard SQL; each statement reads what is committed now (no stale
 * snapshot, hardly any gap locks); and to give up waiting for a row before the caller would.
 */
const session = [
  `SET SESSION time_zone = '+00:00', innodb_lock_wait_timeout = 4,
     sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'`,
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
];

/** Connects to one host, ready for use. */
export async function connectMariadb(
  url: MysqlUrl,
  host: DatabaseHost,
  timeoutMs: number,
  overrides: ConnectionConfig = {},
): Promise<Connection> {
  let connection: Connection | undefined;
  try {
    connection = await createConnection({ ...settings(url, host, timeoutMs), ...overrides });
    connection.on('error', () => {}); // told by isValid(), and by the next statement
    for (const statement of session) await within(timeoutMs, connection.query(statement));
    return connection;
  } catch (error) {
    connection?.destroy();
    throw withoutSecrets(error);
  }
}

function settings(url: MysqlUrl, host: DatabaseHost, timeoutMs: number): ConnectionConfig {
  return {
    ...host,
    user: url.user,
    password: url.password,
    database: url.database,
    ...(url.tls === false ? {} : { ssl: { rejectUnauthorized: url.tls === true } }),
    // MySQL 8's default login needs the server's key when the line is not encrypted.
    allowPublicKeyRetrieval: url.tls === false,
    connectTimeout: timeoutMs,
    keepAliveDelay: 30_000,
    charset: 'utf8mb4',
    dateStrings: true,
    bigIntAsNumber: true,
    insertIdAsNumber: true,
    decimalAsNumber: true,
    checkNumberRange: true,
    foundRows: true,
    logParam: false,
    // Pipelined, the connector sends PREPARE and "execute what was prepared last" together: when PREPARE is refused (a
    // Galera conflict, error 1213), the server executes the statement *before* it, with these values.
    pipelining: false,
  };
}
