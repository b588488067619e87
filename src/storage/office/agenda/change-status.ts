import { beforeMark } from '../../../office/agenda/before-mark.ts';
import type { StatusAnswer, StatusRequest } from '../../../office/agenda/ports.ts';
import type { AppointmentStatus } from '../../../booking/ports.ts';
import { findAppointment, recordChange } from '../../agenda/appointment-rows.ts';
import { type Database, type Tx, undone } from '../../database.ts';
import { instantText, tickText } from '../../schema/text.ts';
import { readHistory } from './visit-history.ts';

/** Compares and sets; the visit keeps its time. Asked again with the same `changeId`, changes nothing. */
export function changeStatus(database: Database, request: StatusRequest): Promise<StatusAnswer> {
  const { visit, status } = request;
  return database.write<StatusAnswer>(async (tx) => {
    if (!(await recordChange(tx, changeOf(request)))) return undone(await changedBefore(tx, visit.id));
    const isSet = await setStatus(tx, request, visit.status, status === 'before-mark' ? 'booked' : status);
    if (!isSet) return undone({ kind: 'gone' });
    if (status !== 'before-mark') return { kind: 'changed', status };
    // Read once the visit's row is ours: nobody adds to its history now.
    const before = beforeMark(await readHistory(tx, visit.id));
    if (before !== 'booked') await setStatus(tx, request, 'booked', before);
    return { kind: 'changed', status: before };
  });
}

function changeOf({ changeId, visit, status, reopens, actor, now }: StatusRequest) {
  const kind = reopens || status === 'before-mark' ? 'reopened' : status;
  return { id: changeId, appointmentId: visit.id, kind, actor, now, details: { was: visit.status } } as const;
}

async function setStatus(
  tx: Tx,
  { visit, now }: StatusRequest,
  from: AppointmentStatus,
  status: AppointmentStatus,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('appointments')
    .set({ status, updated_at: instantText(now) })
    .where('id', '=', visit.id)
    .where('status', '=', from)
    .where('doctor_id', '=', visit.doctorId)
    .where('starts_at', '=', tickText(visit.visit.start))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

async function changedBefore(tx: Tx, id: string): Promise<StatusAnswer> {
  const row = await findAppointment(tx, id);
  return row === undefined ? { kind: 'gone' } : { kind: 'changed', status: row.status };
}
