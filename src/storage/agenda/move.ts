import type { MoveOutcome, MoveRequest } from '../../booking/ports.ts';
import { type Database, type Tx, undone } from '../database.ts';
import { instantText, tickText } from '../schema/text.ts';
import {
  type AppointmentRow,
  activeStatuses,
  findAppointment,
  isActive,
  placeColumns,
  recordChange,
  toAppointment,
} from './appointment-rows.ts';
import { deleteVisitClaims, turnHoldIntoVisit } from './claim-rows.ts';
import { touchDoctorDays } from './doctor-days.ts';
import { activeVisits, isBusy, lockPatient } from './patient-agenda.ts';

/** Gives up the old time and takes the held one, in one transaction; asked again with the same `changeId`, the same. */
export async function move(database: Database, request: MoveRequest): Promise<MoveOutcome> {
  const { appointmentId, hold, expected, now } = request;
  const { offer } = hold;
  const outcome = await database.write<MoveOutcome | 'moved before'>(async (tx) => {
    await touchDoctorDays(tx, database.engine, [expected, offer]);
    const old = await findAppointment(tx, appointmentId);
    if (old === undefined) return undone({ kind: 'gone' });
    await lockPatient(tx, old.patient_id);
    if (!(await recordChange(tx, changeOf(request)))) undone('moved before');
    if (!isWhere(old, expected)) undone({ kind: 'gone' });
    const others = (await activeVisits(tx, old.patient_id, now, offer.visit)).filter(
      ({ id }) => id !== old.id,
    );
    if (isBusy(others, offer)) undone({ kind: 'patient-busy' });
    await deleteVisitClaims(tx, expected, appointmentId);
    if (!(await turnHoldIntoVisit(tx, hold, appointmentId, now))) undone({ kind: 'taken' });
    const moved = await update(tx, request);
    return moved ? { kind: 'moved', appointment: toAppointment(moved) } : undone({ kind: 'gone' });
  });
  return outcome === 'moved before' ? movedBefore(database, appointmentId) : outcome;
}

function changeOf({ changeId, appointmentId, expected, hold, actor, now }: MoveRequest) {
  const from = { doctorId: expected.doctorId, startsAt: tickText(expected.visit.start) };
  const to = { doctorId: hold.offer.doctorId, startsAt: tickText(hold.offer.visit.start) };
  return { id: changeId, appointmentId, kind: 'moved', actor, now, details: { from, to } } as const;
}

function isWhere(row: AppointmentRow, { doctorId, lane, visit, claim }: MoveRequest['expected']): boolean {
  const current = toAppointment(row);
  return (
    isActive(row) &&
    current.doctorId === doctorId &&
    current.lane === lane &&
    current.visit.start === visit.start &&
    current.visit.end === visit.end &&
    current.claim.start === claim.start &&
    current.claim.end === claim.end
  );
}

/** Compares and sets: the row's own word on whether the visit is still where we read it. */
async function update(
  tx: Tx,
  { appointmentId, hold, expected, now }: MoveRequest,
): Promise<AppointmentRow | undefined> {
  const { numUpdatedRows } = await tx
    .updateTable('appointments')
    .set({ ...placeColumns(hold.offer), status: 'booked', updated_at: instantText(now) })
    .where('id', '=', appointmentId)
    .where('status', 'in', activeStatuses)
    .where('doctor_id', '=', expected.doctorId)
    .where('starts_at', '=', tickText(expected.visit.start))
    .where('lane', '=', expected.lane)
    .executeTakeFirst();
  return numUpdatedRows === 0n ? undefined : findAppointment(tx, appointmentId);
}

async function movedBefore(database: Database, appointmentId: string): Promise<MoveOutcome> {
  const row = await database.read((db) => findAppointment(db, appointmentId));
  return row === undefined ? { kind: 'gone' } : { kind: 'moved', appointment: toAppointment(row) };
}
