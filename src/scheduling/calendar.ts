/** Dates as numbers: arithmetic on the proleptic Gregorian calendar, without zones. */
import type { LocalDate, Weekday } from './types.ts';

/** Days since 1970-01-01: a date as an integer. */
export type EpochDay = number;

/** Days, both inclusive. */
export interface DayRange {
  readonly first: EpochDay;
  readonly last: EpochDay;
}

export const DAY_MS = 86_400_000;

/** A real date, written `YYYY-MM-DD`, of the years 1000–2999. */
export function isLocalDate(text: string): boolean {
  return /^[12]\d{3}-\d\d-\d\d$/.test(text) && localDate(epochDay(text)) === text;
}

export function epochDay(date: LocalDate): EpochDay {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / DAY_MS;
}

export function localDate(day: EpochDay): LocalDate {
  return Number.isFinite(day) ? new Date(day * DAY_MS).toISOString().slice(0, 10) : '';
}

/** Every day of a range, ascending. */
export function daysOf({ first, last }: DayRange): readonly EpochDay[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return localDate(epochDay(date) + days);
}

export function weekdayOf(date: LocalDate): Weekday {
  return weekdayOfDay(epochDay(date));
}

/** 1970-01-01 was a Thursday. */
export function weekdayOfDay(day: EpochDay): Weekday {
  return (((((day + 3) % 7) + 7) % 7) + 1) as Weekday;
}
