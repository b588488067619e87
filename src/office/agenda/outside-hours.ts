/** Why a doctor has no working time there. */
import { epochDay } from '../../scheduling/calendar.ts';
import type { VisitSpan } from '../../scheduling/free-starts.ts';
import { contains } from '../../scheduling/intervals.ts';
import type { Agenda, WorkingPeriod } from '../../scheduling/rule-book.ts';
import type { LocalDate, MinuteOfDay, MinuteSpan } from '../../scheduling/types.ts';
import { TICK_MINUTES } from '../../scheduling/wall-clock.ts';
import { hoursOn, isOpenOn, openPeriods, periodsOn } from '../../scheduling/working-time.ts';

export type OutsideHours =
  | { readonly kind: 'not-a-working-day' }
  | { readonly kind: 'holiday'; readonly name: string }
  | { readonly kind: 'away' }
  /** At another time of that day, such as these. */
  | { readonly kind: 'other-hours'; readonly hours: readonly MinuteSpan[] };

export function whyOutside(
  agenda: Agenda,
  { date, minute }: { readonly date: LocalDate; readonly minute: MinuteOfDay },
  { visit }: VisitSpan,
): OutsideHours {
  const day = epochDay(date);
  const hours = hoursOn(agenda, day);
  if (hours.length === 0) return { kind: 'not-a-working-day' };
  const open = hours.filter(isOpenOn(day));
  const [closed] = hours.flatMap(({ place }) => place.holidayOn(day) ?? []);
  if (open.length === 0 && closed !== undefined) return { kind: 'holiday', name: closed.name };
  const holds = (period: WorkingPeriod): boolean => {
    const start = period.start + (minute - period.minute) / TICK_MINUTES;
    return contains(period, { start, end: start + visit });
  };
  const working = periodsOn(agenda, day);
  if (working.length === 0 || openPeriods(agenda, open, day).some(holds)) return { kind: 'away' };
  return { kind: 'other-hours', hours: working.map(wallSpanOf) };
}

/** A working period on the wall. */
export const wallSpanOf = ({ start, end, minute }: WorkingPeriod): MinuteSpan => ({
  start: minute,
  end: minute + (end - start) * TICK_MINUTES,
});
