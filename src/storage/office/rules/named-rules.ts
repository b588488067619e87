import { mayOverwrite, type RuleChange, type RuleOutcome } from '../../../office/rules/change-rules.ts';
import type { Database, Sql, Tx } from '../../database.ts';
import { alreadyThere, freeId, nameTaken } from './change-ids.ts';
import { changeRules } from './change-rules.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** How rules that are a list of named things lie in their table. */
interface NamedAccess<T extends Named> {
  readonly read: (db: Sql) => Promise<T[]>;
  /** `position`: behind all that are there. */
  insert(tx: Tx, row: T, position: number): Promise<unknown>;
  update(tx: Tx, row: T): Promise<unknown>;
}

/** The changes of such rules: ids are made of names, no name is given twice, and nothing is taken away. */
export function namedRules<T extends Named>(database: Database, access: NamedAccess<T>) {
  return {
    list: (): Promise<T[]> => database.read(access.read),

    async create(state: Omit<T, 'id'> & Pick<T, 'name'>, change: RuleChange): Promise<RuleOutcome<T>> {
      const wanted = { id: freeId(state.name, await database.read(access.read)), ...state } as T;
      return changeRules<T>(database, change, async (tx) => {
        const rows = await access.read(tx);
        const known = nameTaken(rows, wanted) ?? alreadyThere(rows, wanted);
        if (known !== null) return known;
        await access.insert(tx, wanted, rows.length);
        return { kind: 'changed', before: null, after: wanted };
      });
    },

    update: (id: string, state: Omit<T, 'id'>, seen: string, change: RuleChange): Promise<RuleOutcome<T>> =>
      changeRules<T>(database, change, async (tx) => {
        const rows = await access.read(tx);
        const before = rows.find((row) => row.id === id);
        if (before === undefined) return { kind: 'unknown' };
        const after = { id, ...state } as T;
        if (!mayOverwrite(seen, before, after)) return { kind: 'changed-meanwhile', current: before };
        const taken = nameTaken(rows, after);
        if (taken !== null) return taken;
        await access.update(tx, after);
        return { kind: 'changed', before, after };
      }),
  };
}
