import type { LocalDate, MinuteOfDay } from '../../scheduling/types.ts';
import type { Office } from '../desk.ts';
import { type Principal, seesDoctor } from '../principal.ts';
import type { Asked } from './asked.ts';
import type { StaffVisit } from './ports.ts';

/** Where a visit was when it was last seen. */
export interface SeenAt {
  readonly doctorId: string;
  readonly date: LocalDate;
  readonly minute: MinuteOfDay;
}

/** A visit that is not what its asker took it for. */
export type NotAsSeen =
  | { readonly kind: 'unknown-visit' }
  /** Of a doctor whom the asker does not see. */
  | { readonly kind: 'not-theirs' }
  /** Moved, cancelled or marked meanwhile. */
  | { readonly kind: 'gone'; readonly current: StaffVisit };

export type Looked =
  { readonly kind: 'found'; readonly visit: StaffVisit } | Exclude<NotAsSeen, { kind: 'gone' }>;

/** The visit as it is now, if the asker may see it. */
export async function lookUp({ office }: Office, id: string, by: Principal): Promise<Looked> {
  const visit = await office.agenda.visit(id);
  if (visit === null) return { kind: 'unknown-visit' };
  return seesDoctor(by, visit.doctorId) ? { kind: 'found', visit } : { kind: 'not-theirs' };
}

/**
 * The visit, if it still takes place where it was seen. `done`: it does not, for this very change was made before, and
 * its answer lost.
 */
export async function findAsSeen(
  desk: Office,
  id: string,
  seen: SeenAt,
  { by, changeId }: Asked,
): Promise<
  | { readonly kind: 'as-seen'; readonly visit: StaffVisit }
  | { readonly kind: 'done'; readonly visit: StaffVisit }
  | NotAsSeen
> {
  const looked = await lookUp(desk, id, by);
  if (looked.kind !== 'found') return looked;
  const { visit } = looked;
  const takesPlace = visit.status === 'booked' || visit.status === 'confirmed';
  if (takesPlace && isAt(visit, seen)) return { kind: 'as-seen', visit };
  const isDone = await desk.office.agenda.wasChanged(changeId);
  return isDone ? { kind: 'done', visit } : { kind: 'gone', current: visit };
}

export const isAt = (visit: StaffVisit, { doctorId, date, minute }: SeenAt): boolean =>
  visit.doctorId === doctorId && visit.date === date && visit.minute === minute;

/** Somebody was quicker: the visit as it is now. */
export async function gone({ office }: Office, visit: StaffVisit): Promise<NotAsSeen> {
  return { kind: 'gone', current: (await office.agenda.visit(visit.id)) ?? visit };
}
