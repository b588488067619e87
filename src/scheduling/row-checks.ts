/**
 * Which rows of the rules can be used. Rules come from databases and spreadsheets; what is wrong in them must cost the
 * clinic at most the row. `validate-rules.ts` tells the clinic, `rule-book.ts` leaves the row out.
 */
import { isLocalDate } from './calendar.ts';
import type { LocalDate, MinuteSpan, Policies, Specialty, WorkingHours } from './types.ts';
import { DAY_MINUTES, TICK_MINUTES } from './wall-clock.ts';

/** Two years: no clinic books farther ahead, and a search must end. */
export const MAX_HORIZON_DAYS = 730;

export function isFiveMinutes(minutes: number): boolean {
  return Number.isInteger(minutes / TICK_MINUTES);
}

/** Forwards, within one day. */
export function isForward(span: MinuteSpan): boolean {
  return span.start >= 0 && span.start < span.end && span.end <= DAY_MINUTES;
}

export function isValidity(date: LocalDate | null): boolean {
  return date === null || isLocalDate(date);
}

export function isUsableHours(row: WorkingHours): boolean {
  return (
    isForward(row) &&
    isFiveMinutes(row.start) &&
    isFiveMinutes(row.end) &&
    [1, 2, 3, 4, 5, 6, 7].includes(row.weekday) &&
    isValidity(row.validFrom) &&
    isValidity(row.validUntil)
  );
}

export function isUsableSpecialty({
  visitMinutes,
  bufferBeforeMinutes,
  bufferAfterMinutes,
}: Specialty): boolean {
  const all = [visitMinutes, bufferBeforeMinutes, bufferAfterMinutes];
  return visitMinutes > 0 && all.every((minutes) => minutes >= 0 && isFiveMinutes(minutes));
}

/** A break protects time, so that a ragged one is kept, rounded outwards; one that never begins is none. */
export function usableBreaks(breaks: readonly MinuteSpan[]): readonly MinuteSpan[] {
  return breaks
    .map(({ start, end }) => ({
      start: Math.floor(start / TICK_MINUTES) * TICK_MINUTES,
      end: Math.ceil(end / TICK_MINUTES) * TICK_MINUTES,
    }))
    .filter(({ start, end }) => start < end);
}

/** Days ahead that can be booked: what is not a number counts as none. */
export function usableHorizon({ horizonDays }: Policies): number {
  return Number.isNaN(horizonDays) ? 0 : Math.min(Math.max(Math.floor(horizonDays), 0), MAX_HORIZON_DAYS);
}

/** What is not a number, or less than none, counts as none. */
export function usableNotice({ leastNoticeMinutes }: Policies): number {
  return Number.isFinite(leastNoticeMinutes) ? Math.max(leastNoticeMinutes, 0) : 0;
}
