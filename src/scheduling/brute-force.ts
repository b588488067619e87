/**
 * For tests: every time that could be given, found by looking at every single tick with `Temporal`, and sharing no code
 * with what it checks.
 */
import { Temporal } from 'temporal-polyfill';
import type { Wall } from './every-tick.ts';
import { wallTable } from './every-tick.ts';
import type { Claimed, OfferQuery, SchedulingRules, WorkingHours } from './types.ts';

export interface Slot {
  readonly doctorId: string;
  readonly locationId: string;
  readonly start: number;
  readonly date: string;
  readonly minute: number;
}

/** National holidays of the dates that the property tests visit. */
const NATIONAL = ['2018-11-02', '2018-11-15', '2027-03-26', '2027-11-15', '2027-11-20', '2027-11-02'];

export function everySlot(
  rules: SchedulingRules,
  query: OfferQuery,
  claims: readonly Claimed[],
): readonly Slot[] {
  return rules.doctors
    .filter((doctor) => doctor.specialtyIds.includes(query.specialtyId))
    .filter((doctor) => query.doctorId === null || doctor.id === query.doctorId)
    .flatMap((doctor) => slotsOf(rules, query, claims, doctor.id))
    .sort((a, b) => a.start - b.start);
}

interface Moment extends Wall {
  readonly row: WorkingHours;
}

function slotsOf(
  rules: SchedulingRules,
  query: OfferQuery,
  claims: readonly Claimed[],
  doctorId: string,
): readonly Slot[] {
  const specialty = rules.specialties.find(({ id }) => id === query.specialtyId);
  if (!specialty) return [];
  const before = specialty.bufferBeforeMinutes / 5;
  const visit = specialty.visitMinutes / 5;
  const length = before + visit + specialty.bufferAfterMinutes / 5;
  const slots: Slot[] = [];
  for (const run of workingRuns(rules, query.now, doctorId)) {
    const origin = run[0]?.tick ?? 0;
    const isFree = ({ tick }: Moment): boolean =>
      !claims.some((claim) => claim.doctorId === doctorId && claim.start <= tick && tick < claim.end);
    for (const gap of splitBy(run, isFree, () => true)) {
      const begins = gap.slice(0, Math.max(0, gap.length - length + 1));
      const onGrid = begins.filter(({ tick }) => (tick - origin) % length === 0);
      for (const { tick, row } of onGrid.length > 0 ? onGrid : begins.slice(0, 1)) {
        const start = run.find((moment) => moment.tick === tick + before);
        if (start)
          slots.push({
            doctorId,
            locationId: row.locationId,
            start: start.tick,
            date: start.date,
            minute: start.minute,
          });
      }
    }
  }
  return slots.filter((slot) => isAllowed(rules, query, slot, before, visit));
}

function isAllowed(
  rules: SchedulingRules,
  query: OfferQuery,
  slot: Slot,
  before: number,
  visit: number,
): boolean {
  const zone = zoneOf(rules, slot.locationId);
  const today = Temporal.Instant.fromEpochMilliseconds(query.now).toZonedDateTimeISO(zone).toPlainDate();
  const { leastNoticeMinutes, horizonDays } = rules.policies;
  const ms = slot.start * 300_000;
  return (
    ms - query.now >= leastNoticeMinutes * 60_000 &&
    ms - before * 300_000 >= query.now &&
    slot.date <= today.add({ days: horizonDays }).toString() &&
    (query.on === null || slot.date === query.on) &&
    (query.after === null || slot.start > query.after) &&
    !query.patientBusy.some((busy) => busy.start < slot.start + visit && slot.start < busy.end)
  );
}

/** Runs of consecutive ticks in which the doctor works by one row of hours, with the wall clock running on. */
function workingRuns(rules: SchedulingRules, now: number, doctorId: string): readonly (readonly Moment[])[] {
  const rows = rules.workingHours.filter((row) => row.doctorId === doctorId);
  const zones = new Set(rows.map((row) => zoneOf(rules, row.locationId)));
  return [...zones].flatMap((zone) => {
    const table = wallTable(zone, now, rules.policies.horizonDays);
    const moments = table.flatMap((wall): Moment[] => {
      const row = rowAt(
        rules,
        rows.filter((row) => zoneOf(rules, row.locationId) === zone),
        table,
        wall,
      );
      return row && !isOff(rules, row, wall) ? [{ ...wall, row }] : [];
    });
    return splitBy(
      moments,
      () => true,
      (a, b) => a.row === b.row && a.date === b.date && a.minute + 5 === b.minute,
    );
  });
}

/** The row that a tick belongs to: of those it lies in, the one that begins first that day. */
function rowAt(
  rules: SchedulingRules,
  rows: readonly WorkingHours[],
  table: readonly Wall[],
  wall: Wall,
): WorkingHours | null {
  if (wall.again) return null;
  const holds = (row: WorkingHours, at: Wall): boolean =>
    row.weekday === at.weekday &&
    row.start <= at.minute &&
    at.minute < row.end &&
    (row.validFrom === null || row.validFrom <= at.date) &&
    (row.validUntil === null || row.validUntil >= at.date) &&
    !isHoliday(rules, at.date, row.locationId);
  const here = rows.filter((row) => holds(row, wall));
  if (here.length <= 1) return here[0] ?? null;
  const begins = (row: WorkingHours): number =>
    table.find((at) => at.date === wall.date && !at.again && holds(row, at))?.tick ?? Infinity;
  return here.reduce((first, row) => (begins(row) < begins(first) ? row : first));
}

function isOff(rules: SchedulingRules, row: WorkingHours, { tick, minute }: Wall): boolean {
  return (
    row.breaks.some((pause) => pause.start <= minute && minute < pause.end) ||
    rules.absences.some(
      (absence) => absence.doctorId === row.doctorId && absence.start <= tick && tick < absence.end,
    )
  );
}

function isHoliday(rules: SchedulingRules, date: string, locationId: string): boolean {
  const rows = rules.holidays.filter((row) => row.date === date);
  const here = rows.filter((row) => row.locationId === locationId);
  const everywhere = rows.filter((row) => row.locationId === null);
  const deciding = here.length > 0 ? here : everywhere;
  return deciding.length > 0 ? !deciding.some((row) => row.working) : NATIONAL.includes(date);
}

function zoneOf(rules: SchedulingRules, locationId: string): string {
  return rules.locations.find(({ id }) => id === locationId)?.zone ?? '';
}

/** Splits into runs of neighbours (by tick) that pass `keep` and go `together`. */
function splitBy<T extends { readonly tick: number }>(
  moments: readonly T[],
  keep: (moment: T) => boolean,
  together: (a: T, b: T) => boolean,
): readonly T[][] {
  const runs: T[][] = [];
  for (const moment of moments.filter(keep)) {
    const last = runs.at(-1)?.at(-1);
    if (last && last.tick + 1 === moment.tick && together(last, moment)) runs.at(-1)?.push(moment);
    else runs.push([moment]);
  }
  return runs;
}
