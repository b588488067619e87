import type { PatientSheet, PatientVisit, UnscheduledVisit } from '../../../office/patients/patient.ts';
import type { Found } from '../../../office/patients/registry.ts';
import { versionOf } from '../../../office/patients/version.ts';
import type { Sql } from '../../database.ts';
import { epochOf } from '../../schema/text.ts';
import { callerOf } from '../../stores/caller-store.ts';

export async function findPatient(db: Sql, id: string): Promise<Found> {
  const sheet = await readSheet(db, id);
  if (sheet === null) return whereItWent(db, id);
  const visits = await visitsOf(db, id);
  return { kind: 'found', record: { sheet, visits, unscheduled: await unscheduledOf(db, id) } };
}

async function whereItWent(db: Sql, id: string): Promise<Found> {
  const merged = await db
    .selectFrom('merged_patients')
    .select('into_id')
    .where('patient_id', '=', id)
    .executeTakeFirst();
  return merged === undefined ? { kind: 'gone' } : { kind: 'merged', intoId: merged.into_id };
}

/** Who the patient is; null when there is none, or nobody any more. */
export async function readSheet(db: Sql, id: string): Promise<PatientSheet | null> {
  const row = await db
    .selectFrom('patients')
    .leftJoin('callers', 'callers.patient_id', 'patients.id')
    .select(['id', 'name', 'cpf', 'birth_date', 'pin_hash', 'created_at'])
    .select(['language', 'pace', 'last_call_at'])
    .where('id', '=', id)
    .where('name', '!=', '')
    .executeTakeFirst();
  if (row === undefined) return null;
  const phones = await db
    .selectFrom('patient_phones')
    .select(['phone', 'registered'])
    .where('patient_id', '=', id)
    .orderBy('registered', 'desc')
    .orderBy('phone')
    .execute();
  const identity = { name: row.name, cpf: row.cpf, birthDate: row.birth_date };
  return {
    id,
    ...identity,
    phones: phones.map(({ phone, registered }) => ({ number: phone, registered: registered === 1 })),
    hasPin: row.pin_hash !== null,
    caller: callerOf(row),
    createdAt: epochOf(row.created_at),
    version: versionOf(identity),
  };
}

async function visitsOf(db: Sql, id: string): Promise<PatientVisit[]> {
  const rows = await db
    .selectFrom('appointments as visit')
    .innerJoin('doctors as doctor', 'doctor.id', 'visit.doctor_id')
    .innerJoin('specialties as specialty', 'specialty.id', 'visit.specialty_id')
    .innerJoin('locations as location', 'location.id', 'visit.location_id')
    .select(['visit.id', 'protocol', 'local_date', 'local_time', 'status', 'doctor.gender'])
    .select(['doctor.name as doctor', 'specialty.name as specialty', 'location.name as location'])
    .where('patient_id', '=', id)
    .orderBy('starts_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    protocol: row.protocol,
    date: row.local_date,
    time: row.local_time,
    doctorName: row.doctor,
    gender: row.gender,
    specialty: row.specialty,
    location: row.location,
    status: row.status,
  }));
}

async function unscheduledOf(db: Sql, id: string): Promise<UnscheduledVisit[]> {
  const rows = await db
    .selectFrom('unscheduled_visits as visit')
    .innerJoin('doctors as doctor', 'doctor.id', 'visit.doctor_id')
    .innerJoin('specialties as specialty', 'specialty.id', 'visit.specialty_id')
    .select(['visit.id', 'doctor_id', 'specialty_id', 'local_date', 'status', 'doctor.gender'])
    .select(['doctor.name as doctor', 'specialty.name as specialty'])
    .where('patient_id', '=', id)
    .orderBy('local_date', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    doctorId: row.doctor_id,
    doctorName: row.doctor,
    gender: row.gender,
    specialtyId: row.specialty_id,
    specialty: row.specialty,
    date: row.local_date,
    status: row.status,
  }));
}
