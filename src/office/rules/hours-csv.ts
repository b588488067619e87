import { z } from 'zod';
import { isLocalDate } from '../../scheduling/calendar.ts';
import type { Weekday } from '../../scheduling/types.ts';
import { importReport, refusedRow, type ReportRow } from '../csv/import-report.ts';
import type { CsvFormat, CsvRow } from '../csv/read-csv.ts';
import { writeCsv } from '../csv/write-csv.ts';
import { theRowNamed } from './change-names.ts';
import { versionOf } from './change-rules.ts';
import type { ClockSpan, DoctorHours, HoursPlan, HoursRow } from './hours.ts';
import { collide, hoursProblems } from './hours-problems.ts';

export interface HoursLine extends Omit<HoursRow, 'locationId'> {
  /** Names, or ids; without a location: the only one there is. */
  readonly doctor: string;
  readonly location: string;
}

type Column = 'doctor' | 'weekday' | 'from' | 'to' | 'breaks' | 'location' | 'validFrom' | 'validUntil';

export const WEEKDAY_NAMES = ['segunda', 'terça', 'quarta', 'quinta', 'sexta', 'sábado', 'domingo'] as const;

const withoutMarks = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** `Terça-feira`, `ter`, `2` … */
function readWeekday(text: string): Weekday | null {
  if (/^[1-7]$/.test(text)) return Number(text) as Weekday;
  const short = withoutMarks(text).slice(0, 3);
  const index = WEEKDAY_NAMES.findIndex((name) => withoutMarks(name).slice(0, 3) === short);
  return index < 0 ? null : ((index + 1) as Weekday);
}

/** `8:00`, `08h00` and `8h` are `08:00`. */
function readClock(text: string): string | null {
  const [, hour = '', minute = ''] = /^(\d{1,2})(?:[:h]([0-5][05])?)?$/i.exec(text) ?? [];
  if (hour === '') return null;
  const clock = `${hour.padStart(2, '0')}:${minute || '00'}`;
  return clock <= '24:00' ? clock : null;
}

/** `12:00-13:00, 15:00-15:15` */
function readBreaks(text: string): readonly ClockSpan[] | null {
  if (text === '') return [];
  const spans = text.split(/[,|]/).map((span) => span.split(/[-–]| às? /).map((clock) => clock.trim()));
  const read = spans.map(([from = '', to = '']) => ({ from: readClock(from), to: readClock(to) }));
  return read.every((span): span is ClockSpan => span.from !== null && span.to !== null) ? read : null;
}

/** `2027-03-01` or `01/03/2027`; empty is null. */
function readDate(text: string): string | null | undefined {
  if (text === '') return null;
  const written = /^\d{1,2}\/\d{1,2}\/\d{4}$/.test(text)
    ? text
        .split('/')
        .map((part) => part.padStart(2, '0'))
        .reverse()
        .join('-')
    : text;
  return isLocalDate(written) ? written : undefined;
}

const read = <T>(reading: (text: string) => T | undefined, message: string) =>
  z.string().transform((text, context): T => {
    const value = reading(text);
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });

const CLOCK = 'uma hora como 08:00, de 5 em 5 minutos';
const DATE = 'uma data como 01/03/2027, ou vazio';

const row: z.ZodType<HoursLine, Record<Column, string>> = z.object({
  doctor: z.string().min(1, 'escreva o nome'),
  weekday: read((text) => readWeekday(text) ?? undefined, 'um dia como segunda'),
  from: read((text) => readClock(text) ?? undefined, CLOCK),
  to: read((text) => readClock(text) ?? undefined, CLOCK),
  breaks: read((text) => readBreaks(text) ?? undefined, 'pausas como 12:00-13:00, ou vazio'),
  location: z.string(),
  validFrom: read(readDate, DATE),
  validUntil: read(readDate, DATE),
});

export const HOURS_CSV: CsvFormat<Column, HoursLine> = {
  columns: {
    doctor: { header: 'Médico', synonyms: ['Médica', 'Nome', 'Doutor'], required: true },
    weekday: { header: 'Dia', synonyms: ['Dia da semana'], required: true },
    from: { header: 'Início', synonyms: ['Das', 'De', 'Começo', 'Hora inicial'], required: true },
    to: { header: 'Fim', synonyms: ['Até', 'Hora final'], required: true },
    breaks: { header: 'Pausas', synonyms: ['Pausa', 'Intervalo', 'Intervalos'] },
    location: { header: 'Local', synonyms: ['Unidade', 'Endereço'] },
    validFrom: { header: 'Válido de', synonyms: ['Vale de', 'Válido a partir de'] },
    validUntil: { header: 'Válido até', synonyms: ['Vale até'] },
  },
  row,
};

/**
 * Adds each line to its doctor's hours. One of the same weekday, beginning, location and first date is changed; what
 * collides with other hours is refused; hours that the file does not name stay.
 */
export const hoursOfLines =
  (lines: readonly CsvRow<HoursLine>[]): HoursPlan =>
  ({ hours, doctors, locations }) => {
    const now = new Map(hours.map((theirs) => [theirs.doctorId, [...theirs.hours]]));
    const touched = new Set<string>();
    const rows = lines.map((line): ReportRow => {
      if (line.kind === 'refused') return refusedRow(line.line, line.why);
      const { doctor: doctorName, location: locationName, ...span } = line.row;
      const doctor = theRowNamed(doctors, doctorName, 'Médico');
      if ('why' in doctor) return refusedRow(line.line, doctor.why);
      const location =
        locationName === '' && locations.length === 1
          ? locations[0]
          : theRowNamed(locations, locationName, 'Local');
      if (location === undefined || 'why' in location)
        return refusedRow(line.line, location?.why ?? 'não há nenhum local');
      const theirs = now.get(doctor.id) ?? [];
      const wanted: HoursRow = { ...span, locationId: location.id };
      const placed = placeRow(theirs, wanted);
      if (typeof placed === 'string') return refusedRow(line.line, placed);
      now.set(doctor.id, placed.hours);
      if (placed.outcome !== 'unchanged') touched.add(doctor.id);
      return { line: line.line, outcome: placed.outcome, why: placed.why };
    });
    const changed = [...touched].map((doctorId): DoctorHours => ({
      doctorId,
      hours: now.get(doctorId) ?? [],
    }));
    return { report: importReport(rows), doctors: changed };
  };

interface Placed {
  readonly hours: HoursRow[];
  readonly outcome: 'created' | 'changed' | 'unchanged';
  readonly why: string | null;
}

/** The hours with one more, or changed; or why that cannot be. */
function placeRow(hours: readonly HoursRow[], wanted: HoursRow): Placed | string {
  const [problem] = hoursProblems([wanted]);
  if (problem !== undefined) return problem.message;
  const same = hours.find((row) => isSame(row, wanted));
  if (same !== undefined && versionOf(same) === versionOf(wanted))
    return { hours: [...hours], outcome: 'unchanged', why: null };
  const others = hours.filter((row) => row !== same);
  const other = others.find((row) => collide(row, wanted));
  if (other !== undefined)
    return `coincide com o horário das ${other.from} às ${other.to} do mesmo dia${validity(other)}`;
  return same === undefined
    ? { hours: [...others, wanted], outcome: 'created', why: null }
    : { hours: [...others, wanted], outcome: 'changed', why: `era das ${same.from} às ${same.to}` };
}

const isSame = (a: HoursRow, b: HoursRow): boolean =>
  a.weekday === b.weekday &&
  a.from === b.from &&
  a.locationId === b.locationId &&
  a.validFrom === b.validFrom;

const validity = ({ validFrom, validUntil }: HoursRow): string =>
  validFrom === null && validUntil === null
    ? ''
    : ` (vale ${validFrom === null ? '' : `de ${shown(validFrom)} `}${validUntil === null ? 'em diante' : `até ${shown(validUntil)}`})`;

const shown = (date: string): string => date.split('-').reverse().join('/');

export function hoursCsv(
  all: readonly DoctorHours[],
  doctors: readonly { readonly id: string; readonly name: string }[],
  locations: readonly { readonly id: string; readonly name: string }[],
): string {
  const nameOf = (rows: typeof doctors, id: string): string => rows.find((row) => row.id === id)?.name ?? id;
  return writeCsv(
    HOURS_CSV.columns,
    all.flatMap(({ doctorId, hours }) =>
      hours.map((row) => ({
        doctor: nameOf(doctors, doctorId),
        weekday: WEEKDAY_NAMES[row.weekday - 1] ?? '',
        from: row.from,
        to: row.to,
        breaks: row.breaks.map(({ from, to }) => `${from}-${to}`).join(', '),
        location: nameOf(locations, row.locationId),
        validFrom: row.validFrom === null ? null : shown(row.validFrom),
        validUntil: row.validUntil === null ? null : shown(row.validUntil),
      })),
    ),
  );
}
