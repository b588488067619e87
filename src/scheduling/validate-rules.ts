/** What is wrong with a clinic's rules, all of it at once, for the people who can put it right. */
import { isLocalDate } from './calendar.ts';
import { contains, overlaps } from './intervals.ts';
import * as check from './row-checks.ts';
import type { Finding } from './rule-finding.ts';
import { nameOfHours, saySpan } from './rule-finding.ts';
import type { SchedulingRules, WorkingHours } from './types.ts';
import { isZone } from './wall-clock.ts';

/** Findings in the order of the rules; none when all is well. The search works all the same, as each `effect` says. */
export function validateRules(rules: SchedulingRules): readonly Finding[] {
  return [
    ...repeatedIds('location', rules.locations),
    ...repeatedIds('specialty', rules.specialties),
    ...repeatedIds('doctor', rules.doctors),
    ...zones(rules),
    ...visitLengths(rules),
    ...doctorsSpecialties(rules),
    ...rules.workingHours.flatMap((row) => [...hours(rules, row), ...breaks(row)]),
    ...overlappingHours(rules.workingHours),
    ...absences(rules),
    ...holidays(rules),
    ...policies(rules),
  ];
}

function repeatedIds(kind: string, rows: readonly { readonly id: string }[]): readonly Finding[] {
  return [...Map.groupBy(rows, ({ id }) => id)].flatMap(([id, same]) =>
    finding(
      same.length > 1,
      'repeated-id',
      `${kind} ${id}`,
      'only the first counts',
      `give each ${kind} its own id`,
    ),
  );
}

function zones({ locations }: SchedulingRules): readonly Finding[] {
  return locations.flatMap(({ id, zone }) =>
    finding(
      !isZone(zone),
      'unknown-zone',
      `location ${id}`,
      'nothing is offered there',
      `"${zone}" is no IANA zone; write one such as America/Sao_Paulo`,
    ),
  );
}

function visitLengths({ specialties }: SchedulingRules): readonly Finding[] {
  return specialties.flatMap((row) =>
    finding(
      !check.isUsableSpecialty(row),
      'bad-visit-length',
      `specialty ${row.id}`,
      'no visit of it is offered',
      'make the visit 5 minutes or more and the buffers 0 or more, all multiples of 5',
    ),
  );
}

function doctorsSpecialties({ doctors, specialties }: SchedulingRules): readonly Finding[] {
  const known = new Set(specialties.map(({ id }) => id));
  return doctors.flatMap(({ id, specialtyIds }) =>
    specialtyIds.flatMap((specialtyId) =>
      finding(
        !known.has(specialtyId),
        'unknown-specialty',
        `doctor ${id}`,
        'that specialty is passed over',
        `add specialty ${specialtyId}, or take it from the doctor`,
      ),
    ),
  );
}

function hours({ doctors, locations }: SchedulingRules, row: WorkingHours): readonly Finding[] {
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

function absences({ absences, doctors }: SchedulingRules): readonly Finding[] {
  const known = new Set(doctors.map(({ id }) => id));
  return absences.flatMap(({ doctorId, start, end }) => [
    ...finding(
      !known.has(doctorId),
      'unknown-doctor',
      'absence',
      'it changes nothing',
      `add doctor ${doctorId}`,
    ),
    ...finding(
      !(start < end),
      'bad-absence',
      `absence of doctor ${doctorId}`,
      'it changes nothing',
      'let it end after it starts',
    ),
  ]);
}

function holidays({ holidays, locations }: SchedulingRules): readonly Finding[] {
  const known = new Set([null, ...locations.map(({ id }) => id)]);
  return holidays.flatMap(({ id, date, locationId }) => [
    ...finding(
      !isLocalDate(date),
      'bad-date',
      `holiday ${id}`,
      'it changes nothing',
      'write a real date, YYYY-MM-DD',
    ),
    ...finding(
      !known.has(locationId),
      'unknown-location',
      `holiday ${id}`,
      'it changes nothing',
      `add location ${String(locationId)}, or name none for everywhere`,
    ),
  ]);
}

function policies({ policies }: SchedulingRules): readonly Finding[] {
  const { leastNoticeMinutes, horizonDays } = policies;
  return [
    ...finding(
      check.usableHorizon(policies) !== horizonDays,
      'bad-policy',
      'horizonDays',
      `${check.usableHorizon(policies)} counts`,
      `write a whole number of days, 0 to ${check.MAX_HORIZON_DAYS}`,
    ),
    ...finding(
      check.usableNotice(policies) !== leastNoticeMinutes,
      'bad-policy',
      'leastNoticeMinutes',
      `${check.usableNotice(policies)} counts`,
      'write 0 or more minutes',
    ),
  ];
}

function finding(
  is: boolean,
  code: Finding['code'],
  entity: string,
  effect: string,
  remedy: string,
): readonly Finding[] {
  return is ? [{ code, entity, effect, remedy }] : [];
}
