import type { Identity, NewPatient } from '../../../office/patients/patient.ts';
import type { ChangeOutcome, RegisterOutcome } from '../../../office/patients/registry.ts';
import { type Database, type Tx, undone } from '../../database.ts';
import { isDuplicateKey } from '../../dialect/errors.ts';
import { instantText } from '../../schema/text.ts';
import { indexNames } from './name-index.ts';
import { readSheet } from './patient-record.ts';

export async function registerPatient(
  database: Database,
  patient: NewPatient,
  now: number,
): Promise<RegisterOutcome> {
  try {
    await database.write((tx) => insertPatient(tx, patient, now));
    return { kind: 'registered' };
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const owner = await ownerOf(database, patient.cpf);
    if (owner === null) throw error;
    // Ours, when its first try went through unseen.
    return owner === patient.id ? { kind: 'registered' } : { kind: 'cpf-taken', id: owner };
  }
}

/** Writes a patient, numbers and name's index. */
export async function insertPatient(tx: Tx, patient: NewPatient, now: number): Promise<void> {
  const { id, name, cpf, birthDate, phones } = patient;
  const at = instantText(now);
  const identity = { id, name, cpf, birth_date: birthDate, pin_hash: null, agenda_version: 0 };
  await tx
    .insertInto('patients')
    .values({ ...identity, created_at: at, updated_at: at })
    .execute();
  await insertPhones(tx, id, phones, now);
  await indexNames(tx, [patient]);
}

export async function insertPhones(
  tx: Tx,
  id: string,
  phones: readonly string[],
  now: number,
): Promise<void> {
  const created_at = instantText(now);
  const rows = [...new Set(phones)].map(
    (phone) => ({ patient_id: id, phone, registered: 1, created_at }) as const,
  );
  if (rows.length > 0) await tx.insertInto('patient_phones').values(rows).execute();
}

async function ownerOf(database: Database, cpf: string): Promise<string | null> {
  const row = await database.read((db) =>
    db.selectFrom('patients').select('id').where('cpf', '=', cpf).executeTakeFirst(),
  );
  return row?.id ?? null;
}

/** Whoever writes to a patient queues here; false = there is none, or nobody any more. */
export async function lockPresent(tx: Tx, id: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('patients')
    .set((is) => ({ agenda_version: is('agenda_version', '+', 1) }))
    .where('id', '=', id)
    .where('name', '!=', '')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function changePatient(
  database: Database,
  id: string,
  version: string,
  to: Identity,
  now: number,
): Promise<ChangeOutcome> {
  try {
    return await database.write<ChangeOutcome>(async (tx) => {
      if (!(await lockPresent(tx, id))) return undone({ kind: 'gone' });
      const current = await readSheet(tx, id);
      if (current === null) return undone({ kind: 'gone' });
      if (isSame(current, to)) return undone({ kind: 'changed' });
      if (current.version !== version) return undone({ kind: 'changed-meanwhile', current });
      await updateIdentity(tx, id, to, now);
      return { kind: 'changed' };
    });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const owner = await ownerOf(database, to.cpf);
    if (owner === null) throw error;
    return { kind: 'cpf-taken', id: owner };
  }
}

/** What was asked for is there already: nothing to do, and no matter who did it. */
const isSame = (current: Identity, to: Identity): boolean =>
  current.name === to.name && current.cpf === to.cpf && current.birthDate === to.birthDate;

export async function updateIdentity(tx: Tx, id: string, to: Identity, now: number): Promise<void> {
  const { name, cpf, birthDate } = to;
  await tx
    .updateTable('patients')
    .set({ name, cpf, birth_date: birthDate, updated_at: instantText(now) })
    .where('id', '=', id)
    .execute();
  await indexNames(tx, [{ id, name }]);
}

export function addPhone(
  database: Database,
  id: string,
  phone: string,
  now: number,
): Promise<'done' | 'gone'> {
  return database.write<'done' | 'gone'>(async (tx) => {
    if (!(await lockPresent(tx, id))) return undone('gone');
    const { numUpdatedRows } = await tx
      .updateTable('patient_phones')
      .set({ registered: 1 })
      .where('patient_id', '=', id)
      .where('phone', '=', phone)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) await insertPhones(tx, id, [phone], now);
    return 'done';
  });
}

export function removePhone(database: Database, id: string, phone: string): Promise<'done' | 'gone'> {
  return database.write<'done' | 'gone'>(async (tx) => {
    if (!(await lockPresent(tx, id))) return undone('gone');
    await tx.deleteFrom('patient_phones').where('patient_id', '=', id).where('phone', '=', phone).execute();
    return 'done';
  });
}

export function setPatientPin(
  database: Database,
  id: string,
  pinHash: string | null,
  now: number,
): Promise<'done' | 'gone'> {
  return database.write<'done' | 'gone'>(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('patients')
      .set({ pin_hash: pinHash, updated_at: instantText(now) })
      .where('id', '=', id)
      .where('name', '!=', '')
      .executeTakeFirst();
    return numUpdatedRows === 1n ? 'done' : 'gone';
  });
}

export function settleUnscheduled(
  database: Database,
  id: string,
  visitId: string,
  status: 'scheduled' | 'dropped',
): Promise<'done' | 'gone'> {
  return database.write<'done' | 'gone'>(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('unscheduled_visits')
      .set({ status })
      .where('id', '=', visitId)
      .where('patient_id', '=', id)
      .where('status', '!=', 'history')
      .executeTakeFirst();
    return numUpdatedRows === 1n ? 'done' : 'gone';
  });
}
