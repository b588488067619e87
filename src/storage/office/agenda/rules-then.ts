/** What the rules do not tell booking any more, because it is over: the staff looks back. */
import type { AbsenceRow } from '../../../office/agenda/ports.ts';
import type { Doctor, Holiday, LocalDate, Specialty } from '../../../scheduling/types.ts';
import type { Sql } from '../../database.ts';
import { epochOf, instantText } from '../../schema/text.ts';
import { toHoliday } from '../../stores/read-clinic.ts';

export async function readAbsences(
  db: Sql,
  doctorId: string | null,
  from: number,
  until: number,
): Promise<AbsenceRow[]> {
  let found = db
    .selectFrom('absences')
    .select(['doctor_id', 'starts_at', 'ends_at', 'reason'])
    .where('starts_at', '<', instantText(until))
    .where('ends_at', '>', instantText(from))
    .orderBy('starts_at');
  if (doctorId !== null) found = found.where('doctor_id', '=', doctorId);
  return (await found.execute()).map((row) => ({
    doctorId: row.doctor_id,
    startsAt: epochOf(row.starts_at),
    endsAt: epochOf(row.ends_at),
    reason: row.reason,
  }));
}

export async function readHolidays(db: Sql, from: LocalDate, until: LocalDate): Promise<Holiday[]> {
  const rows = await db
    .selectFrom('holidays')
    .selectAll()
    .where('date', '>=', from)
    .where('date', '<=', until)
    .orderBy('date')
    .orderBy('id')
    .execute();
  return rows.map(toHoliday);
}

export async function readFormer(db: Sql): Promise<{ doctors: Doctor[]; specialties: Specialty[] }> {
  const doctors = await db
    .selectFrom('doctors')
    .select(['id', 'name', 'gender'])
    .where('active', '=', 0)
    .orderBy('name')
    .execute();
  const specialties = await db
    .selectFrom('specialties')
    .selectAll()
    .where('active', '=', 0)
    .orderBy('name')
    .execute();
  return {
    doctors: doctors.map((doctor) => ({ ...doctor, specialtyIds: [] })),
    specialties: specialties.map((row) => ({
      id: row.id,
      name: row.name,
      visitMinutes: row.visit_minutes,
      bufferBeforeMinutes: row.buffer_before_minutes,
      bufferAfterMinutes: row.buffer_after_minutes,
    })),
  };
}
