import type { StatusRequest } from '../../../office/agenda/ports.ts';
import { recordChange } from '../../agenda/appointment-rows.ts';
import { type Database, undone } from '../../database.ts';
import { instantText, tickText } from '../../schema/text.ts';

/** Compares and sets; the visit keeps its time. Asked again with the same `changeId`, changes nothing. */
export function changeStatus(database: Database, request: StatusRequest): Promise<'changed' | 'gone'> {
  const { changeId, visit, status, reopens, actor, now } = request;
  return database.write<'changed' | 'gone'>(async (tx) => {
    const kind = reopens ? 'reopened' : status;
    const details = { was: visit.status };
    const change = { id: changeId, appointmentId: visit.id, kind, actor, now, details } as const;
    if (!(await recordChange(tx, change))) undone('changed');
    const { numUpdatedRows } = await tx
      .updateTable('appointments')
      .set({ status, updated_at: instantText(now) })
      .where('id', '=', visit.id)
      .where('status', '=', visit.status)
      .where('doctor_id', '=', visit.doctorId)
      .where('starts_at', '=', tickText(visit.visit.start))
      .executeTakeFirst();
    return numUpdatedRows === 1n ? 'changed' : undone('gone');
  });
}
