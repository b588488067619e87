/** What is wrong with working hours. */
import { contains, overlaps } from './intervals.ts';
import * as check from './row-checks.ts';
import type { Finding } from './rule-finding.ts';
import { finding, nameOfHours, saySpan } from './rule-finding.ts';
import type { SchedulingRules, WorkingHours } from './types.ts';

export function validateHours(rules: SchedulingRules): readonly Finding[] {
  return [
    ...rules.workingHours.flatMap((row) => [...hoursRow(rules, row), ...breaks(row)]),
    ...overlappingHours(rules.workingHours),
  ];
}

function hoursRow({ doctors, locations }: SchedulingRules, row: WorkingHours): readonly Finding[] {
  const bad = (is: boolean, code: Finding['code'], remedy: string): readonly Finding[] =>
    finding(is, code, nameOfHours(row), 'these hours are not offered', remedy);
  const { start, end, validFrom, validUntil } = row;
  return [
    ...bad(!doctors.some(({ id }) => id === row.doctorId), 'unknown-doctor', `add doctor ${row.doctorId}`),
    ...bad(
      !locations.some(({ id }) => id === row.locationId),
      'unknown-location',
      `add location ${row.locationId}`,
    ),
    ...bad(![1, 2, 3, 4, 5, 6, 7].includes(row.weekday), 'bad-weekday', 'write 1 (Monday) to 7 (Sunday)'),
    ...bad(!check.isForward(row), 'bad-hours', 'end after the start, both between 00:00 and 24:00'),
    ...bad(
      ![start, end].every(check.isFiveMinutes),
      'not-five-minutes',
      `write multiples of 5 minutes instead of ${saySpan(row)}`,
    ),
    ...bad(
      ![validFrom, validUntil].every(check.isValidity) || (validFrom ?? '') > (validUntil ?? '9'),
      'bad-validity',
      'write real dates, YYYY-MM-DD, the first not after the last',
    ),
  ];
}

function breaks(row: WorkingHours): readonly Finding[] {
  const bad = (is: boolean, code: Finding['code'], effect: string, remedy: string): readonly Finding[] =>
    finding(is, code, nameOfHours(row), effect, remedy);
  return row.breaks.flatMap((span) => [
    ...bad(
      !(span.start < span.end),
      'bad-break',
      'that break is none',
      `end the break ${saySpan(span)} after it starts`,
    ),
    ...bad(
      ![span.start, span.end].every(check.isFiveMinutes),
      'not-five-minutes',
      'the break is rounded outwards',
      `write multiples of 5 minutes instead of ${saySpan(span)}`,
    ),
    ...bad(
      span.start < span.end && !contains(row, span),
      'break-outside-hours',
      'what of it lies outside changes nothing',
      `put the break ${saySpan(span)} within the hours`,
    ),
  ]);
}

function overlappingHours(rows: readonly WorkingHours[]): readonly Finding[] {
  const sameDay = Map.groupBy(rows.filter(check.isUsableHours), (row) => `${row.doctorId} ${row.weekday}`);
  return [...sameDay.values()].flatMap((rows) =>
    rows.flatMap((row, i) =>
      rows
        .slice(0, i)
        .filter((other) => overlaps(row, other) && validTogether(row, other))
        .flatMap((other) =>
          finding(
            true,
            'overlapping-hours',
            nameOfHours(row),
            'the time in common goes to the hours that begin first',
            `they overlap ${saySpan(other)}; let one end where the other begins`,
          ),
        ),
    ),
  );
}

function validTogether(a: WorkingHours, b: WorkingHours): boolean {
  return (a.validFrom ?? '') <= (b.validUntil ?? '9') && (b.validFrom ?? '') <= (a.validUntil ?? '9');
}
