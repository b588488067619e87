/** The reports' figures, reckoned by looking at each visit and each call by itself. */
import type { Clinic } from '../../src/booking/ports.ts';
import type { VisitFilter } from '../../src/office/reports/report-store.ts';
import { addDays, weekdayOf } from '../../src/scheduling/calendar.ts';
import { workingPeriods } from '../../src/scheduling/working-time.ts';
import type { SomeCall, SomeVisit } from './report-cases.ts';

export interface Dates {
  readonly from: string;
  readonly until: string;
}
export type About = Dates & VisitFilter;

const DAY = 86_400_000;

/** Fortaleza is three hours behind UTC, all year. */
const wall = (at: number): string => new Date(at - 3 * 3_600_000).toISOString();
const dateOf = (at: number): string => wall(at).slice(0, 10);
const isIn = ({ from, until }: Dates, at: number): boolean => from <= dateOf(at) && dateOf(at) <= until;

const isOf =
  ({ doctorId, specialtyId, locationId }: VisitFilter) =>
  (one: SomeVisit): boolean =>
    (doctorId === null || one.doctorId === doctorId) &&
    (specialtyId === null || one.specialtyId === specialtyId) &&
    (locationId === null || one.locationId === locationId);

const visitsIn = (visits: readonly SomeVisit[], about: About): readonly SomeVisit[] =>
  visits.filter((one) => isIn(about, one.start)).filter(isOf(about));

function daysIn({ from, until }: Dates): readonly string[] {
  const days: string[] = [];
  for (let day = from; day <= until; day = addDays(day, 1)) days.push(day);
  return days;
}

/** The first day of a date's week that lies in the period. */
function weekOf({ from }: Dates, date: string): string {
  const monday = addDays(date, 1 - weekdayOf(date));
  return monday < from ? from : monday;
}

export function occupancy(clinic: Clinic, visits: readonly SomeVisit[], about: About): readonly string[] {
  const booked = new Map<string, number>();
  const working = new Map<string, number>();
  const add = (sums: Map<string, number>, key: string, minutes: number) =>
    void sums.set(key, (sums.get(key) ?? 0) + minutes);
  const doctors = clinic.doctors.filter(
    ({ id, specialtyIds }) =>
      (about.doctorId === null || id === about.doctorId) &&
      (about.specialtyId === null || specialtyIds.includes(about.specialtyId)),
  );
  for (const { id } of doctors) {
    for (const day of daysIn(about))
      for (const { start, end, place } of workingPeriods(clinic, id, day))
        if (about.locationId === null || place.id === about.locationId)
          add(working, `${id} ${weekOf(about, day)}`, (end - start) * 5);
    for (const one of visitsIn(visits, { ...about, doctorId: id, specialtyId: null }))
      if (one.status !== 'cancelled')
        add(booked, `${id} ${weekOf(about, dateOf(one.start))}`, one.minutes + 10);
  }
  return [...new Set([...booked.keys(), ...working.keys()])]
    .map((key) => `${key} ${booked.get(key) ?? 0}/${working.get(key) ?? 0}`)
    .sort();
}

const wholeDays = ({ start, bookedAt }: SomeVisit): number =>
  Math.max(0, Math.floor((start - bookedAt) / DAY));

const CLASSES = [
  [0, 'same-day'],
  [3, 'days-1-3'],
  [7, 'days-4-7'],
  [14, 'days-8-14'],
  [30, 'days-15-30'],
  [60, 'days-31-60'],
  [Infinity, 'days-61'],
] as const;
const classOf = (one: SomeVisit): string => CLASSES.find(([most]) => wholeDays(one) <= most)?.[1] ?? '';

const CHANNELS = { 'patient-phone': 'phone', staff: 'staff', system: 'program' } as const;

export function attendance(visits: readonly SomeVisit[], about: About) {
  const noted = visitsIn(visits, about).filter(({ status }) => ['attended', 'no-show'].includes(status));
  const count = (some: readonly SomeVisit[]) => ({
    attended: some.filter(({ status }) => status === 'attended').length,
    noShow: some.filter(({ status }) => status === 'no-show').length,
  });
  const by = (keyOf: (one: SomeVisit) => string) =>
    Object.fromEntries(
      [...Map.groupBy(noted, keyOf)].map(([key, some]) => {
        const { attended, noShow } = count(some);
        return [key, `${attended}+${noShow}`];
      }),
    );
  return {
    total: count(noted),
    byDoctor: by(({ doctorId }) => doctorId),
    byWeekday: by(({ start }) => String(weekdayOf(dateOf(start)))),
    byLeadTime: by(classOf),
    byChannel: by(({ bookedBy }) => (bookedBy === null ? 'unknown' : CHANNELS[bookedBy])),
  };
}

export function leadTimes(visits: readonly SomeVisit[], about: About) {
  const kept = visitsIn(visits, about).filter(({ status }) => status !== 'cancelled');
  const summed = (some: readonly SomeVisit[]) => {
    const days = some.map(wholeDays).sort((one, other) => one - other);
    const rank = (part: number) => days[Math.ceil(part * days.length) - 1] ?? null;
    return {
      visits: some.length,
      median: rank(0.5),
      p90: rank(0.9),
      classes: CLASSES.map(([, name]) => some.filter((one) => classOf(one) === name).length),
    };
  };
  // The demo's order of specialties.
  const bySpecialty = ['clinico-geral', 'dermatologia'].flatMap((id) => {
    const some = kept.filter(({ specialtyId }) => specialtyId === id);
    return some.length === 0 ? [] : [{ id, ...summed(some) }];
  });
  return { all: summed(kept), bySpecialty };
}

export function bookings(visits: readonly SomeVisit[], about: About) {
  const made = visits.filter((one) => one.bookedBy !== null && isOf(about)(one) && isIn(about, one.bookedAt));
  const count = (some: readonly SomeVisit[]) => ({
    phone: some.filter(({ bookedBy }) => bookedBy === 'patient-phone').length,
    staff: some.filter(({ bookedBy }) => bookedBy === 'staff').length,
    program: some.filter(({ bookedBy }) => bookedBy === 'system').length,
  });
  const weeks = [...Map.groupBy(made, ({ bookedAt }) => weekOf(about, dateOf(bookedAt)))]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([from, some]) => {
      const sunday = addDays(from, 7 - weekdayOf(from));
      return { from, until: sunday < about.until ? sunday : about.until, ...count(some) };
    });
  return { weeks, total: count(made) };
}

const endOf = ({ outcome, served }: SomeCall): string =>
  outcome === 'hung-up' && !served ? 'gave-up' : (outcome ?? '');
const ENDS = ['goodbye', 'hung-up', 'gave-up', 'attendant', 'callback', 'failed', 'interrupted'];

const ended = (calls: readonly SomeCall[], about: Dates): readonly SomeCall[] =>
  calls.filter(({ startedAt, outcome }) => outcome !== null && isIn(about, startedAt));

export function callHours(calls: readonly SomeCall[], about: Dates) {
  const some = ended(calls, about);
  const hourOf = ({ startedAt }: SomeCall): number => Number(wall(startedAt).slice(11, 13));
  const hours = Array.from({ length: 24 }, (_, hour) => some.filter((one) => hourOf(one) === hour));
  return {
    byHour: hours.map((own) =>
      Object.fromEntries(ENDS.map((end) => [end, own.filter((one) => endOf(one) === end).length])),
    ),
    byWeekday: [1, 2, 3, 4, 5, 6, 7].map((weekday) =>
      hours.map((own) => own.filter(({ startedAt }) => weekdayOf(dateOf(startedAt)) === weekday).length),
    ),
  };
}

export function callEnds(calls: readonly SomeCall[], about: Dates): readonly string[] {
  const groups = Map.groupBy(ended(calls, about), (one) => `${one.question ?? 'none'} ${endOf(one)}`);
  return [...groups].map(([key, some]) => `${key} ${some.length}`).sort();
}
