import {
  mayOverwrite,
  versionOf,
  type RuleChange,
  type RuleOutcome,
  type RuleRefusal,
} from '../../../office/rules/change-rules.ts';
import type { Database, Sql, Tx } from '../../database.ts';
import { changeRules } from './change-rules.ts';

/** How a kind of rule that is one row lies in its table. */
interface RowAccess<T> {
  find(db: Sql, id: string): Promise<T | null>;
  insert(tx: Tx, row: T): Promise<void>;
  update(tx: Tx, row: T): Promise<void>;
  remove(tx: Tx, id: string): Promise<void>;
  /** Why it may not be so; null = it may. */
  refuse?(tx: Tx, row: T): Promise<RuleRefusal<T> | null>;
}

/** The changes of such a rule. Each may be run again after a lost connection: what it has done already is done. */
export function rowRules<T extends { readonly id: string }>(database: Database, access: RowAccess<T>) {
  return {
    create: (row: T, change: RuleChange): Promise<RuleOutcome<T>> =>
      changeRules<T>(database, change, async (tx) => {
        const refusal = (await access.refuse?.(tx, row)) ?? null;
        if (refusal !== null) return refusal;
        if ((await access.find(tx, row.id)) === null) await access.insert(tx, row);
        return { kind: 'changed', before: null, after: row };
      }),

    update: (row: T, seen: string, change: RuleChange): Promise<RuleOutcome<T>> =>
      changeRules<T>(database, change, async (tx) => {
        const before = await access.find(tx, row.id);
        if (before === null) return { kind: 'unknown' };
        if (!mayOverwrite(seen, before, row)) return { kind: 'changed-meanwhile', current: before };
        const refusal = (await access.refuse?.(tx, row)) ?? null;
        if (refusal !== null) return refusal;
        await access.update(tx, row);
        return { kind: 'changed', before, after: row };
      }),

    remove(id: string, seen: string, change: RuleChange): Promise<RuleOutcome<T>> {
      let found: T | null = null;
      return changeRules<T>(database, change, async (tx) => {
        const current = await access.find(tx, id);
        const before = current ?? found;
        if (before === null) return { kind: 'unknown' };
        if (versionOf(before) !== seen) return { kind: 'changed-meanwhile', current: before };
        found = before;
        await access.remove(tx, id);
        return { kind: 'changed', before, after: null };
      });
    },
  };
}
