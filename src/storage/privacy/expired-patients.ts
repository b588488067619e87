import type { Database } from '../database.ts';
import { instantText } from '../schema/text.ts';

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

/** Requests for a call that were dealt with before then, gone. Gives how many. */
export async function forgetOldCallbacks(database: Database, before: number): Promise<number> {
  const { numDeletedRows } = await database.write((tx) =>
    tx.deleteFrom('callback_requests').where('handled_at', '<', instantText(before)).executeTakeFirst(),
  );
  return Number(numDeletedRows);
}
