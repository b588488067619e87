import { Kysely, sql } from 'kysely';
import { parseDatabaseUrl } from '../dialect/database-url.ts';
import { isMissingTable } from '../dialect/errors.ts';
import { defaultLimits, mariadbDialect } from '../dialect/mariadb.ts';
import { defaultRetry, retry } from '../retry.ts';

/** A row of the old system, its columns as they are. */
export type LegacyRow = Readonly<Record<string, unknown>>;

export interface LegacyTablesRead {
  readonly users: readonly LegacyRow[];
  readonly visits: readonly LegacyRow[];
}

/** The old database is not what `import-legacy` can read; the message says what to do. */
export class LegacyFormatError extends Error {
  override readonly name = 'LegacyFormatError';
}

/** Every column that must be there; others are looked through for names and telephones. */
const needed = {
  users: ['id', 'cpf', 'data_nascimento'],
  agendamento: ['id', 'id_usuario', 'especialidade', 'medico', 'data_consulta'],
} as const;

/** Reading a whole table of a busy old server may take a while. */
const limits = { ...defaultLimits, maxConnections: 1, queryTimeoutMs: 120_000 };

/**
 * Reads the original's tables whole, in the order of their ids, and writes nothing.
 *
 * @throws LegacyFormatError when a table or a column is not there; DatabaseUrlError; StorageUnavailable.
 */
export async function readLegacy(legacyUrl: string, setting: string): Promise<LegacyTablesRead> {
  const url = parseDatabaseUrl(legacyUrl, setting);
  if (url.engine !== 'mysql')
    throw new LegacyFormatError(`${setting} must be a mysql:// URL: the old system's database`);
  const db = new Kysely<Record<string, never>>({ dialect: mariadbDialect(url, limits) });
  try {
    return { users: await readTable(db, 'users'), visits: await readTable(db, 'agendamento') };
  } finally {
    await db.destroy();
  }
}

async function readTable(
  db: Kysely<Record<string, never>>,
  table: keyof typeof needed,
): Promise<LegacyRow[]> {
  try {
    const columns = await retry(
      () => sql<{ Field: string }>`SHOW COLUMNS FROM ${sql.table(table)}`.execute(db),
      defaultRetry,
    );
    const found = new Set(columns.rows.map(({ Field }) => Field.toLowerCase()));
    const missing = needed[table].filter((column) => !found.has(column));
    if (missing.length > 0) throw wrongDatabase(`its table ${table} has no column ${missing.join(', ')}`);
    const { rows } = await retry(
      () => sql<Record<string, unknown>>`SELECT * FROM ${sql.table(table)} ORDER BY id`.execute(db),
      defaultRetry,
    );
    return rows.map(withLowerCaseKeys);
  } catch (error) {
    if (isMissingTable(error)) throw wrongDatabase(`it has no table ${table}`);
    throw error;
  }
}

const withLowerCaseKeys = (row: Record<string, unknown>): LegacyRow =>
  Object.fromEntries(Object.entries(row).map(([column, value]) => [column.toLowerCase(), value]));

function wrongDatabase(what: string): LegacyFormatError {
  return new LegacyFormatError(
    `this is not the old system's database: ${what}; name the one with users and agendamento`,
  );
}
