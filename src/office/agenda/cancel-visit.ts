import type { Office } from '../desk.ts';
import { actorOf } from './actor.ts';
import type { Asked } from './asked.ts';
import { findAsSeen, gone, type NotAsSeen, type SeenAt } from './current-visit.ts';
import type { StaffVisit } from './ports.ts';

export interface Cancellation {
  readonly id: string;
  readonly seen: SeenAt;
  readonly reason: string;
}

export type CancellingOutcome = { readonly kind: 'cancelled'; readonly visit: StaffVisit } | NotAsSeen;

/** Cancels a visit, if it is still where it was seen. Staff are bound by no deadline. */
export async function cancelVisit(
  desk: Office,
  { id, seen, reason }: Cancellation,
  asked: Asked,
): Promise<CancellingOutcome> {
  const found = await findAsSeen(desk, id, seen, asked);
  if (found.kind === 'done') return { kind: 'cancelled', visit: found.visit };
  if (found.kind !== 'as-seen') return found;
  const now = desk.clock.now();
  const outcome = await desk.stores.agenda.cancel({
    changeId: asked.changeId,
    appointment: found.visit,
    reason,
    actor: actorOf(asked.by),
    now,
  });
  return outcome.kind === 'cancelled'
    ? { kind: 'cancelled', visit: { ...found.visit, status: 'cancelled', updatedAt: now } }
    : gone(desk, found.visit);
}
