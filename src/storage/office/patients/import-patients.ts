import type { Ids } from '../../../booking/ports.ts';
import { refusedRow, type ReportRow } from '../../../office/csv/import-report.ts';
import type { CsvRow } from '../../../office/csv/read-csv.ts';
import { planImport, repeatedLines, type KnownPatient } from '../../../office/patients/plan-import.ts';
import type { PatientRow } from '../../../office/patients/patient.ts';
import type { Database, Sql, Tx } from '../../database.ts';
import { isDuplicateKey } from '../../dialect/errors.ts';
import { insertPatient, insertPhones, updateIdentity } from './write-patient.ts';

const BATCH = 100;

type Row = Extract<CsvRow<PatientRow>, { kind: 'row' }>;

interface ImportOptions {
  readonly dryRun: boolean;
  readonly now: number;
}

/** Brings the rows of a file, each batch in one transaction: cut short and sent again, it goes on where it was. */
export async function importPatients(
  database: Database,
  ids: Ids,
  rows: readonly CsvRow<PatientRow>[],
  { dryRun, now }: ImportOptions,
): Promise<ReportRow[]> {
  const refused = rows.flatMap((row) => (row.kind === 'refused' ? [refusedRow(row.line, row.why)] : []));
  const readable = rows.filter((row) => row.kind === 'row');
  const repeated = repeatedLines(readable);
  const fresh = readable.filter(({ line }) => !repeated.some((row) => row.line === line));
  const report: ReportRow[] = [...refused, ...repeated];
  for (let from = 0; from < fresh.length; from += BATCH) {
    const batch = fresh.slice(from, from + BATCH);
    report.push(
      ...(dryRun
        ? await database.read(async (db) => (await planned(db, batch)).map(({ report: row }) => row))
        : await writeBatch(database, ids, batch, now)),
    );
  }
  return report;
}

/** Somebody may register one of them in this moment: then it is planned anew. */
async function writeBatch(
  database: Database,
  ids: Ids,
  batch: readonly Row[],
  now: number,
): Promise<ReportRow[]> {
  try {
    return await database.write((tx) => importBatch(tx, ids, batch, now));
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return database.write((tx) => importBatch(tx, ids, batch, now));
  }
}

async function planned(db: Sql, batch: readonly Row[]) {
  const known = await knownPatients(
    db,
    batch.map(({ row }) => row.cpf),
  );
  return batch.map(({ line, row }) => {
    const patient = known.get(row.cpf) ?? null;
    return { row, patient, ...planImport(line, row, patient) };
  });
}

async function importBatch(tx: Tx, ids: Ids, batch: readonly Row[], now: number): Promise<ReportRow[]> {
  const plans = await planned(tx, batch);
  for (const { row, patient, report, newPhones } of plans) {
    if (report.outcome === 'created') await insertPatient(tx, { ...row, id: ids.next() }, now);
    if (report.outcome !== 'changed' || patient === null) continue;
    if (patient.name !== row.name) await updateIdentity(tx, patient.id, row, now);
    await insertPhones(tx, patient.id, newPhones, now);
  }
  return plans.map(({ report }) => report);
}

async function knownPatients(db: Sql, cpfs: readonly string[]): Promise<Map<string, KnownPatient>> {
  const people = await db
    .selectFrom('patients')
    .select(['id', 'name', 'cpf', 'birth_date'])
    .where('cpf', 'in', cpfs)
    .execute();
  if (people.length === 0) return new Map();
  const phones = await db
    .selectFrom('patient_phones')
    .select(['patient_id', 'phone'])
    .where(
      'patient_id',
      'in',
      people.map(({ id }) => id),
    )
    .execute();
  const numbers = Map.groupBy(phones, ({ patient_id }) => patient_id);
  return new Map(
    people.map(({ id, name, cpf, birth_date }) => [
      cpf,
      { id, name, birthDate: birth_date, phones: (numbers.get(id) ?? []).map(({ phone }) => phone) },
    ]),
  );
}
