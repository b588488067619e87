import { addDays, epochDay, localDate, weekdayOfDay } from '../../scheduling/calendar.ts';
import type { LocalDate } from '../../scheduling/types.ts';
import { dayStart, epochMsOf } from '../../scheduling/wall-clock.ts';

/** Dates, both inclusive. */
export interface Period {
  readonly from: LocalDate;
  readonly until: LocalDate;
}

/** Half-open, epoch milliseconds. */
export interface Moments {
  readonly from: number;
  readonly until: number;
}

/** A report is about this many days at most. */
export const MOST_DAYS = 366;

export const lengthOf = ({ from, until }: Period): number => epochDay(until) - epochDay(from) + 1;

/** The weeks of a period, Monday to Sunday; the first and the last one as far as they lie in it. */
export function weeksOf({ from, until }: Period): readonly Period[] {
  const weeks: Period[] = [];
  const last = epochDay(until);
  for (let day = epochDay(from); day <= last;) {
    const sunday = day + 7 - weekdayOfDay(day);
    weeks.push({ from: localDate(day), until: localDate(Math.min(sunday, last)) });
    day = sunday + 1;
  }
  return weeks;
}

/** A period bit by bit, for a sum over many doctors' visits. One doctor's are few: an index finds them at once. */
export const bitsOf = (
  period: Period,
  { doctorId }: { readonly doctorId: string | null },
): readonly Period[] => (doctorId === null ? weeksOf(period) : [period]);

/** When a period begins and ends on the wall of a zone. */
export const momentsOf = ({ from, until }: Period, zone: string): Moments => ({
  from: epochMsOf(dayStart(zone, epochDay(from))),
  until: epochMsOf(dayStart(zone, epochDay(addDays(until, 1)))),
});
