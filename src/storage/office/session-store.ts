import type { Selectable } from 'kysely';
import type { Session, SessionStore } from '../../office/users.ts';
import type { Database } from '../database.ts';
import type { SessionTable } from '../schema/office-tables.ts';
import { epochOf, instantText } from '../schema/text.ts';

export function sessionStore(database: Database): SessionStore {
  return {
    async insert(session) {
      await database.read((db) => db.insertInto('sessions').values(toRow(session)).execute());
    },
    async byId(id) {
      const row = await database.read((db) =>
        db.selectFrom('sessions').selectAll().where('id', '=', id).executeTakeFirst(),
      );
      return row === undefined ? null : toSession(row);
    },
    async ofUser(userId) {
      const rows = await database.read((db) =>
        db
          .selectFrom('sessions')
          .selectAll()
          .where('user_id', '=', userId)
          .orderBy('last_seen_at', 'desc')
          .execute(),
      );
      return rows.map(toSession);
    },
    async touch(id, lastSeenAt, expiresAt) {
      const times = { last_seen_at: instantText(lastSeenAt), expires_at: instantText(expiresAt) };
      await database.read((db) => db.updateTable('sessions').set(times).where('id', '=', id).execute());
    },
    async delete(id) {
      await database.read((db) => db.deleteFrom('sessions').where('id', '=', id).execute());
    },
    async deleteOthers(userId, except) {
      await database.read((db) =>
        db
          .deleteFrom('sessions')
          .where('user_id', '=', userId)
          .where('id', '!=', except ?? '')
          .execute(),
      );
    },
    async deleteExpired(now) {
      await database.read((db) =>
        db.deleteFrom('sessions').where('expires_at', '<=', instantText(now)).execute(),
      );
    },
  };
}

const toRow = (session: Session): SessionTable => ({
  id: session.id,
  user_id: session.userId,
  created_at: instantText(session.createdAt),
  last_seen_at: instantText(session.lastSeenAt),
  expires_at: instantText(session.expiresAt),
  address: session.address,
  agent: session.agent,
});

const toSession = (row: Selectable<SessionTable>): Session => ({
  id: row.id,
  userId: row.user_id,
  createdAt: epochOf(row.created_at),
  lastSeenAt: epochOf(row.last_seen_at),
  expiresAt: epochOf(row.expires_at),
  address: row.address,
  agent: row.agent,
});
