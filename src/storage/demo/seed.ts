import type { Ids } from '../../booking/ports.ts';
import { todayIn } from '../../scheduling/wall-clock.ts';
import { type Database, type Tx, undone } from '../database.ts';
import { isDuplicateKey } from '../dialect/errors.ts';
import { indexNames } from '../office/patients/name-index.ts';
import { instantText } from '../schema/text.ts';
import { clinicRows, type ClinicRows } from '../setup/clinic-rows.ts';
import { insertClinic, writeClinic } from '../setup/write-clinic.ts';
import { demoClinic } from './clinic.ts';
import { demoPatients, type DemoPatient } from './patients.ts';
import { seedVisits } from './visits.ts';

/**
 * Seeds the demo clinic into a database without a clinic, in one transaction. Its one row comes first: of several
 * processes that seed at once, the second waits at that key, and finds the work done.
 *
 * @returns false when there is a clinic already, demo or not.
 */
export function seedDemo(database: Database, ids: Ids, now: number): Promise<boolean> {
  const rows = demoRows(now);
  return database.write(async (tx) => {
    if (!(await claimClinic(tx, rows, now))) return undone(false);
    await writeClinic(tx, database.engine, rows);
    for (const patient of demoPatients) await seedPatient(tx, patient, now);
    await indexNames(tx, demoPatients);
    await seedVisits(tx, database.engine, ids, now);
    return true;
  });
}

/** The demo's doctors work from today on. */
function demoRows(now: number): ClinicRows {
  const rows = clinicRows(demoClinic);
  const valid_from = todayIn(demoClinic.zone, now);
  return { ...rows, workingHours: rows.workingHours.map((row) => ({ ...row, valid_from })) };
}

async function claimClinic(tx: Tx, rows: ClinicRows, now: number): Promise<boolean> {
  try {
    await insertClinic(tx, rows, now);
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
  const clinics = await tx.selectFrom('clinic').select('id').execute();
  return clinics.length === 1;
}

async function seedPatient(tx: Tx, patient: DemoPatient, now: number): Promise<void> {
  const at = instantText(now);
  const { id, name, cpf, birthDate, pinHash, phones } = patient;
  await tx
    .insertInto('patients')
    .values({
      id,
      name,
      cpf,
      birth_date: birthDate,
      pin_hash: pinHash,
      agenda_version: 0,
      created_at: at,
      updated_at: at,
    })
    .execute();
  if (phones.length === 0) return;
  const rows = phones.map((phone) => ({ patient_id: id, phone, registered: 1 as const, created_at: at }));
  await tx.insertInto('patient_phones').values(rows).execute();
}
