import type { Clinic } from '../../booking/ports.ts';
import { contains } from '../../scheduling/intervals.ts';
import { ORDINARY_LANE } from '../../scheduling/lanes.ts';
import type { Doctor } from '../../scheduling/types.ts';
import { workingPeriods } from '../../scheduling/working-time.ts';
import { activeStatuses, type AppointmentRow, toAppointment } from '../agenda/appointment-rows.ts';
import type { Sql } from '../database.ts';
import { instantText } from '../schema/text.ts';

/** A coming visit that the clinic's rules would not give any more: somebody must call the patient. */
export interface StrandedVisit {
  readonly protocol: string;
  readonly date: string;
  readonly time: string;
  readonly doctorId: string;
  readonly why: 'doctor-inactive' | 'specialty-not-offered' | 'outside-hours';
}

/** Soonest first. An *encaixe* is outside the hours on purpose, and no finding. */
export async function strandedVisits(db: Sql, clinic: Clinic, now: number): Promise<StrandedVisit[]> {
  return strandedAmong(clinic, await comingVisits(db, now).execute()).map(({ row, why }) => {
    const { protocol, local_date: date, local_time: time, doctor_id: doctorId } = row;
    return { protocol, date, time, doctorId, why };
  });
}

/** Visits that are still to take place in the ordinary lane, soonest first. */
export function comingVisits(db: Sql, now: number) {
  return db
    .selectFrom('appointments')
    .selectAll('appointments')
    .where('appointments.starts_at', '>=', instantText(now))
    .where('appointments.status', 'in', activeStatuses)
    .where('appointments.lane', '=', ORDINARY_LANE)
    .orderBy('appointments.starts_at')
    .orderBy('appointments.id');
}

/** Those of the visits that these rules would not give, each with the reason. */
export function strandedAmong<Row extends AppointmentRow>(
  clinic: Clinic,
  rows: readonly Row[],
): { readonly row: Row; readonly why: StrandedVisit['why'] }[] {
  const doctors = new Map(clinic.doctors.map((doctor) => [doctor.id, doctor]));
  const specialties = new Set(clinic.specialties.map(({ id }) => id));
  return rows.flatMap((row) => {
    const why = whyStranded(clinic, row, doctors.get(row.doctor_id), specialties);
    return why === null ? [] : [{ row, why }];
  });
}

function whyStranded(
  clinic: Clinic,
  row: AppointmentRow,
  doctor: Doctor | undefined,
  specialties: ReadonlySet<string>,
): StrandedVisit['why'] | null {
  if (doctor === undefined) return 'doctor-inactive';
  if (!specialties.has(row.specialty_id) || !doctor.specialtyIds.includes(row.specialty_id))
    return 'specialty-not-offered';
  const { visit, date, locationId } = toAppointment(row);
  const periods = workingPeriods(clinic, doctor.id, date).filter(({ place }) => place.id === locationId);
  return periods.some((period) => contains(period, visit)) ? null : 'outside-hours';
}
