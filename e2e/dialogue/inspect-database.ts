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

/** In whatever language: the digits that follow on "está marcada" and "protocolo". */
function protocolsTold(walk: Walk): Set<string> {
  const told = walk.commands.map(({ utterance }) => utterance.map(({ id }) => id));
  return new Set(told.filter((ids) => ids.some((id) => BOOKED.has(id))).map(protocolIn));
}

const BOOKED = new Set(['prompt/done.booked', 'prompt/done.booked.brief']);

function protocolIn(ids: readonly string[]): string {
  const after = ids.slice(ids.findIndex((id) => id.startsWith('prompt/done.protocol')));
  return after.flatMap((id) => /^digit\/(\d)/.exec(id)?.[1] ?? []).join('');
}
