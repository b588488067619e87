import type { Engine } from '../database.ts';

/** A column's meaning; how each engine spells it is below. `?` = may be null. */
type ColumnType =
  | 'id'
  | 'digits'
  | 'word'
  | 'name'
  | 'text'
  | 'date'
  | 'clock'
  | 'instant'
  | 'precise-instant'
  | 'integer'
  | 'tick'
  | 'flag';

export interface TableDefinition {
  readonly columns: Readonly<Record<string, ColumnType | `${ColumnType}?`>>;
  readonly primaryKey: readonly string[];
  readonly unique?: Readonly<Record<string, readonly string[]>>;
  readonly indexes?: Readonly<Record<string, readonly string[]>>;
}

export interface IndexDefinition {
  readonly name: string;
  readonly table: string;
  readonly columns: readonly string[];
}

/** Indexes a table that is there already. MySQL knows no IF NOT EXISTS here: see `isThereAlready`. */
export function createIndex(engine: Engine, { name, table, columns }: IndexDefinition): string {
  const unless = engine === 'mysql' ? '' : 'IF NOT EXISTS ';
  return `CREATE INDEX ${unless}${name} ON ${table} (${columns.join(', ')})`;
}

export interface ColumnDefinition {
  readonly table: string;
  readonly column: string;
  readonly type: `${ColumnType}?`;
}

/** Adds a column to a table that has rows: null in all of them. Again, it fails: see `isThereAlready`. */
export const addColumn = (engine: Engine, { table, column, type }: ColumnDefinition): string =>
  `ALTER TABLE ${table} ADD COLUMN ${column} ${columnType(engine, type)}`;

/** Ids and codes are plain ASCII compared byte for byte: small keys, and no surprises with case. */
const ascii = (length: number): string => `VARCHAR(${length}) CHARACTER SET ascii COLLATE ascii_bin`;

const mysqlTypes: Record<ColumnType, string> = {
  id: ascii(36),
  digits: ascii(20),
  word: ascii(64),
  name: 'VARCHAR(200)',
  text: 'TEXT',
  date: 'DATE',
  clock: 'CHAR(5) CHARACTER SET ascii COLLATE ascii_bin',
  instant: 'DATETIME',
  'precise-instant': 'DATETIME(3)',
  integer: 'INT',
  tick: 'BIGINT',
  flag: 'TINYINT',
};

const sqliteIntegers = new Set<ColumnType>(['integer', 'tick', 'flag']);

/** The statements that create a table if it is not there, and again do nothing if it is. */
export function createTable(engine: Engine, name: string, table: TableDefinition): string[] {
  const parts = [
    ...Object.entries(table.columns).map(([column, type]) => `${column} ${columnType(engine, type)}`),
    `PRIMARY KEY (${table.primaryKey.join(', ')})`,
    ...entries(table.unique).map(([key, columns]) => `CONSTRAINT ${key} UNIQUE (${columns.join(', ')})`),
  ];
  const indexes = entries(table.indexes);
  if (engine === 'mysql') {
    parts.push(...indexes.map(([index, columns]) => `KEY ${index} (${columns.join(', ')})`));
    return [
      `CREATE TABLE IF NOT EXISTS ${name} (\n  ${parts.join(',\n  ')}\n) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`,
    ];
  }
  return [
    `CREATE TABLE IF NOT EXISTS ${name} (\n  ${parts.join(',\n  ')}\n) WITHOUT ROWID`,
    ...indexes.map(
      ([index, columns]) => `CREATE INDEX IF NOT EXISTS ${index} ON ${name} (${columns.join(', ')})`,
    ),
  ];
}

function columnType(engine: Engine, type: ColumnType | `${ColumnType}?`): string {
  const bare = type.replace('?', '') as ColumnType;
  const spelled = engine === 'mysql' ? mysqlTypes[bare] : sqliteIntegers.has(bare) ? 'INTEGER' : 'TEXT';
  return type.endsWith('?') ? `${spelled} NULL` : `${spelled} NOT NULL`;
}

const entries = <V>(record: Readonly<Record<string, V>> | undefined): [string, V][] =>
  Object.entries(record ?? {});
