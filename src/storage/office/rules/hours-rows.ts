import type { DoctorHours, HoursRow } from '../../../office/rules/hours.ts';
import type { Sql, Tx } from '../../database.ts';
import { hoursId } from '../../setup/clinic-rows.ts';

/** Of these doctors, in this order, also those without hours. */
export async function readHours(db: Sql, doctorIds: readonly string[]): Promise<DoctorHours[]> {
  if (doctorIds.length === 0) return [];
  const rows = await db
    .selectFrom('working_hours')
    .selectAll()
    .where('doctor_id', 'in', doctorIds)
    .orderBy('weekday')
    .orderBy('start_clock')
    .orderBy('valid_from')
    .orderBy('id')
    .execute();
  const pauses = await db.selectFrom('working_breaks').selectAll().orderBy('start_clock').execute();
  const pausesOf = Map.groupBy(pauses, ({ working_hours_id }) => working_hours_id);
  const ofDoctor = Map.groupBy(rows, ({ doctor_id }) => doctor_id);
  return doctorIds.map((doctorId) => ({
    doctorId,
    hours: (ofDoctor.get(doctorId) ?? []).map((row) => ({
      weekday: row.weekday,
      from: row.start_clock,
      to: row.end_clock,
      locationId: row.location_id,
      breaks: (pausesOf.get(row.id) ?? []).map((pause) => ({ from: pause.start_clock, to: pause.end_clock })),
      validFrom: row.valid_from,
      validUntil: row.valid_until,
    })),
  }));
}

/** All the hours of a doctor anew. */
export async function writeHours(tx: Tx, { doctorId, hours }: DoctorHours): Promise<void> {
  const replaced = tx.selectFrom('working_hours').select('id').where('doctor_id', '=', doctorId);
  await tx.deleteFrom('working_breaks').where('working_hours_id', 'in', replaced).execute();
  await tx.deleteFrom('working_hours').where('doctor_id', '=', doctorId).execute();
  const rows = hours.map((row, index) => ({ ...row, id: hoursId(doctorId, index + 1) }));
  if (rows.length > 0)
    await tx
      .insertInto('working_hours')
      .values(
        rows.map((row) => ({
          id: row.id,
          doctor_id: doctorId,
          location_id: row.locationId,
          weekday: row.weekday,
          start_clock: row.from,
          end_clock: row.to,
          valid_from: row.validFrom,
          valid_until: row.validUntil,
        })),
      )
      .execute();
  const breaks = rows.flatMap(({ id, breaks }) =>
    breaks.map(({ from, to }) => ({ working_hours_id: id, start_clock: from, end_clock: to })),
  );
  if (breaks.length > 0) await tx.insertInto('working_breaks').values(breaks).execute();
}

/** In the order in which they are read. */
export function inOrder({ doctorId, hours }: DoctorHours): DoctorHours {
  const key = ({ weekday, from, validFrom }: HoursRow): string => `${weekday} ${from} ${validFrom ?? ''}`;
  const sorted = [...hours].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  return {
    doctorId,
    hours: sorted.map((row) => ({
      ...row,
      breaks: [...row.breaks].sort((a, b) => (a.from < b.from ? -1 : 1)),
    })),
  };
}
