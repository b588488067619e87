import type { IdempotencyStore } from '../../office/idempotency.ts';
import type { Database } from '../database.ts';
import { isDuplicateKey } from '../dialect/errors.ts';
import { instantText } from '../schema/text.ts';

export function idempotencyStore(database: Database): IdempotencyStore {
  return {
    async claim({ id, fingerprint, claimant, now, staleBefore }) {
      const row = { id, fingerprint, status: 0, body: claimant, created_at: instantText(now) };
      try {
        await database.read((db) => db.insertInto('idempotency_keys').values(row).execute());
        return null;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
      const { numUpdatedRows } = await database.read((db) =>
        db
          .updateTable('idempotency_keys')
          .set({ created_at: row.created_at, body: claimant })
          .where('id', '=', id)
          .where('fingerprint', '=', fingerprint)
          .where('status', '=', 0)
          .where('created_at', '<', instantText(staleBefore))
          .executeTakeFirst(),
      );
      if (numUpdatedRows === 1n) return null;
      const kept = await database.read((db) =>
        db
          .selectFrom('idempotency_keys')
          .select(['fingerprint', 'status', 'body'])
          .where('id', '=', id)
          .executeTakeFirst(),
      );
      // Ours, when its first try went through unseen.
      return kept === undefined || (kept.status === 0 && kept.body === claimant) ? null : kept;
    },
    async keep(id, status, body) {
      await database.read((db) =>
        db.updateTable('idempotency_keys').set({ status, body }).where('id', '=', id).execute(),
      );
    },
    async release(id) {
      await database.read((db) =>
        db.deleteFrom('idempotency_keys').where('id', '=', id).where('status', '=', 0).execute(),
      );
    },
    async forgetBefore(epochMs) {
      await database.read((db) =>
        db.deleteFrom('idempotency_keys').where('created_at', '<', instantText(epochMs)).execute(),
      );
    },
  };
}
