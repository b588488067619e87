import { addDays } from '../../scheduling/calendar.ts';
import type { LocalDate, SchedulingRules } from '../../scheduling/types.ts';
import { TICK_MINUTES } from '../../scheduling/wall-clock.ts';
import { workingPeriods } from '../../scheduling/working-time.ts';
import { writeCsv } from '../csv/write-csv.ts';
import type { Office } from '../desk.ts';
import { inTurns } from './in-turns.ts';
import { type Period, lengthOf, weeksOf } from './period.ts';
import type { Names, ReportStore, VisitFilter } from './report-store.ts';
import { type Label, doctorLabel, percentText, shownDate } from './words.ts';

export interface Occupied {
  readonly bookedMinutes: number;
  readonly workingMinutes: number;
}

export interface OccupancyReport {
  readonly weeks: readonly (Period & Occupied)[];
  /** Whoever worked or had a visit; `weeks` in the same order as above. */
  readonly doctors: readonly (Occupied & { readonly doctor: Label; readonly weeks: readonly Occupied[] })[];
}

/**
 * How much of the doctors' working time is booked. Working time is what today's rules make of each day, also of days
 * past: hours that have been changed since count as they are now. Of a specialty: all the time of the doctors who have it.
 */
export async function occupancy(
  { office: { reports } }: Office,
  period: Period,
  filter: VisitFilter,
): Promise<OccupancyReport> {
  const weeks = weeksOf(period);
  const names = await reports.names();
  const rules = await reports.clinicSince(period.from);
  const doctors = await chosenDoctors(names, filter, reports);
  const byWeek = await inTurns(weeks, async (week) => {
    const booked = await reports.bookedMinutes(week, filter.locationId);
    const minutesOf = new Map(booked.map(({ doctorId, minutes }) => [doctorId, minutes]));
    return doctors.map(({ id }) => ({
      bookedMinutes: minutesOf.get(id) ?? 0,
      workingMinutes: workingMinutes(rules, id, week, filter.locationId),
    }));
  });
  const rows = doctors.map((doctor, place) => {
    const own = byWeek.flatMap((week) => week[place] ?? []);
    return { doctor: doctorLabel(doctor), ...sumOf(own), weeks: own };
  });
  return {
    weeks: weeks.map((week, place) => ({ ...week, ...sumOf(byWeek[place] ?? []) })),
    doctors: rows.filter(({ bookedMinutes, workingMinutes: working }) => bookedMinutes + working > 0),
  };
}

async function chosenDoctors(
  { doctors }: Names,
  { doctorId, specialtyId }: VisitFilter,
  reports: ReportStore,
): Promise<Names['doctors']> {
  const ofSpecialty = specialtyId === null ? null : await reports.doctorsOf(specialtyId);
  return doctors.filter(
    ({ id }) => (doctorId === null || id === doctorId) && (ofSpecialty === null || ofSpecialty.has(id)),
  );
}

function workingMinutes(
  rules: SchedulingRules,
  doctorId: string,
  week: Period,
  locationId: string | null,
): number {
  const dates: readonly LocalDate[] = Array.from({ length: lengthOf(week) }, (_, day) =>
    addDays(week.from, day),
  );
  return dates
    .flatMap((date) => workingPeriods(rules, doctorId, date))
    .filter(({ place }) => locationId === null || place.id === locationId)
    .reduce((sum, { start, end }) => sum + (end - start) * TICK_MINUTES, 0);
}

const sumOf = (parts: readonly Occupied[]): Occupied => ({
  bookedMinutes: parts.reduce((sum, part) => sum + part.bookedMinutes, 0),
  workingMinutes: parts.reduce((sum, part) => sum + part.workingMinutes, 0),
});

const COLUMNS = {
  doctor: { header: 'Médico' },
  from: { header: 'Semana de' },
  until: { header: 'Semana até' },
  booked: { header: 'Minutos marcados' },
  working: { header: 'Minutos de expediente' },
  percent: { header: 'Ocupação (%)' },
};

/** A row for each doctor and week. */
export const occupancyCsv = ({ doctors, weeks }: OccupancyReport): string =>
  writeCsv(
    COLUMNS,
    doctors.flatMap(({ doctor, weeks: own }) =>
      weeks.flatMap(({ from, until }, place) => {
        const { bookedMinutes, workingMinutes: working } = own[place] ?? sumOf([]);
        if (bookedMinutes + working === 0) return [];
        return {
          doctor: doctor.label,
          from: shownDate(from),
          until: shownDate(until),
          booked: bookedMinutes,
          working,
          percent: percentText(bookedMinutes, working),
        };
      }),
    ),
  );
