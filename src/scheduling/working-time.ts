/** A doctor's working time: hours of the weekday, minus holidays, breaks and absences. */
import { epochDay, weekdayOfDay } from './calendar.ts';
import type { EpochDay } from './calendar.ts';
import { normalise, without } from './intervals.ts';
import type { Agenda, Hours, WorkingPeriod } from './rule-book.ts';
import { ruleBook } from './rule-book.ts';
import type { Interval, LocalDate, SchedulingRules } from './types.ts';
import type { WallInterval } from './wall-clock.ts';
import { TICK_MINUTES, wallIntervals } from './wall-clock.ts';

/** The stretches in which a doctor works on a date (of each location's own calendar), soonest first. */
export function workingPeriods(
  rules: SchedulingRules,
  doctorId: string,
  date: LocalDate,
): readonly WorkingPeriod[] {
  const agenda = ruleBook(rules).agendas.get(doctorId);
  return agenda ? periodsOn(agenda, epochDay(date)) : [];
}

const MOST_DAYS_KEPT = 200;

/** The same, of an agenda; remembered. */
export function periodsOn(agenda: Agenda, day: EpochDay): readonly WorkingPeriod[] {
  const known = agenda.periods.get(day);
  if (known) return known;
  const periods = openPeriods(agenda, hoursOn(agenda, day).filter(isOpenOn(day)), day).flatMap((period) =>
    cut(period, agenda.absences),
  );
  if (agenda.periods.size >= MOST_DAYS_KEPT) agenda.periods.clear();
  agenda.periods.set(day, periods);
  return periods;
}

/** The hours that hold on a day, whatever holidays and absences say. */
export function hoursOn(agenda: Agenda, day: EpochDay): readonly Hours[] {
  const weekday = weekdayOfDay(day);
  return agenda.hours.filter((row) => row.weekday === weekday && row.from <= day && day <= row.until);
}

export function isOpenOn(day: EpochDay): (hours: Hours) => boolean {
  return ({ place }) => place.holidayOn(day) === null;
}

/**
 * The stretches of these hours minus their breaks, absences not yet taken away. Where hours overlap (a mistake), the
 * time belongs to those that begin first.
 */
export function openPeriods(
  agenda: Agenda,
  hours: readonly Hours[],
  day: EpochDay,
): readonly WorkingPeriod[] {
  const wholes = hours
    .flatMap((row) => wallIntervals(row.place.zone, day, row.span).map((whole) => ({ row, whole })))
    .sort((a, b) => a.whole.start - b.whole.start);
  let taken: readonly Interval[] = [];
  return wholes.flatMap(({ row, whole }) => {
    const mine = cut(whole, taken);
    taken = normalise([...taken, ...mine]);
    const breaks = normalise(row.breaks.flatMap((span) => wallIntervals(row.place.zone, day, span)));
    return mine
      .flatMap((piece) => cut(piece, breaks))
      .map((piece) => ({ ...piece, doctorId: agenda.doctorId, place: row.place, day }));
  });
}

/** What of a stretch is not in `holes`, each piece with the wall clock at its start. */
function cut<T extends WallInterval>(whole: T, holes: readonly Interval[]): readonly T[] {
  if (holes.length === 0) return [whole];
  return without(whole, holes).map(({ start, end }) => ({
    ...whole,
    start,
    end,
    minute: whole.minute + (start - whole.start) * TICK_MINUTES,
  }));
}
