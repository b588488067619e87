import { tickFrom } from '../../scheduling/wall-clock.ts';
import type { Database } from '../database.ts';
import { instantText, preciseText } from '../schema/text.ts';

/** What a sweep took away. */
export interface Swept {
  readonly claims: number;
  readonly days: number;
  readonly throttles: number;
}

/** Rows per statement: small enough not to make a caller wait. */
const batch = 200;
const dayMs = 86_400_000;

/**
 * Takes away what no longer counts: claims of holds that expired, claims and doctor-days that passed over a day ago,
 * failed identifications of over a day ago.
 * Nothing depends on it (expired holds give way by themselves); it keeps the tables as small as the agenda's horizon.
 * Looks without locking, deletes by key; so it may run beside calls, on any number of servers.
 */
export async function sweep(database: Database, now: number): Promise<Swept> {
  const doctors = await database.read((db) =>
    db.selectFrom('agenda_days').select('doctor_id').distinct().execute(),
  );
  const swept = { claims: 0, days: 0, throttles: await sweepThrottles(database, now) };
  for (const { doctor_id } of doctors) {
    swept.claims += await drain(() => sweepClaims(database, doctor_id, now));
    swept.days += await drain(() => sweepDays(database, doctor_id, now));
  }
  return swept;
}

/** Batch after batch, until one finds less than a full one. */
async function drain(sweepBatch: () => Promise<{ found: number; gone: number }>): Promise<number> {
  let total = 0;
  for (;;) {
    const { found, gone } = await sweepBatch();
    total += gone;
    if (found < batch) return total;
  }
}

async function sweepClaims(database: Database, doctorId: string, now: number) {
  const past = tickFrom(now - dayMs);
  const expired = preciseText(now);
  const stale = await database.read((db) =>
    db
      .selectFrom('slot_claims')
      .select(['lane', 'tick'])
      .where('doctor_id', '=', doctorId)
      .where((is) => is.or([is('tick', '<', past), is('expires_at', '<=', expired)]))
      .limit(batch)
      .execute(),
  );
  if (stale.length === 0) return { found: 0, gone: 0 };
  const { numDeletedRows } = await database.read((db) =>
    db
      .deleteFrom('slot_claims')
      .where('doctor_id', '=', doctorId)
      .where((is) =>
        is.or(stale.map(({ lane, tick }) => is.and([is('lane', '=', lane), is('tick', '=', tick)]))),
      )
      .where((is) => is.or([is('tick', '<', past), is('expires_at', '<=', expired)]))
      .executeTakeFirst(),
  );
  return { found: stale.length, gone: Number(numDeletedRows) };
}

/** Failures of over a day ago are forgotten (booking's `throttle.ts`); so are the rows. */
async function sweepThrottles(database: Database, now: number): Promise<number> {
  const { numDeletedRows } = await database.read((db) =>
    db
      .deleteFrom('throttles')
      .where('last_failure_at', '<', preciseText(now - dayMs))
      .executeTakeFirst(),
  );
  return Number(numDeletedRows);
}

async function sweepDays(database: Database, doctorId: string, now: number) {
  const past = instantText(now - 2 * dayMs).slice(0, 10);
  const stale = await database.read((db) =>
    db
      .selectFrom('agenda_days')
      .select('day')
      .where('doctor_id', '=', doctorId)
      .where('day', '<', past)
      .limit(batch)
      .execute(),
  );
  if (stale.length === 0) return { found: 0, gone: 0 };
  const days = stale.map(({ day }) => day);
  const { numDeletedRows } = await database.read((db) =>
    db
      .deleteFrom('agenda_days')
      .where('doctor_id', '=', doctorId)
      .where('day', 'in', days)
      .executeTakeFirst(),
  );
  return { found: stale.length, gone: Number(numDeletedRows) };
}
