import type { BookOutcome, BookRequest, Ids } from '../../booking/ports.ts';
import { type Database, type Tx, undone } from '../database.ts';
import { isDuplicateKey } from '../dialect/errors.ts';
import {
  type AppointmentRow,
  findAppointment,
  newAppointmentRow,
  recordChange,
  toAppointment,
} from './appointment-rows.ts';
import { turnHoldIntoVisit } from './claim-rows.ts';
import { touchDoctorDays } from './doctor-days.ts';
import { activeVisits, lockPatient, refusalFor } from './patient-agenda.ts';

/** Short ones are easier to hear; a collision makes them longer. */
const protocolLengths = [6, 7, 8, 9, 9, 9, 9];

/** Turns a hold into a visit, in one transaction; asked again with the same `appointmentId`, gives the same visit. */
export async function book(database: Database, ids: Ids, request: BookRequest): Promise<BookOutcome> {
  const { appointmentId, hold, patientId, limits, actor, now } = request;
  const { offer } = hold;
  const outcome = await database.write<BookOutcome | 'booked before'>(async (tx) => {
    await touchDoctorDays(tx, database.engine, [offer]);
    await lockPatient(tx, patientId);
    const change = { id: appointmentId, appointmentId, kind: 'booked', actor, now, details: null } as const;
    if (!(await recordChange(tx, change))) undone('booked before');
    const refusal = refusalFor(await activeVisits(tx, patientId, now, offer.visit), offer, limits, now);
    if (refusal !== null) undone(refusal);
    if (!(await turnHoldIntoVisit(tx, hold, appointmentId, now))) undone({ kind: 'taken' });
    const row = await insertWithProtocol(tx, ids, (protocol) => newAppointmentRow(request, protocol));
    return { kind: 'booked', appointment: toAppointment(row) };
  });
  return outcome === 'booked before' ? bookedBefore(database, appointmentId) : outcome;
}

async function bookedBefore(database: Database, appointmentId: string): Promise<BookOutcome> {
  const row = await database.read((db) => findAppointment(db, appointmentId));
  if (row === undefined) throw new Error(`appointment ${appointmentId} was booked, and its row is missing`);
  return { kind: 'booked', appointment: toAppointment(row) };
}

/** A refused statement leaves the transaction as it was, on every engine; so the next number can be tried in it. */
export async function insertWithProtocol(
  tx: Tx,
  ids: Ids,
  rowWith: (protocol: string) => AppointmentRow,
): Promise<AppointmentRow> {
  for (const digits of protocolLengths) {
    const row = rowWith(ids.protocol(digits));
    try {
      await tx.insertInto('appointments').values(row).execute();
      return row;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }
  throw new Error('no free protocol number in seven tries: the ids are not random');
}
