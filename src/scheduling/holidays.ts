/** Brazil's holidays: the national ones computed, the rest as rows. */
import { addDays, epochDay, localDate } from './calendar.ts';
import type { Holiday, LocalDate, SchedulingRules } from './types.ts';

export interface NationalHoliday {
  /** Stable: names the recorded clip. */
  readonly id: string;
  /** As it is spoken, without an article. */
  readonly name: string;
  /** A point of optional work (*ponto facultativo*): a holiday only where the clinic's policy says so. */
  readonly optional: boolean;
  /** Month and day, or days from Easter Sunday. */
  readonly on: `${number}-${number}` | number;
  /** First year in which it is a national holiday. */
  readonly since: number;
}

/**
 * Lei 662/1949 (as Lei 10.607/2002 words it), Lei 6.802/1980 (12 October), Lei 14.759/2023 (20 November; from 2024),
 * Lei 9.093/1995 (Good Friday, by every city's law); the optional ones by the federal government's yearly *portaria*.
 */
export const NATIONAL_HOLIDAYS: readonly NationalHoliday[] = [
  holiday('ano-novo', 'Confraternização Universal', '01-01'),
  holiday('carnaval-segunda', 'Segunda-feira de Carnaval', -48, { optional: true }),
  holiday('carnaval-terca', 'Terça-feira de Carnaval', -47, { optional: true }),
  holiday('sexta-feira-santa', 'Sexta-feira Santa', -2),
  holiday('tiradentes', 'Tiradentes', '04-21'),
  holiday('dia-do-trabalho', 'Dia do Trabalho', '05-01'),
  holiday('corpus-christi', 'Corpus Christi', 60, { optional: true }),
  holiday('independencia', 'Independência do Brasil', '09-07'),
  holiday('nossa-senhora-aparecida', 'Nossa Senhora Aparecida', '10-12', { since: 1980 }),
  holiday('finados', 'Finados', '11-02', { since: 2003 }),
  holiday('proclamacao-da-republica', 'Proclamação da República', '11-15'),
  holiday('consciencia-negra', 'Dia da Consciência Negra', '11-20', { since: 2024 }),
  holiday('natal', 'Natal', '12-25'),
];

/** The national holidays of a year by date; the optional ones only when asked for. */
export function nationalHolidays(year: number, withOptional: boolean): readonly Holiday[] {
  const easter = easterSunday(year);
  return NATIONAL_HOLIDAYS.filter(({ since, optional }) => year >= since && (withOptional || !optional))
    .map(({ id, name, on }) => ({
      id,
      name,
      date: typeof on === 'number' ? addDays(easter, on) : `${year}-${on}`,
      locationId: null,
      working: false,
    }))
    .sort((a, b) => epochDay(a.date) - epochDay(b.date));
}

/**
 * The holiday that closes a location on a date, or null. What is said of the location itself goes before what is said
 * of everywhere, and that before the calendar of the nation; at each step `working` lifts. A row that repeats a
 * national holiday gives way to it (whose name is recorded).
 */
export function holidayOn(rules: SchedulingRules, date: LocalDate, locationId: string): Holiday | null {
  const rows = rowsByDate(rules.holidays).get(date) ?? [];
  const national = nationalOn(date, rules.policies.observeOptionalHolidays);
  for (const place of [locationId, null]) {
    const here = rows.filter((row) => row.locationId === place);
    if (here.some((row) => row.working)) return null;
    if (here[0]) return national ?? here[0];
  }
  return national;
}

/**
 * Easter Sunday of the Gregorian calendar: the "Anonymous" computus (Nature, 20 April 1876; J. Meeus, Astronomical
 * Algorithms, ch. 8).
 */
export function easterSunday(year: number): LocalDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const daysAfterMarch22 = h + l - 7 * m;
  return localDate(epochDay(`${year}-03-22`) + daysAfterMarch22);
}

function holiday(
  id: string,
  name: string,
  on: NationalHoliday['on'],
  { optional = false, since = 0 }: { optional?: boolean; since?: number } = {},
): NationalHoliday {
  return { id, name, on, optional, since };
}

const nationalByYear = new Map<string, ReadonlyMap<LocalDate, Holiday>>();

function nationalOn(date: LocalDate, withOptional: boolean): Holiday | null {
  const year = date.slice(0, 4);
  const key = `${year} ${withOptional}`;
  let byDate = nationalByYear.get(key);
  if (!byDate) {
    byDate = new Map(nationalHolidays(Number(year), withOptional).map((holiday) => [holiday.date, holiday]));
    if (nationalByYear.size > 100) nationalByYear.clear();
    nationalByYear.set(key, byDate);
  }
  return byDate.get(date) ?? null;
}

const indexedRows = new WeakMap<readonly Holiday[], ReadonlyMap<LocalDate, readonly Holiday[]>>();

function rowsByDate(rows: readonly Holiday[]): ReadonlyMap<LocalDate, readonly Holiday[]> {
  const known = indexedRows.get(rows);
  if (known) return known;
  const byDate = Map.groupBy(rows, (row) => row.date);
  indexedRows.set(rows, byDate);
  return byDate;
}
