/** What is wrong with a clinic's rules, all of it at once, for the people who can put it right. */
import { isLocalDate } from './calendar.ts';
import * as check from './row-checks.ts';
import type { Finding } from './rule-finding.ts';
import { finding } from './rule-finding.ts';
import type { SchedulingRules } from './types.ts';
import { validateHours } from './validate-hours.ts';
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
    ...validateHours(rules),
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
