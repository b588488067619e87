import { CompiledQuery } from 'kysely';
import type { Hold } from '../../booking/ports.ts';
import type { Lane } from '../../scheduling/lanes.ts';
import type { Interval } from '../../scheduling/types.ts';
import type { Tx } from '../database.ts';
import { isDuplicateKey } from '../dialect/errors.ts';
import { preciseText } from '../schema/text.ts';
import type { SlotClaimTable } from '../schema/agenda-tables.ts';

type Owner = Pick<SlotClaimTable, 'appointment_id' | 'hold_id' | 'expires_at'>;
type Range = { readonly doctorId: string; readonly lane: Lane; readonly claim: Interval };

export const heldBy = (holdId: string, expiresAt: number): Owner => ({
  appointment_id: null,
  hold_id: holdId,
  expires_at: preciseText(expiresAt),
});

const visitOf = (appointmentId: string): Owner => ({
  appointment_id: appointmentId,
  hold_id: null,
  expires_at: null,
});

/**
 * Takes the time. Only when somebody's rows are in the way does it look whether they are no more than an expired hold's,
 * or those of a hold of ours: nearly always the time is free, and the transaction two statements long.
 *
 * @param holdId Whose rows may be taken over.
 * @returns false = somebody has (part of) it, and the transaction must be undone.
 */
export async function takeTime(
  tx: Tx,
  range: Range,
  owner: Owner,
  holdId: string,
  now: number,
): Promise<boolean> {
  if (await insertClaims(tx, range, owner)) return true;
  const cleared = await clearHolds(tx, range, holdId, now);
  return cleared > 0 && insertClaims(tx, range, owner);
}

/** Written out, and not built: it is the longest statement of the busiest transactions. */
async function insertClaims(tx: Tx, { doctorId, lane, claim }: Range, owner: Owner): Promise<boolean> {
  const ticks = claim.end - claim.start;
  const { appointment_id, hold_id, expires_at } = owner;
  const values = Array.from({ length: ticks }, (_, step) => {
    const tick = claim.start + step;
    return [doctorId, lane, tick, appointment_id, hold_id, expires_at];
  });
  try {
    await tx.executeQuery(CompiledQuery.raw(insertStatement(ticks), values.flat()));
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

const insertStatement = (ticks: number): string =>
  `insert into slot_claims (doctor_id, lane, tick, appointment_id, hold_id, expires_at)
   values ${Array.from({ length: ticks }, () => '(?, ?, ?, ?, ?, ?)').join(', ')}`;

/** Clears the time of holds that have expired, and of one that is ours. */
async function clearHolds(tx: Tx, range: Range, holdId: string, now: number): Promise<number> {
  const { numDeletedRows } = await inRange(tx, range)
    .where((is) => is.or([is('expires_at', '<=', preciseText(now)), is('hold_id', '=', holdId)]))
    .executeTakeFirst();
  return Number(numDeletedRows);
}

export async function deleteVisitClaims(tx: Tx, range: Range, appointmentId: string): Promise<void> {
  await inRange(tx, range).where('appointment_id', '=', appointmentId).execute();
}

/** A hold that became a visit has no `hold_id` any more, so this leaves it alone. */
export async function deleteHoldClaims(tx: Tx, hold: Hold): Promise<void> {
  await inRange(tx, hold.offer).where('hold_id', '=', hold.id).execute();
}

/**
 * Makes the held time a visit's. A hold that expired, or was never placed, takes the time anew.
 *
 * @returns false = somebody else has it, and the transaction must be undone.
 */
export async function turnHoldIntoVisit(
  tx: Tx,
  hold: Hold,
  appointmentId: string,
  now: number,
): Promise<boolean> {
  const { doctorId, lane, claim } = hold.offer;
  const turned = await tx
    .updateTable('slot_claims')
    .set(visitOf(appointmentId))
    .where('doctor_id', '=', doctorId)
    .where('lane', '=', lane)
    .where('tick', '>=', claim.start)
    .where('tick', '<', claim.end)
    .where('hold_id', '=', hold.id)
    .executeTakeFirst();
  if (Number(turned.numUpdatedRows) === claim.end - claim.start) return true;
  if (turned.numUpdatedRows > 0n) await deleteVisitClaims(tx, hold.offer, appointmentId);
  return takeTime(tx, hold.offer, visitOf(appointmentId), hold.id, now);
}

function inRange(tx: Tx, { doctorId, lane, claim }: Range) {
  return tx
    .deleteFrom('slot_claims')
    .where('doctor_id', '=', doctorId)
    .where('lane', '=', lane)
    .where('tick', '>=', claim.start)
    .where('tick', '<', claim.end);
}
