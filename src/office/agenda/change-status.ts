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
  /** `booked` takes back what it is: a confirmation, or a mark; whoever had been confirmed before the mark is so again. */
  readonly status: Exclude<AppointmentStatus, 'cancelled'>;
}

export type StatusOutcome =
  | { readonly kind: 'changed'; readonly visit: StaffVisit }
  /** Nobody has come, or not come, before the day of the visit. */
  | { readonly kind: 'too-early'; readonly visit: StaffVisit }
  | { readonly kind: 'not-permitted' }
  | NotAsSeen;

/**
 * Confirms a visit, marks who came and who did not, or takes either back. What was cancelled stays so: its time may be
 * somebody else's, and whoever had confirmed it has said no since. Who wants to come after all gets a new visit.
 */
export async function changeStatus(desk: Office, wish: StatusWish, asked: Asked): Promise<StatusOutcome> {
  const { expected, status, seen } = wish;
  if (!asked.by.permissions.has(permissionFor(wish))) return { kind: 'not-permitted' };
  const looked = await lookUp(desk, wish.id, asked.by);
  if (looked.kind !== 'found') return looked;
  const { visit } = looked;
  if (visit.status === 'cancelled') return { kind: 'gone', current: visit };
  if (visit.status !== expected || (seen !== null && !isAt(visit, seen)))
    return (await wasMade(desk, asked)) ? { kind: 'changed', visit } : { kind: 'gone', current: visit };
  if (status === expected) return { kind: 'changed', visit };
  const now = desk.clock.now();
  if (isAttendance(status) && (await dateAt(desk, visit, now)) < visit.date)
    return { kind: 'too-early', visit };
  const outcome = await desk.office.agenda.changeStatus({
    changeId: asked.changeId,
    visit,
    status: takesMarkBack(wish) ? 'before-mark' : status,
    reopens: reopens(wish),
    actor: actorOf(asked.by),
    now,
  });
  return outcome.kind === 'changed'
    ? { kind: 'changed', visit: { ...visit, status: outcome.status, updatedAt: now } }
    : gone(desk, visit);
}

/** This very change was made before, and its answer lost. */
const wasMade = ({ office }: Office, { changeId }: Asked) => office.agenda.wasChanged(changeId);

const isAttendance = (status: AppointmentStatus): boolean => status === 'attended' || status === 'no-show';

/** Who came is marked, and taken back, by whoever may mark it. */
const permissionFor = ({ expected, status }: StatusWish): Permission =>
  isAttendance(expected) || isAttendance(status) ? 'agenda:attendance' : 'agenda:write';

const takesMarkBack = ({ expected, status }: StatusWish): boolean =>
  status === 'booked' && isAttendance(expected);

/** Back to what it was before: from a mark to a coming visit, or from confirmed to merely booked. */
const reopens = ({ expected, status }: StatusWish): boolean =>
  status === 'booked' || (status === 'confirmed' && isAttendance(expected));

/** The date on the wall where the visit is. */
async function dateAt({ stores }: Office, { locationId }: StaffVisit, now: number): Promise<string> {
  const { locations, zone } = await stores.clinic.read();
  return todayIn(locations.find(({ id }) => id === locationId)?.zone ?? zone, now);
}
