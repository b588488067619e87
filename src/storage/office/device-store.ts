import type { DeviceStore } from '../../office/users.ts';
import type { Database } from '../database.ts';
import { instantText } from '../schema/text.ts';

export function deviceStore(database: Database): DeviceStore {
  return {
    async knows(id) {
      const row = await database.read((db) =>
        db.selectFrom('known_devices').select('id').where('id', '=', id).executeTakeFirst(),
      );
      return row !== undefined;
    },
    async remember(id, userId, now) {
      const row = { id, user_id: userId, last_seen_at: instantText(now) };
      const { last_seen_at } = row;
      await database.read((db) => {
        const insert = db.insertInto('known_devices').values(row);
        return database.engine === 'mysql'
          ? insert.onDuplicateKeyUpdate({ last_seen_at }).execute()
          : insert.onConflict((conflict) => conflict.column('id').doUpdateSet({ last_seen_at })).execute();
      });
    },
    async forgetOf(userId) {
      await database.read((db) => db.deleteFrom('known_devices').where('user_id', '=', userId).execute());
    },
    async forgetBefore(epochMs) {
      await database.read((db) =>
        db.deleteFrom('known_devices').where('last_seen_at', '<', instantText(epochMs)).execute(),
      );
    },
  };
}
