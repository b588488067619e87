/** Hours and absences as a clinic's file tells them. */
import { z } from 'zod';
import { isLocalDate } from '../../scheduling/calendar.ts';
import type { Weekday } from '../../scheduling/types.ts';
import { date, list, name, object, reference, text } from './schema-words.ts';

/** From Monday on, as ISO 8601 counts them. */
export const WEEKDAYS = ['seg', 'ter', 'qua', 'qui', 'sex', 'sab', 'dom'] as const;

const start = text(
  /^(?:[01]\d|2[0-3]):[0-5][05]$/,
  'must be a time such as "08:00", in steps of five minutes',
);
const end = text(
  /^(?:(?:[01]\d|2[0-3]):[0-5][05]|24:00)$/,
  'must be a time such as "18:00", in steps of five minutes; the end of the day is "24:00"',
);

const weekday = z.preprocess(
  (written) => (typeof written === 'string' ? numberOf(written) : written),
  z.literal(
    [1, 2, 3, 4, 5, 6, 7],
    'must be "seg", "ter", "qua", "qui", "sex", "sab", "dom", or 1 (Monday) to 7',
  ),
);
const weekdays = list(weekday)
  .min(1, 'must name at least one weekday')
  .transform((days) => [...new Set<Weekday>(days)]);

/** `Sáb` is `sab`; what is no weekday stays, and is refused. */
function numberOf(written: string): number | string {
  const plain = written
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
  const index = WEEKDAYS.findIndex((name) => name === plain);
  return index < 0 ? written : index + 1;
}

interface Span {
  readonly from: string;
  readonly to: string;
}

/** Written `HH:MM`, times sort as text does. */
const isForward = ({ from, to }: Span): boolean => from < to;
const backwards = { path: ['to'], error: 'must be after "from"' };

/** Hours on weekdays, none over another: when attendants answer. */
export const spans = list(object({ weekdays, from: start, to: end }).refine(isForward, backwards)).refine(
  (rows) =>
    rows.every((row, i) =>
      rows
        .slice(0, i)
        .every((other) => !overlap(row, other) || !row.weekdays.some((day) => other.weekdays.includes(day))),
    ),
  'must not overlap on the same weekday',
);

/** A doctor's hours. */
export const hours = object({
  weekdays,
  from: start,
  to: end,
  breaks: list(object({ from: start, to: end }).refine(isForward, backwards)).default([]),
  location: reference.optional(),
  validFrom: date.nullable().default(null),
  validUntil: date.nullable().default(null),
})
  .refine(isForward, backwards)
  .refine(({ validFrom, validUntil }) => (validFrom ?? '') <= (validUntil ?? '9'), {
    path: ['validUntil'],
    error: 'must not be before "validFrom"',
  })
  .refine((row) => row.breaks.every((pause) => row.from <= pause.from && pause.to <= row.to), {
    path: ['breaks'],
    error: 'must lie within the hours',
  })
  .refine(
    ({ breaks }) => breaks.every((row, i) => breaks.slice(0, i).every((other) => !overlap(row, other))),
    {
      path: ['breaks'],
      error: 'must not overlap',
    },
  );

function overlap(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to;
}

const day = z
  .string('must be a date such as "2027-01-04", or with a time, "2027-01-04 14:00"')
  .refine(
    (written) =>
      isLocalDate(written.slice(0, 10)) && /^.{10}(?: (?:[01]\d|2[0-3]):[0-5][05])?$/.test(written),
    'must be a real date such as "2027-01-04", or with a time in steps of five minutes, "2027-01-04 14:00"',
  );

/** Whole days, the last one included; or from a time to a time. On the clinic's wall clock. */
export const absence = object({ doctor: reference, from: day, to: day, reason: name.optional() }).refine(
  ({ from, to }) => from < (to.length === 10 ? `${to} 24:00` : to),
  { path: ['to'], error: 'must not be before "from"' },
);
