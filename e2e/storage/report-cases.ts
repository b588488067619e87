/** Random visits and calls for the reports, and how they are written down. */
import * as fc from 'fast-check';
import type { AppointmentStatus } from '../../src/booking/ports.ts';
import type { Storage } from '../../src/storage/index.ts';
import { instantText, preciseText } from '../../src/storage/schema/text.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Midnight in Fortaleza (UTC−3), Monday 1 February 2027. */
const FIRST = Date.UTC(2027, 1, 1, 3);

export interface SomeVisit {
  readonly id: string;
  readonly doctorId: string;
  readonly specialtyId: string;
  readonly locationId: string;
  /** Epoch milliseconds. */
  readonly start: number;
  readonly minutes: number;
  readonly bookedAt: number;
  /** Null: nobody wrote down who booked it. */
  readonly bookedBy: 'patient-phone' | 'staff' | 'system' | null;
  readonly status: AppointmentStatus;
}

const visit = fc.record<SomeVisit>({
  id: fc.uuid(),
  doctorId: fc.constantFrom('rafael-costa', 'juliana-silva', 'leonardo-araujo'),
  specialtyId: fc.constantFrom('dermatologia', 'clinico-geral'),
  locationId: fc.constantFrom('aldeota', 'centro'),
  start: fc.integer({ min: 0, max: 40 * 288 }).map((tick) => FIRST + tick * 5 * MINUTE),
  minutes: fc.constantFrom(20, 30, 45),
  bookedAt: fc.constant(0),
  bookedBy: fc.constantFrom('patient-phone', 'staff', 'system', null),
  status: fc.constantFrom('booked', 'confirmed', 'attended', 'attended', 'no-show', 'cancelled'),
});
const bookedVisit = fc
  .tuple(visit, fc.integer({ min: -30, max: 80 * 1440 }))
  .map(([one, before]) => ({ ...one, bookedAt: one.start - before * MINUTE }));

const date = fc
  .integer({ min: -3, max: 44 })
  .map((day) => new Date(FIRST + day * DAY).toISOString().slice(0, 10));
const dates = fc
  .tuple(date, date)
  .map(([one, other]) => (one < other ? { from: one, until: other } : { from: other, until: one }));

export const aboutVisits = fc.record({
  visits: fc.uniqueArray(bookedVisit, { maxLength: 60, selector: ({ id }) => id }),
  about: fc
    .tuple(
      dates,
      fc.constantFrom(null, null, 'rafael-costa'),
      fc.constantFrom(null, null, 'dermatologia'),
      fc.constantFrom(null, null, 'centro'),
    )
    .map(([period, doctorId, specialtyId, locationId]) => ({
      ...period,
      doctorId,
      specialtyId,
      locationId,
    })),
});

export interface SomeCall {
  readonly id: string;
  readonly startedAt: number;
  readonly outcome: string | null;
  readonly question: string | null;
  readonly served: boolean;
}

const call = fc.record<SomeCall>({
  id: fc.uuid(),
  startedAt: fc.integer({ min: 0, max: 40 * DAY }).map((after) => FIRST + after),
  outcome: fc.constantFrom('goodbye', 'attendant', 'hung-up', 'hung-up', 'failed', null),
  question: fc.constantFrom('identify.cpf', 'main-menu', null),
  served: fc.boolean(),
});

export const aboutCalls = fc.record({
  calls: fc.uniqueArray(call, { maxLength: 60, selector: ({ id }) => id }),
  about: dates,
});

/** These visits, and no others. */
export async function writeVisits({ database }: Storage, visits: readonly SomeVisit[]): Promise<void> {
  const wall = (at: number) => instantText(at - 180 * MINUTE);
  const appointments = visits.map((one, place) => {
    const [starts_at, ends_at] = [instantText(one.start), instantText(one.start + one.minutes * MINUTE)];
    return {
      id: one.id,
      protocol: String(100_000 + place),
      patient_id: 'demo-lucia',
      doctor_id: one.doctorId,
      specialty_id: one.specialtyId,
      location_id: one.locationId,
      starts_at,
      ends_at,
      claim_starts_at: starts_at,
      // Ten minutes are kept free behind each.
      claim_ends_at: instantText(one.start + (one.minutes + 10) * MINUTE),
      local_date: wall(one.start).slice(0, 10),
      local_time: wall(one.start).slice(11, 16),
      lane: 0,
      status: one.status,
      booked_by: one.bookedBy,
      created_at: instantText(one.bookedAt),
      updated_at: instantText(one.bookedAt),
    };
  });
  await database.write(async (tx) => {
    await tx.deleteFrom('appointments').execute();
    if (appointments.length > 0) await tx.insertInto('appointments').values(appointments).execute();
  });
}

/** These calls, and no others. */
export async function writeCalls({ database }: Storage, calls: readonly SomeCall[]): Promise<void> {
  const rows = calls.map(({ id, startedAt, outcome, question, served }) => ({
    id,
    started_at: preciseText(startedAt),
    ended_at: outcome === null ? null : preciseText(startedAt + MINUTE),
    caller: null,
    patient_id: null,
    outcome,
    question,
    questions: 3,
    language: 'pt_BR',
    served_at: served ? preciseText(startedAt + MINUTE) : null,
    updated_at: preciseText(startedAt + MINUTE),
  }));
  await database.write(async (tx) => {
    await tx.deleteFrom('calls').execute();
    if (rows.length > 0) await tx.insertInto('calls').values(rows).execute();
  });
}
