import type { Database } from '../database.ts';
import { instantText, preciseText } from '../schema/text.ts';

/**
 * CPFs of patients of whom nothing is newer than `before` (epoch ms): made before it, and no visit, past or to come, and
 * no call at or after it. Those are the ones that a clinic's retention period ends for (LGPD, art. 15 and 16). At most `limit`.
 */
export async function expiredPatients(database: Database, before: number, limit: number): Promise<string[]> {
  const cutoff = instantText(before);
  const rows = await database.read((sql) =>
    sql
      .selectFrom('patients')
      .select('cpf')
      .where('created_at', '<', cutoff)
      .where('name', '!=', '')
      .where((on) =>
        on.not(
          on.exists(
            on
              .selectFrom('appointments')
              .select('id')
              .whereRef('patient_id', '=', 'patients.id')
              .where('starts_at', '>=', cutoff),
          ),
        ),
      )
      .where((on) =>
        on.not(
          on.exists(
            on
              .selectFrom('callers')
              .select('patient_id')
              .whereRef('patient_id', '=', 'patients.id')
              .where('last_call_at', '>=', cutoff),
          ),
        ),
      )
      .limit(limit)
      .execute(),
  );
  return rows.map(({ cpf }) => cpf);
}

/** Requests for a call that were dealt with before then, gone, with what the staff noted of them. Gives how many. */
export async function forgetOldCallbacks(database: Database, before: number): Promise<number> {
  return database.write(async (tx) => {
    const old = tx.selectFrom('callback_requests').select('id').where('handled_at', '<', instantText(before));
    await tx.deleteFrom('callback_work').where('callback_id', 'in', old).execute();
    const { numDeletedRows } = await tx
      .deleteFrom('callback_requests')
      .where('handled_at', '<', instantText(before))
      .executeTakeFirst();
    return Number(numDeletedRows);
  });
}

/** So many calls go in one transaction: the line writes beside it. */
const CALLS_AT_ONCE = 500;

/** Calls that began before then, gone, with what was said in them. Gives how many. */
export async function forgetOldCalls(database: Database, before: number): Promise<number> {
  let forgotten = 0;
  for (;;) {
    const ids = await oldCalls(database, before);
    if (ids.length === 0) return forgotten;
    await database.write(async (tx) => {
      await tx.deleteFrom('call_transcripts').where('call_id', 'in', ids).execute();
      await tx.deleteFrom('calls').where('id', 'in', ids).execute();
    });
    forgotten += ids.length;
  }
}

async function oldCalls(database: Database, before: number): Promise<string[]> {
  const rows = await database.read((sql) =>
    sql
      .selectFrom('calls')
      .select('id')
      .where('started_at', '<', preciseText(before))
      .limit(CALLS_AT_ONCE)
      .execute(),
  );
  return rows.map(({ id }) => id);
}
