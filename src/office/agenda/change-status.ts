import type { AppointmentStatus } from '../../booking/ports.ts';
import { todayIn } from '../../scheduling/wall-clock.ts';
import type { Office } from '../desk.ts';
import type { Permission } from '../principal.ts';
import { actorOf } from './actor.ts';
import type { Asked } from './asked.ts';
import { gone, isAt, lookUp, type NotAsSeen, type SeenAt } from './current-visit.ts';
import type { StaffVisit } from './ports.ts';

export interface StatusWish {
  readonly id: string;
  /** As it was last seen. */
  readonly expected: AppointmentStatus;
  /** Where it was then; null = wherever it is. */
  readonly seen: SeenAt | null;
  readonly status: Exclude<AppointmentStatus, 'cancelled'>;
}

export type StatusOutcome =
  | { readonly kind: 'changed'; readonly visit: StaffVisit }
  /** Nobody has come, or not come, before the day of the visit. */
  | { readonly kind: 'too-early'; readonly visit: StaffVisit }
  | { readonly kind: 'not-permitted' }
  | NotAsSeen;

/** Confirms a visit, marks who came and who did not, or takes either back. What was cancelled stays so. */
export async function changeStatus(desk: Office, wish: StatusWish, asked: Asked): Promise<StatusOutcome> {
  const { expected, status, seen } = wish;
  if (!asked.by.permissions.has(permissionFor(wish))) return { kind: 'not-permitted' };
  const looked = await lookUp(desk, wish.id, asked.by);
  if (looked.kind !== 'found') return looked;
  const { visit } = looked;
  if (visit.status === 'cancelled') return { kind: 'gone', current: visit };
  if (visit.status === status && (await isDone(desk, wish, asked))) return { kind: 'changed', visit };
  if (visit.status !== expected || (seen !== null && !isAt(visit, seen)))
    return { kind: 'gone', current: visit };
  const now = desk.clock.now();
  if (isAttendance(status) && (await dateAt(desk, visit, now)) < visit.date)
    return { kind: 'too-early', visit };
  const outcome = await desk.office.agenda.changeStatus({
    changeId: asked.changeId,
    visit,
    status,
    reopens: reopens(wish),
    actor: actorOf(asked.by),
    now,
  });
  return outcome === 'changed'
    ? { kind: 'changed', visit: { ...visit, status, updatedAt: now } }
    : gone(desk, visit);
}

/** Nothing is to be done, or this very change was made before and its answer lost. */
const isDone = async ({ office }: Office, { expected, status }: StatusWish, { changeId }: Asked) =>
  expected === status || office.agenda.wasChanged(changeId);

const isAttendance = (status: AppointmentStatus): boolean => status === 'attended' || status === 'no-show';

/** Who came is marked, and taken back, by whoever may mark it. */
const permissionFor = ({ expected, status }: StatusWish): Permission =>
  isAttendance(expected) || isAttendance(status) ? 'agenda:attendance' : 'agenda:write';

/** Back to what it was before: from a mark to a coming visit, or from confirmed to merely booked. */
const reopens = ({ expected, status }: StatusWish): boolean =>
  status === 'booked' || (status === 'confirmed' && isAttendance(expected));

/** The date on the wall where the visit is. */
async function dateAt({ stores }: Office, { locationId }: StaffVisit, now: number): Promise<string> {
  const { locations, zone } = await stores.clinic.read();
  return todayIn(locations.find(({ id }) => id === locationId)?.zone ?? zone, now);
}
