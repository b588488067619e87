import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Ids } from '../../booking/ports.ts';
import { todayIn } from '../../scheduling/wall-clock.ts';
import type { Database } from '../database.ts';
import { assertSchema } from '../migrations/migrator.ts';
import { locks, withLock } from '../migrations/lock.ts';
import { unreadColumns } from './cells.ts';
import { bringPatient } from './import-patients.ts';
import { type ImportContext, importTable } from './import-table.ts';
import { bringVisit, readFinders } from './import-visits.ts';
import { type LegacyReport, ReportWriter } from './report.ts';
import { type LegacyTablesRead, readLegacy } from './source.ts';

export interface ImportOptions {
  readonly ids: Ids;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** What errors call the old database's URL. */
  readonly setting?: string;
}

/**
 * Moves a clinic over from the original system: patients, and their visits as unscheduled ones. The old database is only
 * read. Run again, it brings what could not be brought before, and nothing twice.
 *
 * @throws LegacyFormatError, DatabaseUrlError, SchemaMismatch, StorageUnavailable
 */
export async function importLegacy(
  legacyUrl: string,
  database: Database,
  { ids, now, setting = 'the old database' }: ImportOptions,
): Promise<LegacyReport> {
  await assertSchema(database);
  const old = await readLegacy(legacyUrl, setting);
  const report = new ReportWriter();
  const lock = { now, holder: randomUUID(), sleep: delay };
  await withLock(database, locks.importLegacy, lock, (renew) =>
    importTables({ database, now: now(), report, renew }, old, ids),
  );
  return report;
}

async function importTables(
  context: ImportContext,
  { users, visits }: LegacyTablesRead,
  ids: Ids,
): Promise<void> {
  const { database, now } = context;
  const today = todayIn(await clinicZone(database), now);
  noteUnreadColumns(context, users);
  await importTable(context, {
    table: 'users',
    rows: users,
    columns: ['cpf', 'data_nascimento'],
    bring: (tx, row) => bringPatient(tx, row, { ids, now, today }),
  });
  const finders = await database.read(readFinders);
  await importTable(context, {
    table: 'agendamento',
    rows: visits,
    columns: ['id_usuario', 'especialidade', 'medico', 'data_consulta'],
    bring: (tx, row) => bringVisit(tx, row, { ids, now, today, ...finders }),
  });
}

/** Before a clinic is set up here, most of Brazil's time decides what is past. */
async function clinicZone(database: Database): Promise<string> {
  const clinic = await database.read((db) => db.selectFrom('clinic').select('zone').executeTakeFirst());
  return clinic?.zone ?? 'America/Sao_Paulo';
}

function noteUnreadColumns({ report }: ImportContext, [first]: LegacyTablesRead['users']): void {
  const columns = first === undefined ? [] : unreadColumns(first);
  if (columns.length === 0) return;
  const what = `the columns ${columns.join(', ')} have no place here and were not brought`;
  report.add({ kind: 'note', table: 'users', id: '*', what, remedy: 'keep a copy of the old database' });
}
