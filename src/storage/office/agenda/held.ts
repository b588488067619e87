import { ORDINARY_LANE } from '../../../scheduling/lanes.ts';
import type { Claimed, ClaimsRequest } from '../../../scheduling/types.ts';
import type { Sql } from '../../database.ts';
import { preciseText } from '../../schema/text.ts';

/** Each hold that counts at `now`, as one stretch. */
export async function readHeld(db: Sql, request: ClaimsRequest, now: number): Promise<Claimed[]> {
  const { doctorIds, start, end } = request;
  if (doctorIds.length === 0) return [];
  const rows = await db
    .selectFrom('slot_claims')
    .select((is) => ['doctor_id', 'hold_id', is.fn.min('tick').as('first'), is.fn.max('tick').as('last')])
    .where('doctor_id', 'in', doctorIds)
    .where('lane', '=', ORDINARY_LANE)
    .where('tick', '>=', start)
    .where('tick', '<', end)
    .where('expires_at', '>', preciseText(now))
    .groupBy(['doctor_id', 'hold_id'])
    .execute();
  return rows.map((row) => ({
    doctorId: row.doctor_id,
    start: row.first,
    end: row.last + 1,
  }));
}
