import type { PatientRecord, PatientStore } from '../../booking/ports.ts';
import type { Database, Sql } from '../database.ts';
import { isDuplicateKey } from '../dialect/errors.ts';
import { instantText } from '../schema/text.ts';
import { callerOf, callerStore } from './caller-store.ts';

export function patientStore(database: Database, now: () => number): PatientStore {
  return {
    ...callerStore(database),
    byCpf: (cpf) => database.read((sql) => byCpf(sql, cpf)),
    byRegisteredPhone: (phone, limit) => database.read((sql) => byRegisteredPhone(sql, phone, limit)),
    rememberPhone: (patientId, phone) => rememberPhone(database, patientId, phone, now()),
    hasUnscheduledVisits: (patientId, from) =>
      database.read((sql) => hasUnscheduledVisits(sql, patientId, from)),
  };
}

/** One statement, found or not: how long it takes must not tell whether a CPF is registered. */
async function byCpf(sql: Sql, cpf: string): Promise<PatientRecord | null> {
  const [record = null] = recordsOf(await patientRows(sql).where('cpf', '=', cpf).execute());
  return record;
}

async function byRegisteredPhone(sql: Sql, phone: string, limit: number): Promise<PatientRecord[]> {
  const known = await sql
    .selectFrom('patient_phones')
    .select('patient_id')
    .where('phone', '=', phone)
    .where('registered', '=', 1)
    .orderBy('patient_id')
    .limit(limit)
    .execute();
  if (known.length === 0) return [];
  const ids = known.map(({ patient_id }) => patient_id);
  return recordsOf(await patientRows(sql).where('patients.id', 'in', ids).execute());
}

const patientRows = (sql: Sql) =>
  sql
    .selectFrom('patients')
    .leftJoin('patient_phones', 'patient_phones.patient_id', 'patients.id')
    .leftJoin('callers', 'callers.patient_id', 'patients.id')
    .select(['patients.id', 'cpf', 'birth_date', 'pin_hash', 'phone', 'registered'])
    .select(['language', 'pace', 'last_call_at'])
    .orderBy('patients.id')
    .orderBy('phone');

type Row = Awaited<ReturnType<ReturnType<typeof patientRows>['execute']>>[number];

/** One record for each patient, of one row for each of their numbers. */
function recordsOf(rows: readonly Row[]): PatientRecord[] {
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((ofOne) => {
    const [first] = ofOne;
    if (first === undefined) return [];
    const phones = ofOne.flatMap(({ phone, registered }) =>
      phone === null ? [] : [{ number: phone, registered: registered === 1 }],
    );
    const { id, cpf, birth_date: birthDate, pin_hash: pinHash } = first;
    return [{ id, cpf, birthDate, pinHash, phones, caller: callerOf(first) }];
  });
}

async function hasUnscheduledVisits(sql: Sql, patientId: string, from: string): Promise<boolean> {
  const row = await sql
    .selectFrom('unscheduled_visits')
    .select('id')
    .where('patient_id', '=', patientId)
    .where('status', '=', 'to-schedule')
    .where('local_date', '>=', from)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** A number the clinic was told stays registered. */
async function rememberPhone(
  database: Database,
  patientId: string,
  phone: string,
  now: number,
): Promise<void> {
  const row = { patient_id: patientId, phone, registered: 0, created_at: instantText(now) } as const;
  try {
    await database.read((db) => db.insertInto('patient_phones').values(row).execute());
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}
