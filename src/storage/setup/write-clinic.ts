import { type RawBuilder, sql } from 'kysely';
import type { Engine, Tx } from '../database.ts';
import { instantText } from '../schema/text.ts';
import type { Tables } from '../schema/tables.ts';
import { type ClinicRows, FROM_FILE } from './clinic-rows.ts';

/** Of the one row of `clinic`; so of several processes that make it at once, one does. */
const CLINIC_ID = 'clinic';

/** @throws a duplicate key's error when somebody else has made one. */
export async function insertClinic(tx: Tx, { clinic }: ClinicRows, now: number): Promise<void> {
  await insertAll(tx, 'clinic', [{ id: CLINIC_ID, ...clinic, created_at: instantText(now) }]);
}

export async function updateClinic(tx: Tx, { clinic }: ClinicRows): Promise<void> {
  await tx.updateTable('clinic').set(clinic).execute();
}

/**
 * Makes everything but the row of `clinic` what these rows say. Visits refer to doctors and specialties: those that
 * are not among the rows become inactive, with their hours as they were; locations stay. Holidays and absences that
 * did not come from a file stay too.
 */
export async function writeClinic(tx: Tx, engine: Engine, rows: ClinicRows): Promise<void> {
  await tx.updateTable('specialties').set({ active: 0 }).execute();
  await tx.updateTable('doctors').set({ active: 0 }).execute();
  await upsertAll(tx, engine, 'locations', rows.locations);
  await upsertAll(tx, engine, 'specialties', rows.specialties);
  await upsertAll(tx, engine, 'doctors', rows.doctors);
  await clearReplaced(
    tx,
    rows.doctors.map(({ id }) => id),
  );
  await insertAll(tx, 'clinic_languages', rows.languages);
  await insertAll(tx, 'attendant_hours', rows.attendantHours);
  await insertAll(tx, 'doctor_specialties', rows.doctorSpecialties);
  await insertAll(tx, 'working_hours', rows.workingHours);
  await insertAll(tx, 'working_breaks', rows.workingBreaks);
  await insertAll(tx, 'holidays', rows.holidays);
  await insertAll(tx, 'absences', rows.absences);
}

async function clearReplaced(tx: Tx, doctorIds: readonly string[]): Promise<void> {
  const replaced = tx.selectFrom('working_hours').select('id').where('doctor_id', 'in', doctorIds);
  await tx.deleteFrom('clinic_languages').execute();
  await tx.deleteFrom('attendant_hours').execute();
  await tx.deleteFrom('doctor_specialties').where('doctor_id', 'in', doctorIds).execute();
  await tx.deleteFrom('working_breaks').where('working_hours_id', 'in', replaced).execute();
  await tx.deleteFrom('working_hours').where('doctor_id', 'in', doctorIds).execute();
  await tx.deleteFrom('holidays').where('id', 'like', `${FROM_FILE}%`).execute();
  await tx.deleteFrom('absences').where('id', 'like', `${FROM_FILE}%`).execute();
}

async function upsertAll<Table extends 'locations' | 'specialties' | 'doctors'>(
  tx: Tx,
  engine: Engine,
  table: Table,
  rows: readonly Tables[Table][],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).filter((column) => column !== 'id');
  const changes = columns.map((column) =>
    engine === 'mysql'
      ? sql`${sql.ref(column)} = values(${sql.ref(column)})`
      : sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`,
  );
  const otherwise = engine === 'mysql' ? sql`on duplicate key update` : sql`on conflict (id) do update set`;
  await insertAll(tx, table, rows, sql`${otherwise} ${sql.join(changes)}`);
}

/** Rows in one statement: each has a handful of values, and engines take tens of thousands. */
const BATCH = 500;

async function insertAll<Table extends keyof Tables>(
  tx: Tx,
  table: Table,
  rows: readonly Tables[Table][],
  ending: RawBuilder<unknown> = sql``,
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const names = sql.join(columns.map((column) => sql.ref(column)));
  for (let from = 0; from < rows.length; from += BATCH) {
    const values = rows
      .slice(from, from + BATCH)
      .map((row) => sql`(${sql.join(columns.map((column) => row[column as keyof typeof row]))})`);
    await sql`insert into ${sql.table(table)} (${names}) values ${sql.join(values)} ${ending}`.execute(tx);
  }
}
