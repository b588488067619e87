/** Visits that an absence hits, each moved to the time that was chosen for it. */
import { type Actor, type Appointment, type Hold, StorageUnavailable } from '../../booking/ports.ts';
import type { LocalDate, MinuteOfDay } from '../../scheduling/types.ts';
import type { Office } from '../desk.ts';
import { type HoursSpot, offerAt, rulesWith } from './absences-times.ts';
import type { Absent, HitVisit } from './absences.ts';

export interface ChosenMove {
  readonly appointmentId: string;
  /** Where the visit was when the move was chosen. */
  readonly expected: { readonly date: LocalDate; readonly minute: MinuteOfDay };
  /** Under which the time is held. */
  readonly holdId: string;
  readonly to: HoursSpot;
}

export type MoveResult =
  | { readonly kind: 'moved'; readonly appointment: Appointment; readonly from: Appointment }
  /** Somebody else has that time, or the rules would not give it any more. */
  | { readonly kind: 'taken' }
  /** The patient has another visit at that time. */
  | { readonly kind: 'patient-busy' }
  /** Cancelled or moved meanwhile by somebody else. */
  | { readonly kind: 'gone' }
  /** The database did not say: it may have been moved or not. */
  | { readonly kind: 'unanswered' };

/**
 * Moves one visit after the other, each in a transaction of its own, and lets go of what was held for those that could
 * not be moved. What became of each, in the same order.
 */
export async function moveVisits(
  desk: Office,
  absent: Absent,
  moves: readonly ChosenMove[],
  actor: Actor,
): Promise<readonly MoveResult[]> {
  const { stores, office, clock } = desk;
  const rules = rulesWith(await stores.clinic.read(), absent);
  const now = clock.now();
  const hits = await office.absences.visitsHit(absent, now);
  const holds: Hold[] = [];
  const results: MoveResult[] = [];
  for (const move of moves) {
    const hit = hits.find((one) => isSeen(one, move));
    const offer = hit === undefined ? null : offerAt(rules, hit.appointment.specialtyId, move.to, now);
    if (hit === undefined || offer === null) {
      results.push({ kind: hit === undefined ? 'gone' : 'taken' });
      continue;
    }
    const hold = { id: move.holdId, offer };
    holds.push(hold);
    results.push(await moveOne(desk, hit.appointment, hold, actor));
  }
  // What became a visit is no hold any more; what cannot be let go now expires by itself.
  await stores.agenda.release(holds).catch(unlessUnavailable);
  return results;
}

const isSeen = ({ appointment }: HitVisit, { appointmentId, expected }: ChosenMove): boolean =>
  appointment.id === appointmentId &&
  appointment.date === expected.date &&
  appointment.minute === expected.minute;

async function moveOne(
  { stores, ids, clock }: Office,
  from: Appointment,
  hold: Hold,
  actor: Actor,
): Promise<MoveResult> {
  const { id: appointmentId } = from;
  try {
    const outcome = await stores.agenda.move({
      changeId: ids.next(),
      appointmentId,
      hold,
      expected: from,
      actor,
      now: clock.now(),
    });
    return outcome.kind === 'moved' ? { ...outcome, from } : outcome;
  } catch (error) {
    unlessUnavailable(error);
    return { kind: 'unanswered' };
  }
}

/** The other visits go on without it. */
function unlessUnavailable(error: unknown): void {
  if (!(error instanceof StorageUnavailable)) throw error;
}
