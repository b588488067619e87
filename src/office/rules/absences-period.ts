import { addDays, epochDay } from '../../scheduling/calendar.ts';
import type { Interval, LocalDate } from '../../scheduling/types.ts';
import { dayStart, epochMsOf, tickAt, tickOf, wallClockAt } from '../../scheduling/wall-clock.ts';
import { clockOf, minuteOf } from '../agenda/clock.ts';
import type { AbsencePeriod, Absent } from './absences.ts';

type Span = Omit<Absent, 'doctorId'>;

/** The instants of a period in this zone; null when it does not end after it begins. */
export function spanOf(zone: string, { from, fromTime, until, untilTime }: AbsencePeriod): Span | null {
  const startsAt = instantOf(zone, from, fromTime);
  const endsAt = untilTime === null ? midnight(zone, addDays(until, 1)) : instantOf(zone, until, untilTime);
  return startsAt < endsAt ? { startsAt, endsAt } : null;
}

/** The same, the other way: a midnight is the edge of a whole day. */
export function periodOf(zone: string, { startsAt, endsAt }: Span): AbsencePeriod {
  const [start, end] = [wallClockAt(zone, startsAt), wallClockAt(zone, endsAt)];
  const endsADay = endsAt === midnight(zone, end.date);
  return {
    from: start.date,
    fromTime: startsAt === midnight(zone, start.date) ? null : clockOf(start.minute),
    until: endsADay ? addDays(end.date, -1) : end.date,
    untilTime: endsADay ? null : clockOf(end.minute),
  };
}

/** A time that a clock put forward passes over is its day's beginning. */
function instantOf(zone: string, date: LocalDate, time: string | null): number {
  const tick = time === null ? null : tickAt(zone, date, minuteOf(time));
  return tick === null ? midnight(zone, date) : epochMsOf(tick);
}

const midnight = (zone: string, date: LocalDate): number => epochMsOf(dayStart(zone, epochDay(date)));

/** In whole ticks, rounded outwards: as the rules count it. */
export const ticksOf = ({ startsAt, endsAt }: Span): Interval => ({
  start: tickOf(startsAt),
  end: tickOf(endsAt + epochMsOf(1) - 1),
});
