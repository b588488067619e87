import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { isDuplicateKey, isMissingTable, isThereAlready } from '../dialect/errors.ts';
import { instantText } from '../schema/text.ts';
import { createTable } from './define-table.ts';
import { migrations as released, type Migration } from './index.ts';
import { type LockOptions, locks, withLock } from './lock.ts';

/** The database's schema is not the one this code was written for; the message says what to do. */
export class SchemaMismatch extends Error {
  override readonly name = 'SchemaMismatch';
}

export interface MigrateOptions extends LockOptions {
  readonly migrations?: readonly Migration[];
}

/**
 * Brings the schema up to date. Any number of processes may do so at once: one works, the others wait and find it done.
 *
 * @returns The names of the migrations applied by this call.
 * @throws SchemaMismatch when the database is newer than the code.
 */
export async function migrate(database: Database, options: MigrateOptions): Promise<string[]> {
  const migrations = options.migrations ?? released;
  const before = await schemaVersion(database);
  refuseNewer(before, migrations);
  if (before === latest(migrations)) return [];
  await createBookkeeping(database);
  return withLock(database, locks.migrate, options, (renew) =>
    applyMissing(database, migrations, options.now, renew),
  );
}

/** @throws SchemaMismatch unless the database has exactly the schema of this code. */
export async function assertSchema(
  database: Database,
  migrations: readonly Migration[] = released,
): Promise<void> {
  const version = await schemaVersion(database);
  refuseNewer(version, migrations);
  if (version === latest(migrations)) return;
  throw new SchemaMismatch(
    version === 0
      ? 'the database is empty: run `disque-consulta migrate`'
      : `the database has schema ${version}, this program needs ${latest(migrations)}: run \`disque-consulta migrate\``,
  );
}

/** The newest migration applied; 0 = none. */
async function schemaVersion(database: Database): Promise<number> {
  try {
    const newest = await database.read((db) =>
      db
        .selectFrom('schema_migrations')
        .select('version')
        .orderBy('version', 'desc')
        .limit(1)
        .executeTakeFirst(),
    );
    return newest?.version ?? 0;
  } catch (error) {
    if (isMissingTable(error)) return 0;
    throw error;
  }
}

const latest = (migrations: readonly Migration[]): number => migrations.at(-1)?.version ?? 0;

function refuseNewer(version: number, migrations: readonly Migration[]): void {
  if (version <= latest(migrations)) return;
  throw new SchemaMismatch(
    `the database has schema ${version}, newer than this program knows (${latest(migrations)}): ` +
      'run the newer release of disque-consulta, or restore the backup made before it',
  );
}

async function applyMissing(
  database: Database,
  migrations: readonly Migration[],
  now: () => number,
  renew: () => Promise<void>,
): Promise<string[]> {
  const version = await schemaVersion(database);
  refuseNewer(version, migrations);
  const missing = migrations.filter((migration) => migration.version > version);
  for (const migration of missing) {
    for (const statement of migration.statements(database.engine)) {
      await renew();
      await execute(database, statement);
    }
    await record(database, migration, now());
  }
  return missing.map(({ name }) => name);
}

/** Recorded before by a process that lost its lock to us meanwhile: the work was the same. */
async function record(database: Database, { version, name }: Migration, now: number): Promise<void> {
  const row = { version, name, applied_at: instantText(now) };
  try {
    await database.read((db) => db.insertInto('schema_migrations').values(row).execute());
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}

async function createBookkeeping(database: Database): Promise<void> {
  const { engine } = database;
  const statements = [
    ...createTable(engine, 'schema_migrations', {
      columns: { version: 'integer', name: 'word', applied_at: 'instant' },
      primaryKey: ['version'],
    }),
    ...createTable(engine, 'migration_lock', {
      columns: { id: 'integer', holder: 'id', expires_at: 'precise-instant' },
      primaryKey: ['id'],
    }),
  ];
  for (const statement of statements) await execute(database, statement);
}

/** A column or an index made before a crash is there already: that is what was wanted. */
async function execute(database: Database, statement: string): Promise<void> {
  try {
    await database.read((db) => sql.raw(statement).execute(db));
  } catch (error) {
    if (!isThereAlready(error)) throw error;
  }
}
