import type { HolidayCalendar } from '../../../../../src/web/contract/holidays.ts';

export type Day = HolidayCalendar['days'][number];

export const KIND_WORDS: Readonly<Record<Day['kind'], string>> = {
  national: 'Nacional',
  optional: 'Ponto facultativo',
  state: 'Estadual',
  city: 'Municipal',
  clinic: 'Da clínica',
};

const DAY = new Intl.DateTimeFormat('pt-BR', { weekday: 'long', day: 'numeric', timeZone: 'UTC' });
const MONTH = new Intl.DateTimeFormat('pt-BR', { month: 'long', timeZone: 'UTC' });
const noon = (date: string): Date => new Date(`${date}T12:00:00Z`);

/** `quarta-feira, 1º`; `domingo, 15`. */
export const dayInWords = (date: string): string =>
  DAY.formatToParts(noon(date))
    .filter(({ type }) => type === 'weekday' || type === 'day')
    .map(({ value }) => (value === '1' ? '1º' : value))
    .join(', ');

/** `Novembro`. */
export function monthInWords(date: string): string {
  const name = MONTH.format(noon(date));
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** What a date comes to, all things considered; `where`: of a day on which only some places are closed. */
export function effectOf({ closedAt }: Day, locations: HolidayCalendar['locations']) {
  if (closedAt.length === 0) return { word: 'Aberta', where: null };
  if (closedAt.length === locations.length) return { word: 'Fechada', where: null };
  const names = locations.filter(({ id }) => closedAt.includes(id)).map(({ name }) => name);
  return { word: 'Fechada em parte', where: names.join(', ') };
}
