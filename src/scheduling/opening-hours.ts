/** Opening hours by weekday, such as the attendants': is it open, and when will it be? */
import { epochDay, localDate, weekdayOfDay } from './calendar.ts';
import type { EpochDay } from './calendar.ts';
import { normalise } from './intervals.ts';
import type { LocalDate, MinuteSpan, Weekday } from './types.ts';
import type { WallClock } from './wall-clock.ts';
import { epochMsOf, wallClockAt, wallIntervals } from './wall-clock.ts';

export interface WeeklySpan extends MinuteSpan {
  readonly weekday: Weekday;
}

/** Whether a date is closed whatever its weekday, e.g. for a holiday. */
export type ClosedOn = (date: LocalDate) => boolean;

const NEVER_CLOSED: ClosedOn = () => false;
/** A month of closed days in a row is no opening hours at all. */
const DAYS_LOOKED_AHEAD = 31;

/** Whether an instant (epoch ms) lies within the weekly spans on the zone's wall clock; ends are out. */
export function isOpen(
  spans: readonly WeeklySpan[],
  now: number,
  zone: string,
  closedOn: ClosedOn = NEVER_CLOSED,
): boolean {
  const { date, minute } = wallClockAt(zone, now);
  return (
    !closedOn(date) &&
    spansOn(spans, epochDay(date)).some(({ start, end }) => start <= minute && minute < end)
  );
}

/** The next moment after `now` at which it opens (touching spans are one); null when not within a month. */
export function nextOpening(
  spans: readonly WeeklySpan[],
  now: number,
  zone: string,
  closedOn: ClosedOn = NEVER_CLOSED,
): WallClock | null {
  const today = epochDay(wallClockAt(zone, now).date);
  for (let day = today; day <= today + DAYS_LOOKED_AHEAD; day++) {
    if (closedOn(localDate(day))) continue;
    const opening = spansOn(spans, day)
      .flatMap((span) => wallIntervals(zone, day, span).slice(0, 1))
      .find(({ start }) => epochMsOf(start) > now);
    if (opening) return { date: localDate(day), minute: opening.minute };
  }
  return null;
}

function spansOn(spans: readonly WeeklySpan[], day: EpochDay): readonly MinuteSpan[] {
  const weekday = weekdayOfDay(day);
  return normalise(spans.filter((span) => span.weekday === weekday));
}
