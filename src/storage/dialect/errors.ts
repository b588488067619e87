import type { SqlError } from 'mariadb';

/** What went wrong in the words of the database, whichever it is. Both drivers put a number on their errors. */
interface DatabaseError {
  readonly code?: unknown;
  /** MySQL and MariaDB. */
  readonly errno?: unknown;
  /** `node:sqlite`: SQLite's extended result code. */
  readonly errcode?: unknown;
}

/** Our own time limits, with a code like the drivers'. */
export class DatabaseTimeout extends Error {
  override readonly name = 'DatabaseTimeout';
  readonly code = 'DATABASE_TIMEOUT';
}

/**
 * Server errors that pass: deadlock or Galera conflict (1213), MySQL group replication's conflict (3101), lock wait
 * (1205), record changed (1020), error during COMMIT (1180), node not ready (1047, 3032, 3100), too many connections
 * (1040, 1203, 1226), shutdown (1053, 1077), connection killed (1927, 3169), statement killed or too slow (1317, 1969,
 * 3024), gone away, lost or idle for too long (2006, 2013, 4031), table definition changed (1412, 1615), read-only (1290,
 * 1792, 1836): the server we reached has stopped being the primary.
 */
const transientErrnos = new Set([
  1020, 1040, 1047, 1053, 1077, 1180, 1203, 1205, 1213, 1226, 1290, 1317, 1412, 1615, 1792, 1836, 1927, 1969,
  2006, 2013, 3024, 3032, 3100, 3101, 3169, 4031,
]);

const transientCodes = new Set([
  'DATABASE_TIMEOUT',
  'PROTOCOL_CONNECTION_LOST',
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'EPIPE',
  'EAI_AGAIN',
  'ER_CONNECTION_TIMEOUT',
  'ER_SOCKET_TIMEOUT',
  'ER_SOCKET_UNEXPECTED_CLOSE',
  'ER_CMD_CONNECTION_CLOSED',
  'ER_CONNECTION_ALREADY_CLOSED',
  'ER_CMD_NOT_EXECUTED_DESTROYED',
]);

/** SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL (a race while opening the write-ahead log). */
const transientSqlite = new Set([5, 6, 15]);

/**
 * Refused for good until an operator acts: name, password, its age (1820, 1862), account locked (MySQL 3118, 3955,
 * MariaDB 4151), line not encrypted (3159), disk. SQLite: READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB.
 */
const refusedErrnos = new Set([
  1021, 1044, 1045, 1049, 1114, 1129, 1130, 1251, 1524, 1698, 1820, 1862, 3118, 3159, 3955, 4151,
]);
const refusedSqlite = new Set([8, 10, 11, 13, 14, 26]);
/** Of files, and of encryption: the server has none, or a certificate that we cannot trust. */
const refusedCodes = new Set([
  'ENOTFOUND',
  'EACCES',
  'EPERM',
  'ENOENT',
  'ENOTDIR',
  'EROFS',
  'ENOSPC',
  'ER_SERVER_SSL_DISABLED',
  'ER_SELF_SIGNED',
  'ER_SELF_SIGNED_NO_PWD',
  'ER_SELF_SIGNED_BAD_PLUGIN',
  'ER_SELF_SIGNED_SHA256',
  'ER_TLS_IDENTITY_ERROR',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
]);

const fields = (error: unknown): DatabaseError => (typeof error === 'object' && error !== null ? error : {});
const primary = (errcode: unknown): number => (typeof errcode === 'number' ? errcode & 0xff : 0);
const has = (set: ReadonlySet<unknown>, value: unknown): boolean => set.has(value);

/** May pass by itself: worth another try. */
export function isTransient(error: unknown): boolean {
  const { code, errno, errcode } = fields(error);
  return has(transientErrnos, errno) || has(transientCodes, code) || transientSqlite.has(primary(errcode));
}

/** The database is out of our reach until an operator acts: wrong password, unknown host, full disk. */
export function isRefused(error: unknown): boolean {
  const { code, errno, errcode } = fields(error);
  return has(refusedErrnos, errno) || has(refusedCodes, code) || refusedSqlite.has(primary(errcode));
}

/** A primary or unique key was already there. */
export function isDuplicateKey(error: unknown): boolean {
  const { errno, errcode } = fields(error);
  return errno === 1062 || errno === 1586 || errcode === 1555 || errcode === 2067;
}

/** An index or a column of that name is there already (ER_DUP_KEYNAME, ER_DUP_FIELDNAME). */
export function isThereAlready(error: unknown): boolean {
  const { errno, errcode } = fields(error);
  if (errno === 1060 || errno === 1061) return true;
  return errcode === 1 && error instanceof Error && error.message.startsWith('duplicate column name');
}

/** The table is not there: nothing was migrated yet. */
export function isMissingTable(error: unknown): boolean {
  const { errno, errcode } = fields(error);
  return errno === 1146 || (errcode === 1 && error instanceof Error && /no such table/.test(error.message));
}

/** The host is going, gone, or not fit to be written to: another may be. */
const hostFailed = new Set([1047, 1053, 1290, 1836, 1927, 2006, 2013, 3032, 3100, 4031]);

/** The connection it happened on is of no further use. */
export function isConnectionLost(error: unknown): boolean {
  const { code, errno } = fields(error);
  const fatal = error instanceof Error && 'fatal' in error && error.fatal === true;
  return fatal || has(transientCodes, code) || hostFailed.has(Number(errno));
}

/** An error of MySQL or MariaDB, safe to log. */
class MysqlError extends Error {
  override readonly name = 'MysqlError';
  readonly code: string;
  readonly errno: number;
  readonly fatal: boolean;

  constructor(message: string, { code, errno, fatal }: { code: string; errno: number; fatal: boolean }) {
    super(message);
    this.code = code;
    this.errno = errno;
    this.fatal = fatal;
  }
}

/**
 * Takes from the connector's error what may be logged: the server's words, with long digit runs (CPF, phone), which
 * servers quote in messages such as `Duplicate entry '…'`, hidden; never the statement and its values.
 */
export function withoutSecrets(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof DatabaseTimeout) return error;
  const { code, errno, sqlMessage, fatal } = error as Partial<SqlError>;
  const words = (sqlMessage ?? error.message.split('\n')[0] ?? '').replace(/\d{8,}/g, '********');
  return new MysqlError(words, { code: code ?? '', errno: errno ?? 0, fatal: fatal === true });
}
