/** Arithmetic on dates as text (`2026-11-24`) and on the clock of one day (`14:05`). No zone is in it. */

const DAY_MS = 86_400_000;
const noon = (date: string): number => Date.parse(`${date}T12:00:00Z`);
const textOf = (epochMs: number): string => new Date(epochMs).toISOString().slice(0, 10);

export const addDays = (date: string, days: number): string => textOf(noon(date) + days * DAY_MS);

/** Monday = 1 … Sunday = 7. */
export const weekdayOf = (date: string): number => new Date(noon(date)).getUTCDay() || 7;

/** The Monday of that date's week. */
export const mondayOf = (date: string): string => addDays(date, 1 - weekdayOf(date));

export const monthOf = (date: string): string => date.slice(0, 7);

/** The same day of another month, or that month's last. */
export function addMonths(date: string, months: number): string {
  const first = new Date(`${monthOf(date)}-01T12:00:00Z`);
  first.setUTCMonth(first.getUTCMonth() + months);
  const month = textOf(first.getTime()).slice(0, 7);
  const day = Math.min(Number(date.slice(8)), daysIn(month));
  return `${month}-${String(day).padStart(2, '0')}`;
}

const daysIn = (month: string): number =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();

/** Whole weeks, from Monday on, that show all of that month. */
export function weeksOf(month: string): string[][] {
  const last = `${month}-${daysIn(month)}`;
  const weeks: string[][] = [];
  for (let monday = mondayOf(`${month}-01`); monday <= last; monday = addDays(monday, 7))
    weeks.push(Array.from({ length: 7 }, (_, day) => addDays(monday, day)));
  return weeks;
}

/** A date that exists, of our days. */
export const isDate = (text: string | null): text is string =>
  text !== null &&
  /^20\d\d-\d\d-\d\d$/.test(text) &&
  !Number.isNaN(noon(text)) &&
  textOf(noon(text)) === text;

/** `24/11/2026` or `24112026`, as a person types it; null for anything else. */
export function readDate(text: string): string | null {
  const [, day, month, year] = /^(\d\d)\/?(\d\d)\/?(\d{4})$/.exec(text.trim()) ?? [];
  const date = `${year}-${month}-${day}`;
  return isDate(date) ? date : null;
}

/** `14:05`, `9:05` or `1405`, as a person types it; null for anything else. */
export function readClock(text: string): string | null {
  const [, hour, minute] = /^([01]?\d|2[0-3]):?([0-5]\d)$/.exec(text.trim()) ?? [];
  return hour === undefined ? null : `${hour.padStart(2, '0')}:${minute}`;
}

export const minutesOf = (clock: string): number =>
  Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

export function clockOf(minutes: number): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

/** When a visit that begins then is over. */
export const endOf = ({ time, minutes }: { readonly time: string; readonly minutes: number }): string =>
  clockOf(minutesOf(time) + minutes);

const MONTH = new Intl.DateTimeFormat('pt-BR', { month: 'long', year: 'numeric', timeZone: 'UTC' });
export const monthName = (month: string): string => MONTH.format(noon(`${month}-15`));
