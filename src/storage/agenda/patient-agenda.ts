import type { Refusal, VisitLimits } from '../../booking/ports.ts';
import type { Interval, Offer } from '../../scheduling/types.ts';
import type { Tx } from '../database.ts';
import { instantText, tickText } from '../schema/text.ts';
import { type AppointmentRow, activeStatuses, toAppointment } from './appointment-rows.ts';

/**
 * Queues rivals for the same patient (two phones at once), and makes them collide across a cluster's nodes. Always after
 * the doctors' days. Somebody erased or merged while they were on the line is not there any more: no visit becomes nobody's.
 */
export async function lockPatient(tx: Tx, patientId: string): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('patients')
    .set((is) => ({ agenda_version: is('agenda_version', '+', 1) }))
    .where('id', '=', patientId)
    .where('name', '!=', '')
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Error(`there is no patient ${patientId}`);
}

/** Every active visit that has not ended, or lies where the new one would. Read after the lock. */
export async function activeVisits(
  tx: Tx,
  patientId: string,
  now: number,
  visit: Interval,
): Promise<AppointmentRow[]> {
  const earliest = instantText(now) < tickText(visit.start) ? instantText(now) : tickText(visit.start);
  return tx
    .selectFrom('appointments')
    .selectAll()
    .where('patient_id', '=', patientId)
    .where('starts_at', '>=', dayBefore(earliest))
    .where('ends_at', '>', earliest)
    .where('status', 'in', activeStatuses)
    .execute();
}

/** No visit lasts a day: this bound lets the index on (patient_id, starts_at) do the work. */
function dayBefore(instant: string): string {
  return instantText(Date.parse(`${instant.replace(' ', 'T')}Z`) - 86_400_000);
}

export function isBusy(visits: readonly AppointmentRow[], { visit }: Offer): boolean {
  return visits
    .map(toAppointment)
    .some((other) => other.visit.start < visit.end && visit.start < other.visit.end);
}

/** Why this patient may not have one more visit; null = may. */
export function refusalFor(
  visits: readonly AppointmentRow[],
  offer: Offer,
  limits: VisitLimits,
  now: number,
): Refusal | null {
  const coming = visits.filter(({ starts_at }) => starts_at > instantText(now));
  const alike = coming.filter(({ specialty_id }) => specialty_id === offer.specialtyId);
  const full = coming.length >= limits.maxActiveVisits || alike.length >= limits.maxActiveVisitsPerSpecialty;
  if (full) return { kind: 'too-many-visits' };
  return isBusy(visits, offer) ? { kind: 'patient-busy' } : null;
}
