import { expect } from 'vitest';
import type { Storage } from '../../src/storage/index.ts';
import type { Walk } from '../support/call-walker.ts';

/** No time stays held; whoever was told "marcada" has the row, and who was not has none. */
export async function inspectDatabase(storage: Storage, walk: Walk): Promise<void> {
  const transcript = walk.transcript.join('\n');
  const { holds, booked } = await storage.database.read(async (db) => ({
    holds: await db.selectFrom('slot_claims').selectAll().where('hold_id', 'is not', null).execute(),
    booked: await db
      .selectFrom('appointment_events')
      .selectAll()
      .where('call_id', '=', 'call-1')
      .where('kind', '=', 'booked')
      .execute(),
  }));
  expect(holds, transcript).toEqual([]);
  const told = protocolsTold(walk).size;
  // A caller who left in that very moment was not told; the visit that was confirmed stands all the same.
  const untold = walk.end === 'hung-up' && booked.length === told + 1;
  if (!untold) expect(booked.length, transcript).toBe(told);
}

function protocolsTold(walk: Walk): Set<string> {
  const said = walk.events.flatMap((event) => (event.kind === 'said' ? [event.text] : []));
  return new Set(said.flatMap((text) => /está marcada\..*protocolo é ([^.]*)\./.exec(text)?.[1] ?? []));
}
