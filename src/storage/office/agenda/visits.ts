import type { Selectable } from 'kysely';
import type { Days, StaffVisit } from '../../../office/agenda/ports.ts';
import type { Interval, LocalDate } from '../../../scheduling/types.ts';
import { activeStatuses, toAppointment } from '../../agenda/appointment-rows.ts';
import type { Sql } from '../../database.ts';
import type { AppointmentTable } from '../../schema/agenda-tables.ts';
import { epochOf, tickText } from '../../schema/text.ts';

type Row = Selectable<AppointmentTable> & { readonly patient_name: string };

const rows = (db: Sql) =>
  db
    .selectFrom('appointments')
    .innerJoin('patients', 'patients.id', 'appointments.patient_id')
    .selectAll('appointments')
    .select('patients.name as patient_name');

const toVisit = (row: Row): StaffVisit => ({
  ...toAppointment(row),
  patientName: row.patient_name,
  updatedAt: epochOf(row.updated_at),
});

export async function readVisits(db: Sql, { from, until, doctorId }: Days): Promise<StaffVisit[]> {
  let found = rows(db)
    .where('appointments.local_date', '>=', from)
    .where('appointments.local_date', '<=', until)
    .where('appointments.status', '!=', 'cancelled')
    .orderBy('appointments.local_date')
    .orderBy('appointments.local_time')
    .orderBy('appointments.id');
  if (doctorId !== null) found = found.where('appointments.doctor_id', '=', doctorId);
  return (await found.execute()).map(toVisit);
}

export async function visitsPerDay(
  db: Sql,
  { from, until, doctorId }: Days,
  specialtyId: string | null,
): Promise<ReadonlyMap<LocalDate, number>> {
  let found = db
    .selectFrom('appointments')
    .select(['local_date', (is) => is.fn.countAll<number | bigint>().as('visits')])
    .where('local_date', '>=', from)
    .where('local_date', '<=', until)
    .where('status', '!=', 'cancelled')
    .groupBy('local_date');
  if (doctorId !== null) found = found.where('doctor_id', '=', doctorId);
  if (specialtyId !== null) found = found.where('specialty_id', '=', specialtyId);
  return new Map((await found.execute()).map((row) => [row.local_date, Number(row.visits)]));
}

export async function findVisit(db: Sql, id: string): Promise<StaffVisit | null> {
  const row = await rows(db).where('appointments.id', '=', id).executeTakeFirst();
  return row === undefined ? null : toVisit(row);
}

export async function findVisitOf(
  db: Sql,
  patientId: string,
  { start, end }: Interval,
  except: string | null,
): Promise<StaffVisit | null> {
  const row = await rows(db)
    .where('appointments.patient_id', '=', patientId)
    .where('appointments.starts_at', '<', tickText(end))
    .where('appointments.ends_at', '>', tickText(start))
    .where('appointments.status', 'in', activeStatuses)
    .where('appointments.id', '!=', except ?? '')
    .orderBy('appointments.starts_at')
    .executeTakeFirst();
  return row === undefined ? null : toVisit(row);
}
