/**
 * The rules, indexed once per rules object (kept while that object lives: treat it as frozen). Rows that cannot be
 * used are left out here, so that nothing behind this file meets them; {@link validateRules} names them.
 */
import { epochDay, localDate } from './calendar.ts';
import type { EpochDay } from './calendar.ts';
import type { VisitSpan } from './free-starts.ts';
import { holidayOn } from './holidays.ts';
import { normalise } from './intervals.ts';
import { isUsableHours, isUsableSpecialty, usableBreaks } from './row-checks.ts';
import type { Holiday, Interval, MinuteSpan, SchedulingRules, Weekday, WorkingHours } from './types.ts';
import type { WallInterval } from './wall-clock.ts';
import { isZone, TICK_MINUTES } from './wall-clock.ts';

export interface Place {
  readonly id: string;
  readonly zone: string;
  /** The holiday that closes it, if any. */
  readonly holidayOn: (day: EpochDay) => Holiday | null;
}

/** Working hours whose location is known and whose validity is a pair of days. */
export interface Hours {
  readonly place: Place;
  readonly weekday: Weekday;
  readonly span: MinuteSpan;
  readonly breaks: readonly MinuteSpan[];
  readonly from: EpochDay;
  readonly until: EpochDay;
}

/** An unbroken stretch in which a doctor works at one place. */
export interface WorkingPeriod extends WallInterval {
  readonly doctorId: string;
  readonly place: Place;
  readonly day: EpochDay;
}

/** What is known of one doctor's time, claims apart. */
export interface Agenda {
  readonly doctorId: string;
  /** A number of the doctor's own, to break ties by. */
  readonly lot: number;
  readonly hours: readonly Hours[];
  readonly absences: readonly Interval[];
  /** Working periods computed so far. */
  readonly periods: Map<EpochDay, readonly WorkingPeriod[]>;
}

export interface RuleBook {
  readonly places: readonly Place[];
  readonly visitSpans: ReadonlyMap<string, VisitSpan>;
  readonly agendas: ReadonlyMap<string, Agenda>;
  /** Doctors by specialty. */
  readonly bySpecialty: ReadonlyMap<string, readonly Agenda[]>;
}

const books = new WeakMap<SchedulingRules, RuleBook>();

export function ruleBook(rules: SchedulingRules): RuleBook {
  const known = books.get(rules);
  if (known) return known;
  const book = indexRules(rules);
  books.set(rules, book);
  return book;
}

function indexRules(rules: SchedulingRules): RuleBook {
  const places = firstById(
    rules.locations.filter(({ zone }) => isZone(zone)).map((row) => place(rules, row)),
  );
  const specialties = firstById(rules.specialties);
  const usable = [...specialties.values()].filter(isUsableSpecialty);
  const agendas = indexAgendas(rules, places);
  const bySpecialty = new Map<string, Agenda[]>(usable.map(({ id }) => [id, []]));
  for (const doctor of firstById(rules.doctors).values()) {
    const agenda = agendas.get(doctor.id);
    for (const id of new Set(doctor.specialtyIds)) if (agenda) bySpecialty.get(id)?.push(agenda);
  }
  const visitSpans = new Map(
    usable.map((row) => [
      row.id,
      {
        before: row.bufferBeforeMinutes / TICK_MINUTES,
        visit: row.visitMinutes / TICK_MINUTES,
        after: row.bufferAfterMinutes / TICK_MINUTES,
      },
    ]),
  );
  return { places: [...places.values()], visitSpans, agendas, bySpecialty };
}

function indexAgendas(
  rules: SchedulingRules,
  places: ReadonlyMap<string, Place>,
): ReadonlyMap<string, Agenda> {
  const hours = Map.groupBy(rules.workingHours, (row) => row.doctorId);
  const absences = Map.groupBy(rules.absences, (row) => row.doctorId);
  return new Map(
    rules.doctors.map(({ id }) => [
      id,
      {
        doctorId: id,
        lot: lotOf(id),
        hours: (hours.get(id) ?? []).filter(isUsableHours).flatMap((row) => hoursAt(places, row)),
        absences: normalise((absences.get(id) ?? []).map(outwards)),
        periods: new Map(),
      },
    ]),
  );
}

function hoursAt(places: ReadonlyMap<string, Place>, row: WorkingHours): readonly Hours[] {
  const place = places.get(row.locationId);
  if (!place) return [];
  return [
    {
      place,
      weekday: row.weekday,
      span: { start: row.start, end: row.end },
      breaks: usableBreaks(row.breaks),
      from: row.validFrom === null ? -Infinity : epochDay(row.validFrom),
      until: row.validUntil === null ? Infinity : epochDay(row.validUntil),
    },
  ];
}

function place(rules: SchedulingRules, { id, zone }: { id: string; zone: string }): Place {
  const known = new Map<EpochDay, Holiday | null>();
  const holidayOnDay = (day: EpochDay): Holiday | null => {
    let found = known.get(day);
    if (found === undefined) known.set(day, (found = holidayOn(rules, localDate(day), id)));
    return found;
  };
  return { id, zone, holidayOn: holidayOnDay };
}

/** Of rows with the same id, the first. */
function firstById<T extends { readonly id: string }>(rows: readonly T[]): ReadonlyMap<string, T> {
  const byId = new Map<string, T>();
  for (const row of rows) if (!byId.has(row.id)) byId.set(row.id, row);
  return byId;
}

/** An absence protects time: whole ticks, rounded outwards. */
function outwards({ start, end }: Interval): Interval {
  return { start: Math.floor(start), end: Math.ceil(end) };
}

/** FNV-1a, 32 bits. */
function lotOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
