import type { Selectable } from 'kysely';
import type { ApiToken, TokenStore } from '../../office/access/token-store.ts';
import type { Database } from '../database.ts';
import { isDuplicateKey } from '../dialect/errors.ts';
import type { ApiTokenTable } from '../schema/office-tables.ts';
import { epochOf, instantText } from '../schema/text.ts';

export function tokenStore(database: Database): TokenStore {
  return {
    async insert(token, hash) {
      const row = toRow(token, hash);
      try {
        await database.read((db) => db.insertInto('api_tokens').values(row).execute());
      } catch (error) {
        // Written before, its answer lost: id and secret are by chance.
        if (!isDuplicateKey(error)) throw error;
      }
    },
    async byHash(hash) {
      const row = await database.read((db) =>
        db.selectFrom('api_tokens').selectAll().where('token_hash', '=', hash).executeTakeFirst(),
      );
      return row === undefined ? null : toToken(row);
    },
    async list() {
      const rows = await database.read((db) =>
        db.selectFrom('api_tokens').selectAll().orderBy('created_at', 'desc').orderBy('id', 'desc').execute(),
      );
      return rows.map(toToken);
    },
    async touch(id, at) {
      await database.read((db) =>
        db
          .updateTable('api_tokens')
          .set({ last_used_at: instantText(at) })
          .where('id', '=', id)
          .execute(),
      );
    },
    async revoke(id, at) {
      const { numUpdatedRows } = await database.read((db) =>
        db
          .updateTable('api_tokens')
          .set({ revoked_at: instantText(at) })
          .where('id', '=', id)
          .where('revoked_at', 'is', null)
          .executeTakeFirst(),
      );
      return numUpdatedRows === 1n;
    },
  };
}

const textOrNull = (epochMs: number | null): string | null =>
  epochMs === null ? null : instantText(epochMs);
const epochOrNull = (text: string | null): number | null => (text === null ? null : epochOf(text));

const toRow = (token: ApiToken, hash: string): ApiTokenTable => ({
  id: token.id,
  name: token.name,
  token_hash: hash,
  scopes: JSON.stringify(token.scopes),
  created_by: token.createdBy,
  created_at: instantText(token.createdAt),
  expires_at: instantText(token.expiresAt),
  last_used_at: textOrNull(token.lastUsedAt),
  revoked_at: textOrNull(token.revokedAt),
});

const toToken = (row: Selectable<ApiTokenTable>): ApiToken => ({
  id: row.id,
  name: row.name,
  scopes: JSON.parse(row.scopes) as ApiToken['scopes'],
  createdBy: row.created_by,
  createdAt: epochOf(row.created_at),
  expiresAt: epochOf(row.expires_at),
  lastUsedAt: epochOrNull(row.last_used_at),
  revokedAt: epochOrNull(row.revoked_at),
});
