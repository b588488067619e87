/** One server of a MySQL/MariaDB cluster. */
export interface DatabaseHost {
  readonly host: string;
  readonly port: number;
}

interface SqliteUrl {
  readonly engine: 'sqlite';
  /** A file, or `:memory:`. */
  readonly file: string;
}

export interface MysqlUrl {
  readonly engine: 'mysql';
  /** In the order to try them. */
  readonly hosts: readonly DatabaseHost[];
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** `true` encrypts and verifies the certificate, `unverified` only encrypts, `false` neither. */
  readonly tls: boolean | 'unverified';
}

export type DatabaseUrl = SqliteUrl | MysqlUrl;

/** A database setting that cannot be understood. Names the setting and the remedy, never the password. */
export class DatabaseUrlError extends Error {
  override readonly name = 'DatabaseUrlError';
}

const forms = '"sqlite:./data/disque-consulta.db" or "mysql://user:password@host:3306/name"';
const tlsModes = new Map<string, boolean | 'unverified'>([
  ['true', true],
  ['false', false],
  ['unverified', 'unverified'],
]);

/**
 * Reads `sqlite:<file>`, `sqlite::memory:`, or `mysql://user:password@host[:3306][,host2[:3306]…]/name[?ssl=true]`
 * (`mariadb://` is the same).
 *
 * @param setting What the error should call it, for example `DATABASE_URL`.
 * @throws DatabaseUrlError
 */
export function parseDatabaseUrl(text: string, setting = 'DATABASE_URL'): DatabaseUrl {
  const fail = (problem: string): never => {
    throw new DatabaseUrlError(`${setting} ${problem}; write it like ${forms}`);
  };
  const url = text.trim();
  if (url === '') return fail('is empty');
  if (url.startsWith('sqlite:')) return parseSqlite(url, fail);
  if (/^(mysql|mariadb):\/\//.test(url)) return parseMysql(url, fail);
  return fail('begins with neither "sqlite:" nor "mysql://" nor "mariadb://"');
}

type Fail = (problem: string) => never;

function parseSqlite(url: string, fail: Fail): SqliteUrl {
  const file = url.slice('sqlite:'.length).replace(/^\/\/(?=.)/, '');
  if (file === '') return fail('names no SQLite file');
  return { engine: 'sqlite', file };
}

function parseMysql(url: string, fail: Fail): MysqlUrl {
  const rest = url.slice(url.indexOf('://') + 3);
  const at = rest.lastIndexOf('@');
  if (at < 0) return fail('has no user and password before an "@"');
  const [user = '', password = ''] = splitOnce(rest.slice(0, at), ':').map((part) => decode(part, fail));
  if (user === '') return fail('names no user');
  const [place, query] = splitOnce(rest.slice(at + 1), '?');
  const [hosts, name] = splitOnce(place, '/');
  const database = decode(name, fail);
  if (database === '') return fail('names no database after the host');
  if (!/^[\w$-]{1,64}$/.test(database))
    return fail('has a database name with more than letters, digits, _, $ and -');
  return {
    engine: 'mysql',
    hosts: hosts.split(',').map((host) => parseHost(host.trim(), fail)),
    user,
    password,
    database,
    tls: parseOptions(query, fail),
  };
}

function splitOnce(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function decode(text: string, fail: Fail): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return fail('has a "%" that stands for nothing in the user, password or name (a real % is written %25)');
  }
}

function parseHost(text: string, fail: Fail): DatabaseHost {
  const match = /^(\[[\da-fA-F:.]+\]|[\w.-]+)(?::(\d{1,5}))?$/.exec(text);
  const port = Number(match?.[2] ?? 3306);
  if (match?.[1] === undefined || port < 1 || port > 65_535) {
    return fail(
      'has a host that is not "name" or "name:port" (in the password, write @ / : ? # as %40 %2F %3A %3F %23)',
    );
  }
  return { host: match[1].replace(/^\[|\]$/g, ''), port };
}

function parseOptions(query: string, fail: Fail): boolean | 'unverified' {
  let tls: boolean | 'unverified' = false;
  for (const [option, value] of new URLSearchParams(query)) {
    const mode = tlsModes.get(value);
    if (option !== 'ssl' || mode === undefined) {
      return fail('has an option other than "ssl=true", "ssl=false" or "ssl=unverified"');
    }
    tls = mode;
  }
  return tls;
}

/** What may be shown of a database URL: everything but the password. */
export function describeDatabase(url: DatabaseUrl): string {
  if (url.engine === 'sqlite') return `sqlite:${url.file}`;
  const hosts = url.hosts.map(({ host, port }) => `${host.includes(':') ? `[${host}]` : host}:${port}`);
  return `mysql://${url.user}@${hosts.join(',')}/${url.database}`;
}
