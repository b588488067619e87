import type { Ids } from '../../booking/ports.ts';
import { todayIn } from '../../scheduling/wall-clock.ts';
import { type Database, type Tx, undone } from '../database.ts';
import { isDuplicateKey } from '../dialect/errors.ts';
import { instantText } from '../schema/text.ts';
import {
  demoAttendantHours,
  demoClinic,
  type DemoDoctor,
  demoDoctors,
  demoLocations,
  demoSpecialties,
} from './clinic.ts';
import { demoPatients, type DemoPatient } from './patients.ts';
import { seedVisits } from './visits.ts';

/**
 * Seeds the demo clinic into a database without a clinic, in one transaction. Its one row comes first: of several
 * processes that seed at once, the second waits at that key, and finds the work done.
 *
 * @returns false when there is a clinic already, demo or not.
 */
export function seedDemo(database: Database, ids: Ids, now: number): Promise<boolean> {
  return database.write(async (tx) => {
    if (!(await claimClinic(tx, now))) return undone(false);
    await seedPlaces(tx);
    const today = todayIn(demoClinic.zone, now);
    for (const doctor of demoDoctors) await seedDoctor(tx, doctor, today);
    for (const patient of demoPatients) await seedPatient(tx, patient, now);
    await seedVisits(tx, database.engine, ids, now);
    return true;
  });
}

async function claimClinic(tx: Tx, now: number): Promise<boolean> {
  try {
    await tx
      .insertInto('clinic')
      .values({ ...demoClinic, created_at: instantText(now) })
      .execute();
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
  const clinics = await tx.selectFrom('clinic').select('id').execute();
  return clinics.length === 1;
}

async function seedPlaces(tx: Tx): Promise<void> {
  const { weekdays, from, to } = demoAttendantHours;
  const hours = weekdays.map((weekday) => ({ weekday, start_clock: from, end_clock: to }));
  await tx.insertInto('attendant_hours').values(hours).execute();
  const locations = demoLocations.map((location, position) => ({
    ...location,
    zone: demoClinic.zone,
    position,
  }));
  await tx.insertInto('locations').values(locations).execute();
  const specialties = demoSpecialties.map(({ id, name, minutes }, position) => ({
    id,
    name,
    position,
    visit_minutes: minutes,
    buffer_before_minutes: 0,
    buffer_after_minutes: 0,
    active: 1 as const,
  }));
  await tx.insertInto('specialties').values(specialties).execute();
}

async function seedDoctor(tx: Tx, doctor: DemoDoctor, validFrom: string): Promise<void> {
  const { id, name, gender, crm, rqe, specialtyId } = doctor;
  await tx.insertInto('doctors').values({ id, name, gender, crm, crm_uf: 'CE', rqe, active: 1 }).execute();
  await tx.insertInto('doctor_specialties').values({ doctor_id: id, specialty_id: specialtyId }).execute();
  const hours = doctor.hours.flatMap(({ weekdays, from, to, breaks = [] }) =>
    weekdays.map((weekday) => ({
      row: {
        id: `${id}-${weekday}-${from.replace(':', '')}`,
        doctor_id: id,
        location_id: doctor.locationId,
        weekday,
        start_clock: from,
        end_clock: to,
        valid_from: validFrom,
        valid_until: null,
      },
      breaks,
    })),
  );
  await tx
    .insertInto('working_hours')
    .values(hours.map(({ row }) => row))
    .execute();
  const breaks = hours.flatMap(({ row, breaks }) =>
    breaks.map(([from, to]) => ({ working_hours_id: row.id, start_clock: from, end_clock: to })),
  );
  if (breaks.length > 0) await tx.insertInto('working_breaks').values(breaks).execute();
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
