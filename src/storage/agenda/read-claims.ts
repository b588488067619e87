import { ORDINARY_LANE } from '../../scheduling/lanes.ts';
import type { Claimed, ClaimsRequest } from '../../scheduling/types.ts';
import type { Database } from '../database.ts';
import { preciseText } from '../schema/text.ts';

/** Taken time in the ordinary lane, touching ticks joined: appointments, and holds that count at `now`. */
export async function readClaims(
  database: Database,
  request: ClaimsRequest,
  now: number,
): Promise<Claimed[]> {
  const { doctorIds, start, end } = request;
  if (doctorIds.length === 0 || start >= end) return [];
  const rows = await database.read((db) =>
    db
      .selectFrom('slot_claims')
      .select(['doctor_id', 'tick'])
      .where('doctor_id', 'in', doctorIds)
      .where('lane', '=', ORDINARY_LANE)
      .where('tick', '>=', start)
      .where('tick', '<', end)
      .where((is) => is.or([is('expires_at', 'is', null), is('expires_at', '>', preciseText(now))]))
      .orderBy('doctor_id')
      .orderBy('tick')
      .execute(),
  );
  return joinTicks(rows);
}

function joinTicks(rows: readonly { doctor_id: string; tick: number }[]): Claimed[] {
  const claimed: { doctorId: string; start: number; end: number }[] = [];
  let last: (typeof claimed)[number] | undefined;
  for (const { doctor_id, tick } of rows) {
    if (last !== undefined && last.doctorId === doctor_id && last.end === tick) last.end += 1;
    else {
      last = { doctorId: doctor_id, start: tick, end: tick + 1 };
      claimed.push(last);
    }
  }
  return claimed;
}
