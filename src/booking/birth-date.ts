import { isLocalDate } from '../scheduling/calendar.ts';
import type { LocalDate } from '../scheduling/types.ts';

/** Nobody on record has lived longer. */
const OLDEST_YEARS = 130;

export type BirthDate =
  | { readonly kind: 'date'; readonly date: LocalDate }
  /** 31 February, month 13, or not eight digits. */
  | { readonly kind: 'not-a-date' }
  /** In the future, or 130 years ago and more. */
  | { readonly kind: 'out-of-range' };

/** Reads DDMMYYYY, as keyed. `today` is the clinic's date. */
export function readBirthDate(keys: string, today: LocalDate): BirthDate {
  const date = readDate(keys);
  if (date === null) return { kind: 'not-a-date' };
  const oldest = `${String(Number(today.slice(0, 4)) - OLDEST_YEARS).padStart(4, '0')}${today.slice(4)}`;
  return date > today || date <= oldest ? { kind: 'out-of-range' } : { kind: 'date', date };
}

/** DDMMYYYY to a date of the calendar, or null. */
export function readDate(keys: string): LocalDate | null {
  const match = /^(\d\d)(\d\d)(\d{4})$/.exec(keys);
  if (!match) return null;
  const [, day, month, year] = match;
  const date = `${year}-${month}-${day}`;
  const parsed = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date) ? date : null;
}

/** DDMM (the next such day, today included) or DDMMYYYY, for a day in the future. Null when it is no date. */
export function readComingDate(keys: string, today: LocalDate): LocalDate | null {
  if (keys.length === 8) return withinSchedule(readDate(keys));
  if (keys.length !== 4) return null;
  const year = Number(today.slice(0, 4));
  // Eight years: 29 February is never further away.
  for (let ahead = 0; ahead <= 8; ahead++) {
    const date = readDate(`${keys}${year + ahead}`);
    if (date !== null && date >= today) return date;
  }
  return null;
}

/** Scheduling knows the years 1000 to 2999; a slip beyond them (`0206` for 2026) is no day of a visit. */
const withinSchedule = (date: LocalDate | null): LocalDate | null =>
  date !== null && isLocalDate(date) ? date : null;
