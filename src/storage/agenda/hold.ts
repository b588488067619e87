import type { Hold, HoldRequest } from '../../booking/ports.ts';
import { type Database, undone } from '../database.ts';
import { deleteHoldClaims, heldBy, takeTime } from './claim-rows.ts';
import { touchDoctorDays } from './doctor-days.ts';

/** Holds the time for one call until `expiresAt`. Holding it again under the same id renews it. */
export function hold(database: Database, request: HoldRequest): Promise<'held' | 'taken'> {
  const { offer, id, now, expiresAt } = request;
  return database.write<'held' | 'taken'>(async (tx) => {
    await touchDoctorDays(tx, database.engine, [offer]);
    return (await takeTime(tx, offer, heldBy(id, expiresAt), id, now)) ? 'held' : undone('taken');
  });
}

/** Lets holds go, in the order of the key. */
export async function release(database: Database, holds: readonly Hold[]): Promise<void> {
  if (holds.length === 0) return;
  const ordered = [...holds].sort((a, b) => compare(a, b));
  await database.write(async (tx) => {
    for (const one of ordered) await deleteHoldClaims(tx, one);
  });
}

function compare({ offer: a }: Hold, { offer: b }: Hold): number {
  if (a.doctorId === b.doctorId) return a.claim.start - b.claim.start;
  return a.doctorId < b.doctorId ? -1 : 1;
}
