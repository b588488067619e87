import type { CallRecord, CallVisit } from '../../../office/calls/calls.ts';
import type { Sql } from '../../database.ts';
import { epochOf, preciseText } from '../../schema/text.ts';

/** A change may be written a little after the caller has hung up. */
const LATE_MS = 60_000;
/** Of a call that lasts: none is longer. */
const LONGEST_MS = 3_600_000;

/** What became of visits in that call. Looked for by its time, which has an index. */
export async function callVisits(
  db: Sql,
  { id, startedAt, endedAt }: Pick<CallRecord, 'id' | 'startedAt' | 'endedAt'>,
): Promise<CallVisit[]> {
  const rows = await db
    .selectFrom('appointment_events as event')
    .innerJoin('appointments as visit', 'visit.id', 'event.appointment_id')
    .innerJoin('doctors', 'doctors.id', 'visit.doctor_id')
    .innerJoin('specialties', 'specialties.id', 'visit.specialty_id')
    .select(['event.id', 'event.kind', 'event.at', 'visit.id as visit_id', 'visit.protocol'])
    .select(['visit.local_date', 'visit.local_time', 'doctors.name as doctor', 'doctors.gender'])
    .select('specialties.name as specialty')
    .where('event.at', '>=', preciseText(startedAt))
    .where('event.at', '<=', preciseText((endedAt ?? startedAt + LONGEST_MS) + LATE_MS))
    .where('event.call_id', '=', id)
    .orderBy('event.at')
    .orderBy('event.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    at: epochOf(row.at),
    appointmentId: row.visit_id,
    protocol: row.protocol,
    date: row.local_date,
    time: row.local_time,
    doctor: { name: row.doctor, gender: row.gender },
    specialty: row.specialty,
  }));
}
