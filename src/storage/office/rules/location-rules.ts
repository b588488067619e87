import type { LocationRecord, LocationRules } from '../../../office/rules/locations.ts';
import type { Database } from '../../database.ts';
import { namedRules } from './named-rules.ts';

export function locationRules(database: Database): LocationRules {
  return namedRules<LocationRecord>(database, {
    read: (db) =>
      db
        .selectFrom('locations')
        .select(['id', 'name', 'address', 'zone'])
        .orderBy('position')
        .orderBy('id')
        .execute(),
    insert: (tx, row, position) =>
      tx
        .insertInto('locations')
        .values({ ...row, position })
        .execute(),
    update: (tx, { id, ...state }) => tx.updateTable('locations').set(state).where('id', '=', id).execute(),
  });
}
