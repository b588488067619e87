import type { MinuteOfDay, MinuteSpan, WorkingHours } from './types.ts';

/** One thing that is wrong with the rules. */
export interface Finding {
  readonly code:
    | 'repeated-id'
    | 'unknown-zone'
    | 'unknown-specialty'
    | 'unknown-doctor'
    | 'unknown-location'
    | 'bad-visit-length'
    | 'bad-weekday'
    | 'bad-hours'
    | 'bad-break'
    | 'bad-validity'
    | 'bad-absence'
    | 'bad-date'
    | 'bad-policy'
    | 'not-five-minutes'
    | 'break-outside-hours'
    | 'overlapping-hours';
  /** Which row. */
  readonly entity: string;
  /** What the search does with it meanwhile. */
  readonly effect: string;
  /** What to do about it. */
  readonly remedy: string;
}

/** That finding, if it is one. */
export function finding(
  is: boolean,
  code: Finding['code'],
  entity: string,
  effect: string,
  remedy: string,
): readonly Finding[] {
  return is ? [{ code, entity, effect, remedy }] : [];
}

export function nameOfHours(row: WorkingHours): string {
  return `hours of doctor ${row.doctorId} at ${row.locationId}, weekday ${row.weekday}, ${saySpan(row)}`;
}

export function saySpan({ start, end }: MinuteSpan): string {
  return `${sayMinute(start)}–${sayMinute(end)}`;
}

function sayMinute(minute: MinuteOfDay): string {
  if (!Number.isFinite(minute)) return String(minute);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
