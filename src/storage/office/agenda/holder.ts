import type { Appointment } from '../../../booking/ports.ts';
import type { Holder } from '../../../office/agenda/ports.ts';
import type { Sql } from '../../database.ts';
import { preciseText } from '../../schema/text.ts';
import { readHistory } from './visit-history.ts';

/** Who has (the first part that is taken of) a time: a visit, and who put it there, or a caller who hears it now. */
export async function holderOf(
  db: Sql,
  { doctorId, lane, claim }: Pick<Appointment, 'doctorId' | 'lane' | 'claim'>,
  now: number,
): Promise<Holder | null> {
  const claimed = await db
    .selectFrom('slot_claims')
    .select('appointment_id')
    .where('doctor_id', '=', doctorId)
    .where('lane', '=', lane)
    .where('tick', '>=', claim.start)
    .where('tick', '<', claim.end)
    .where((is) => is.or([is('expires_at', 'is', null), is('expires_at', '>', preciseText(now))]))
    .orderBy('tick')
    .executeTakeFirst();
  if (claimed === undefined) return null;
  if (claimed.appointment_id === null) return { kind: 'caller' };
  const placing = (await readHistory(db, claimed.appointment_id)).findLast(
    ({ kind }) => kind === 'booked' || kind === 'moved',
  );
  return placing === undefined ? null : { kind: 'visit', placedBy: placing.actor, at: placing.at };
}
