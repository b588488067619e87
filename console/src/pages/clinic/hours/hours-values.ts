import type { DoctorHours, HoursRow } from '../../../../../src/web/contract/hours.ts';

/** A row of the form; times as they are being typed. */
export interface RowValues extends Omit<HoursRow, 'breaks' | 'locationId'> {
  /** For React alone. */
  readonly key: string;
  locationId: string | null;
  breaks: { from: string; to: string }[];
}

export interface HoursValues {
  hours: RowValues[];
  version: string;
}

export const WEEKDAYS = [
  { value: 1, name: 'Segunda-feira', short: 'seg' },
  { value: 2, name: 'Terça-feira', short: 'ter' },
  { value: 3, name: 'Quarta-feira', short: 'qua' },
  { value: 4, name: 'Quinta-feira', short: 'qui' },
  { value: 5, name: 'Sexta-feira', short: 'sex' },
  { value: 6, name: 'Sábado', short: 'sáb' },
  { value: 7, name: 'Domingo', short: 'dom' },
] as const;

export type Weekday = HoursRow['weekday'];

let keys = 0;
const newKey = (): string => `row-${(keys += 1)}`;

export const valuesOf = ({ hours, version }: DoctorHours): HoursValues => ({
  hours: hours.map((row) => ({ ...row, breaks: row.breaks.map((pause) => ({ ...pause })), key: newKey() })),
  version,
});

export const newRow = (weekday: Weekday, locationId: string | null, validFrom: string | null): RowValues => ({
  key: newKey(),
  weekday,
  from: '',
  to: '',
  locationId,
  breaks: [],
  validFrom,
  validUntil: null,
});

/** As the server takes it; the order stays, so that what it finds wrong is found again in the form. */
export const bodyOf = ({ hours }: HoursValues) => ({
  hours: hours.map((row) => ({
    weekday: row.weekday,
    locationId: row.locationId,
    validFrom: row.validFrom,
    validUntil: row.validUntil,
    from: tidyClock(row.from),
    to: tidyClock(row.to),
    breaks: row.breaks.map(({ from, to }) => ({ from: tidyClock(from), to: tidyClock(to) })),
  })),
});

/** `8`, `8h`, `830` and `8:30` become `08:00` and `08:30`; what is no time stays as it is. */
export function tidyClock(text: string): string {
  const [, hour = '', minute = ''] = /^\s*(\d{1,2})\s*[:hH]?\s*([0-5]\d)?\s*$/.exec(text) ?? [];
  return hour === '' ? text.trim() : `${hour.padStart(2, '0')}:${minute || '00'}`;
}

export const isClock = (text: string): boolean =>
  /^(?:(?:[01]\d|2[0-3]):[0-5][05]|24:00)$/.test(tidyClock(text));

export const isOver = ({ validUntil }: RowValues, today: string): boolean =>
  validUntil !== null && validUntil < today;

const holdsOn = ({ validFrom, validUntil }: RowValues, date: string): boolean =>
  (validFrom ?? '') <= date && date <= (validUntil ?? '9');

export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

export const mondayOf = (date: string): string =>
  addDays(date, -((new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7));

/** What holds on each day of a week. */
export function weekOf(hours: readonly RowValues[], monday: string) {
  return WEEKDAYS.map((weekday) => {
    const date = addDays(monday, weekday.value - 1);
    const rows = hours
      .filter(
        (row) => row.weekday === weekday.value && holdsOn(row, date) && isClock(row.from) && isClock(row.to),
      )
      .sort((a, b) => (a.from < b.from ? -1 : 1));
    return { weekday, date, rows };
  });
}

/** The hours of one weekday in place of those of others; what is over stays. */
export function copyDay(
  hours: readonly RowValues[],
  from: Weekday,
  to: readonly Weekday[],
  today: string,
): RowValues[] {
  const source = hours.filter((row) => row.weekday === from && !isOver(row, today));
  const kept = hours.filter((row) => !to.includes(row.weekday) || isOver(row, today));
  const copies = to.flatMap((weekday) =>
    source.map((row) => ({
      ...row,
      weekday,
      breaks: row.breaks.map((pause) => ({ ...pause })),
      key: newKey(),
    })),
  );
  return [...kept, ...copies];
}

/** What holds now ends on the day before; the same begins anew on that date, to be changed. */
export function startAnew(hours: readonly RowValues[], date: string): RowValues[] {
  const eve = addDays(date, -1);
  return hours.flatMap((row) => {
    const isThroughout = (row.validFrom ?? '') < date && (row.validUntil ?? '9') >= date;
    if (!isThroughout) return [row];
    const breaks = row.breaks.map((pause) => ({ ...pause }));
    return [
      { ...row, validUntil: eve },
      { ...row, breaks, validFrom: date, key: newKey() },
    ];
  });
}
