/** Why nothing was found, from the rules alone: claims are known to leave nothing. */
import type { EpochDay } from './calendar.ts';
import { daysOf, epochDay, localDate } from './calendar.ts';
import { stepOf } from './free-starts.ts';
import { contains } from './intervals.ts';
import type { Agenda, Hours, WorkingPeriod } from './rule-book.ts';
import type { Search } from './search-state.ts';
import { startRange } from './search-state.ts';
import type { Holiday, LocalDate, NoOffersReason } from './types.ts';
import { dayInterval, dayStart, todayIn } from './wall-clock.ts';
import { hoursOn, isOpenOn, openPeriods, periodsOn } from './working-time.ts';

/** The reason for a search without a date. */
export function whyNever(search: Search): NoOffersReason {
  const days = daysOf(search.days);
  if (!worksAtAll(search)) return { kind: 'no-working-hours' };
  const inTime = (periods: readonly WorkingPeriod[]): boolean =>
    periods.some((period) => isInTime(search, period));
  if (someAgenda(search, days, (agenda, day) => inTime(periodsOn(agenda, day))))
    return { kind: 'full', until: null };
  const isAway = (agenda: Agenda, day: EpochDay): boolean =>
    inTime(openPeriods(agenda, openHours(agenda, day), day));
  if (someAgenda(search, days, isAway)) return { kind: 'doctor-away', backOn: null };
  const isClosed = (agenda: Agenda, day: EpochDay): boolean =>
    inTime(openPeriods(agenda, hoursOn(agenda, day), day));
  const closedOn = days.find((day) => search.agendas.some((agenda) => isClosed(agenda, day)));
  const holiday = closedOn === undefined ? null : holidayOf(search, closedOn);
  if (holiday) return { kind: 'holiday', holiday };
  return search.from > search.notBefore
    ? { kind: 'beyond-horizon', lastDate: localDate(search.days.last) }
    : { kind: 'too-soon' };
}

/** The reason for a date. `until`: the first later date with room. */
export function whyNotOn(
  search: Search,
  date: LocalDate,
  now: number,
  until: LocalDate | null,
): NoOffersReason {
  const day = epochDay(date);
  if (!worksAtAll(search)) return { kind: 'no-working-hours' };
  if (isPast(search, day, now)) return { kind: 'too-soon' };
  if (day > search.days.last) return { kind: 'beyond-horizon', lastDate: localDate(search.days.last) };
  const holiday = holidayOf(search, day);
  if (holiday) return { kind: 'holiday', holiday };
  const working = search.agendas.filter((agenda) =>
    fits(search, openPeriods(agenda, openHours(agenda, day), day)),
  );
  if (isAwayOn(search, working, day)) return { kind: 'doctor-away', backOn: backOn(search, day) };
  if (working.length === 0) return { kind: 'not-a-working-day' };
  return isTooSoon(search, working, day) ? { kind: 'too-soon' } : { kind: 'full', until };
}

function worksAtAll(search: Search): boolean {
  return someAgenda(search, daysOf(search.days), (agenda, day) =>
    fits(search, openPeriods(agenda, hoursOn(agenda, day), day)),
  );
}

/** Over at every place, or over before the least notice ends. */
function isPast(search: Search, day: EpochDay, now: number): boolean {
  return search.book.places.every(
    ({ zone }) => day < epochDay(todayIn(zone, now)) || dayStart(zone, day + 1) <= search.notBefore,
  );
}

/** The holiday that closes every place where somebody asked for would work that day (or works at all). */
function holidayOf(search: Search, day: EpochDay): Holiday | null {
  const thatDay = search.agendas.flatMap((agenda) => hoursOn(agenda, day));
  const hours: readonly Hours[] =
    thatDay.length > 0 ? thatDay : search.agendas.flatMap((agenda) => agenda.hours);
  const holidays = [...new Set(hours.map(({ place }) => place))].map((place) => place.holidayOn(day));
  return holidays.every((holiday) => holiday !== null) ? (holidays[0] ?? null) : null;
}

/** Whether absences alone leave nobody: of those who would work, else of all. */
function isAwayOn(search: Search, working: readonly Agenda[], day: EpochDay): boolean {
  if (working.length > 0) return !working.some((agenda) => fits(search, periodsOn(agenda, day)));
  return search.agendas.every(({ hours, absences }) =>
    hours.every(({ place }) => absences.some((absence) => contains(absence, dayInterval(place.zone, day)))),
  );
}

function backOn(search: Search, day: EpochDay): LocalDate | null {
  const later = daysOf({ first: day + 1, last: search.days.last });
  const back = later.find((day) => search.agendas.some((agenda) => fits(search, periodsOn(agenda, day))));
  return back === undefined ? null : localDate(back);
}

/** Whether the notice alone (not what the caller asked to be later than) leaves nothing of that day. */
function isTooSoon(search: Search, working: readonly Agenda[], day: EpochDay): boolean {
  const anyLater = { ...search, from: search.notBefore };
  return !working.some((agenda) => periodsOn(agenda, day).some((period) => isInTime(anyLater, period)));
}

function openHours(agenda: Agenda, day: EpochDay): readonly Hours[] {
  return hoursOn(agenda, day).filter(isOpenOn(day));
}

function someAgenda(
  search: Search,
  days: readonly EpochDay[],
  test: (agenda: Agenda, day: EpochDay) => boolean,
): boolean {
  return search.agendas.some((agenda) => days.some((day) => test(agenda, day)));
}

/** A visit fits in one of them, were nothing taken and time no matter. */
function fits(search: Search, periods: readonly WorkingPeriod[]): boolean {
  return periods.some(({ start, end }) => end - start >= stepOf(search.span));
}

/** A visit fits, not too soon and not too late. */
function isInTime(search: Search, period: WorkingPeriod): boolean {
  const range = startRange(search, period, null);
  return range.start < range.end;
}
