import type { FeedStore } from '../../../office/agenda/ports.ts';
import type { Database } from '../../database.ts';
import { instantText } from '../../schema/text.ts';

export function feedStore(database: Database): FeedStore {
  return {
    async put(doctorId, tokenHash, createdBy, now) {
      const row = { token_hash: tokenHash, created_by: createdBy, created_at: instantText(now) };
      await database.read((db) => {
        const rows = db.insertInto('calendar_feeds').values({ doctor_id: doctorId, ...row });
        return (
          database.engine === 'mysql'
            ? rows.onDuplicateKeyUpdate(row)
            : rows.onConflict((conflict) => conflict.column('doctor_id').doUpdateSet(row))
        ).execute();
      });
    },
    async remove(doctorId) {
      const { numDeletedRows } = await database.read((db) =>
        db.deleteFrom('calendar_feeds').where('doctor_id', '=', doctorId).executeTakeFirst(),
      );
      return numDeletedRows === 1n;
    },
    async exists(doctorId) {
      const row = await database.read((db) =>
        db
          .selectFrom('calendar_feeds')
          .select('doctor_id')
          .where('doctor_id', '=', doctorId)
          .executeTakeFirst(),
      );
      return row !== undefined;
    },
    async doctorOf(tokenHash) {
      const row = await database.read((db) =>
        db
          .selectFrom('calendar_feeds')
          .select('doctor_id')
          .where('token_hash', '=', tokenHash)
          .executeTakeFirst(),
      );
      return row?.doctor_id ?? null;
    },
  };
}
