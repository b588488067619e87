import type { CancelOutcome, CancelRequest } from '../../booking/ports.ts';
import { type Database, undone } from '../database.ts';
import { instantText, tickText } from '../schema/text.ts';
import { activeStatuses, recordChange } from './appointment-rows.ts';
import { deleteVisitClaims } from './claim-rows.ts';
import { touchDoctorDays } from './doctor-days.ts';

/** Cancels the visit if it is still where `appointment` says, and frees its time in the same transaction. */
export function cancel(database: Database, request: CancelRequest): Promise<CancelOutcome> {
  const { changeId, appointment, reason, actor, now } = request;
  return database.write<CancelOutcome>(async (tx) => {
    await touchDoctorDays(tx, database.engine, [appointment]);
    const details = reason === null ? null : { reason };
    const change = {
      id: changeId,
      appointmentId: appointment.id,
      kind: 'cancelled',
      actor,
      now,
      details,
    } as const;
    if (!(await recordChange(tx, change))) undone({ kind: 'cancelled' });
    const { numUpdatedRows } = await tx
      .updateTable('appointments')
      .set({ status: 'cancelled', updated_at: instantText(now) })
      .where('id', '=', appointment.id)
      .where('status', 'in', activeStatuses)
      .where('doctor_id', '=', appointment.doctorId)
      .where('starts_at', '=', tickText(appointment.visit.start))
      .where('lane', '=', appointment.lane)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) undone({ kind: 'gone' });
    await deleteVisitClaims(tx, appointment, appointment.id);
    return { kind: 'cancelled' };
  });
}
