import { mayOverwrite } from '../../../office/rules/change-rules.ts';
import type { LocationRecord, LocationRules } from '../../../office/rules/locations.ts';
import type { Database, Sql } from '../../database.ts';
import { alreadyThere, freeId, nameTaken } from './change-ids.ts';
import { changeRules } from './change-rules.ts';

export function locationRules(database: Database): LocationRules {
  return {
    list: () => database.read(readLocations),
    async create(state, change) {
      const wanted = { id: freeId(state.name, await database.read(readLocations)), ...state };
      return changeRules<LocationRecord>(database, change, async (tx) => {
        const rows = await readLocations(tx);
        const known = nameTaken(rows, wanted) ?? alreadyThere(rows, wanted);
        if (known !== null) return known;
        await tx
          .insertInto('locations')
          .values({ ...wanted, position: rows.length })
          .execute();
        return { kind: 'changed', before: null, after: wanted };
      });
    },
    update: (id, state, seen, change) =>
      changeRules<LocationRecord>(database, change, async (tx) => {
        const rows = await readLocations(tx);
        const before = rows.find((row) => row.id === id);
        if (before === undefined) return { kind: 'unknown' };
        const after = { id, ...state };
        if (!mayOverwrite(seen, before, after)) return { kind: 'changed-meanwhile', current: before };
        const taken = nameTaken(rows, after);
        if (taken !== null) return taken;
        await tx.updateTable('locations').set(state).where('id', '=', id).execute();
        return { kind: 'changed', before, after };
      }),
  };
}

const readLocations = (db: Sql): Promise<LocationRecord[]> =>
  db
    .selectFrom('locations')
    .select(['id', 'name', 'address', 'zone'])
    .orderBy('position')
    .orderBy('id')
    .execute();
