import type { Clinic } from '../../booking/ports.ts';
import { addDays, daysOf, epochDay, localDate } from '../../scheduling/calendar.ts';
import { holidayOn } from '../../scheduling/holidays.ts';
import type { WorkingPeriod } from '../../scheduling/rule-book.ts';
import type { Claimed, Doctor, Holiday, Interval, LocalDate, Specialty } from '../../scheduling/types.ts';
import {
  DAY_MINUTES,
  epochMsOf,
  TICK_MINUTES,
  tickFrom,
  tickOf,
  wallClockAt,
} from '../../scheduling/wall-clock.ts';
import { workingPeriods } from '../../scheduling/working-time.ts';
import type { Office } from '../desk.ts';
import { ticksOf } from './free-times.ts';
import { wallSpanOf } from './outside-hours.ts';
import type { Days, StaffVisit } from './ports.ts';

/** A doctor's time on one date's wall. */
export interface Stretch {
  readonly doctorId: string;
  readonly date: LocalDate;
  /** Minutes of the day. */
  readonly from: number;
  readonly until: number;
}

/** Some days of some doctors: when they work, who comes, and what is being offered at this moment. */
export interface AgendaView {
  readonly doctors: readonly Doctor[];
  readonly specialties: readonly Specialty[];
  readonly locations: Clinic['locations'];
  readonly working: readonly (Stretch & { readonly locationId: string })[];
  readonly absences: readonly (Stretch & { readonly reason: string | null })[];
  readonly holidays: readonly Holiday[];
  readonly visits: readonly StaffVisit[];
  readonly held: readonly Stretch[];
}

/** Of days that are over, working time is as the rules have it now. */
export async function readAgenda(desk: Office, days: Days): Promise<AgendaView> {
  const { stores, office, clock } = desk;
  const clinic = await stores.clinic.read();
  const own = clinic.doctors.filter(({ id }) => days.doctorId === null || id === days.doctorId);
  const time = ticksOf(clinic, days.from, days.until);
  const request = { doctorIds: own.map(({ id }) => id), ...time };
  const [visits, held, absences, rows] = await Promise.all([
    office.agenda.visits(days),
    office.agenda.held(request, clock.now()),
    office.agenda.absences(days.doctorId, epochMsOf(time.start), epochMsOf(time.end)),
    office.agenda.holidays(days.from, days.until),
  ]);
  const named = await withFormer(desk, clinic, own, visits);
  const zoneOf = zonesOf(clinic);
  const dates = datesOf(days);
  return {
    ...named,
    locations: clinic.locations,
    working: own.flatMap(({ id }) =>
      dates.flatMap((date) => workingPeriods(clinic, id, date).map((period) => stretchOf(period))),
    ),
    absences: absences.flatMap(({ doctorId, startsAt, endsAt, reason }) =>
      onWall(clinic.zone, { start: tickOf(startsAt), end: tickFrom(endsAt) }, dates).map((part) => ({
        doctorId,
        ...part,
        reason,
      })),
    ),
    holidays: dates.flatMap((date) => holidaysOn({ ...clinic, holidays: rows }, date)),
    visits,
    held: held.flatMap((claim) =>
      onWall(zoneOf(claim), claim, dates).map((part) => ({ doctorId: claim.doctorId, ...part })),
    ),
  };
}

/** The doctors and specialties that are shown: the clinic's, and whatever else its visits are with. */
async function withFormer(
  { office }: Office,
  clinic: Clinic,
  own: readonly Doctor[],
  visits: readonly StaffVisit[],
): Promise<Pick<AgendaView, 'doctors' | 'specialties'>> {
  const { specialties } = clinic;
  const [knownDoctors, knownSpecialties] = [idsOf(clinic.doctors), idsOf(specialties)];
  const isKnown = (visit: StaffVisit) =>
    knownDoctors.has(visit.doctorId) && knownSpecialties.has(visit.specialtyId);
  if (visits.every(isKnown)) return { doctors: own, specialties };
  const former = await office.agenda.former();
  const [seenDoctors, seenSpecialties] = [
    new Set(visits.map(({ doctorId }) => doctorId)),
    new Set(visits.map(({ specialtyId }) => specialtyId)),
  ];
  return {
    doctors: [...own, ...former.doctors.filter(({ id }) => seenDoctors.has(id))],
    specialties: [...specialties, ...former.specialties.filter(({ id }) => seenSpecialties.has(id))],
  };
}

const idsOf = (rows: readonly { readonly id: string }[]): ReadonlySet<string> =>
  new Set(rows.map(({ id }) => id));

function stretchOf(period: WorkingPeriod): AgendaView['working'][number] {
  const { start, end } = wallSpanOf(period);
  const { doctorId, place, day } = period;
  return { doctorId, date: localDate(day), from: start, until: end, locationId: place.id };
}

export const datesOf = ({ from, until }: Pick<Days, 'from' | 'until'>): readonly LocalDate[] =>
  daysOf({ first: epochDay(from), last: epochDay(until) }).map(localDate);

/** Closed everywhere it is one holiday; else one of each place that is closed. */
export function holidaysOn(clinic: Clinic, date: LocalDate): readonly Holiday[] {
  const closed = clinic.locations.flatMap(({ id }) => {
    const holiday = holidayOn(clinic, date, id);
    return holiday === null ? [] : [{ ...holiday, date, locationId: id }];
  });
  const [first] = closed;
  const isOne = closed.length === clinic.locations.length && closed.every(({ name }) => name === first?.name);
  return isOne && first !== undefined ? [{ ...first, locationId: null }] : closed;
}

/** The zone in which a claim's doctor works at that moment. */
function zonesOf(clinic: Clinic): (claim: Claimed) => string {
  return ({ doctorId, start }) => {
    const { date } = wallClockAt(clinic.zone, epochMsOf(start));
    const periods = [addDays(date, -1), date, addDays(date, 1)].flatMap((day) =>
      workingPeriods(clinic, doctorId, day),
    );
    return periods.find((period) => period.start <= start && start < period.end)?.place.zone ?? clinic.zone;
  };
}

/** A stretch of ticks, day by day on a zone's wall; only what falls on these dates. */
function onWall(
  zone: string,
  { start, end }: Interval,
  dates: readonly LocalDate[],
): readonly Omit<Stretch, 'doctorId'>[] {
  const [first, last] = [wallClockAt(zone, epochMsOf(start)), wallClockAt(zone, epochMsOf(end) - 1)];
  return dates
    .filter((date) => first.date <= date && date <= last.date)
    .map((date) => ({
      date,
      from: date === first.date ? first.minute : 0,
      until: date === last.date ? roundedUp(last.minute) : DAY_MINUTES,
    }));
}

/** The last minute that belongs to it, to the end of its five. */
const roundedUp = (minute: number): number => Math.ceil((minute + 1) / TICK_MINUTES) * TICK_MINUTES;
