import { sql } from 'kysely';
import type { Throttled, ThrottleStore } from '../../booking/ports.ts';
import type { Database } from '../database.ts';
import { epochOf, preciseText } from '../schema/text.ts';

/** Failed identifications. Each change is made in the database, so that failures on many servers all count. */
export function throttleStore(database: Database): ThrottleStore {
  return {
    read: (keys) => read(database, keys),
    recordFailure: (keys, now, forgetBefore) => recordFailure(database, keys, now, forgetBefore),
    forgive: (keys, at, before) => forgive(database, keys, at, before),
    clear: (keys) => clear(database, keys),
  };
}

async function read(database: Database, keys: readonly string[]): Promise<Map<string, Throttled>> {
  if (keys.length === 0) return new Map();
  const rows = await database.read((db) =>
    db.selectFrom('throttles').selectAll().where('throttle_key', 'in', keys).execute(),
  );
  return new Map(
    rows.map((row) => [
      row.throttle_key,
      { failures: row.failures, lastFailureAt: epochOf(row.last_failure_at) },
    ]),
  );
}

/** `failures` is set before `last_failure_at`, which it reads: MySQL assigns from left to right. */
async function recordFailure(
  database: Database,
  keys: readonly string[],
  now: number,
  forgetBefore: number,
): Promise<Map<string, number>> {
  if (keys.length === 0) return new Map();
  const rows = [...new Set(keys)]
    .sort()
    .map((throttle_key) => ({ throttle_key, failures: 1, last_failure_at: preciseText(now) }));
  const change = {
    failures: sql<number>`CASE WHEN throttles.last_failure_at < ${preciseText(forgetBefore)} THEN 1
                               ELSE throttles.failures + 1 END`,
    last_failure_at: preciseText(now),
  };
  return database.write(async (tx) => {
    const insert = tx.insertInto('throttles').values(rows);
    await (database.engine === 'mysql'
      ? insert.onDuplicateKeyUpdate(change).execute()
      : insert.onConflict((conflict) => conflict.column('throttle_key').doUpdateSet(change)).execute());
    // The rows are this transaction's until it ends: these are the counts that this very failure made.
    const counted = await tx
      .selectFrom('throttles')
      .select(['throttle_key', 'failures'])
      .where('throttle_key', 'in', keys)
      .execute();
    return new Map(counted.map((row) => [row.throttle_key, row.failures]));
  });
}

/** A failure counted meanwhile by somebody else keeps its own moment. */
async function forgive(
  database: Database,
  keys: readonly string[],
  at: number,
  before: ReadonlyMap<string, Throttled>,
): Promise<void> {
  for (const key of [...keys].sort()) {
    const earlier = preciseText(before.get(key)?.lastFailureAt ?? at);
    await database.read((db) =>
      db
        .updateTable('throttles')
        .set({
          failures: sql<number>`throttles.failures - 1`,
          last_failure_at: sql<string>`CASE WHEN throttles.last_failure_at = ${preciseText(at)} THEN ${earlier}
                                            ELSE throttles.last_failure_at END`,
        })
        .where('throttle_key', '=', key)
        .where('failures', '>', 0)
        .execute(),
    );
  }
}

async function clear(database: Database, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await database.read((db) =>
    db
      .deleteFrom('throttles')
      .where('throttle_key', 'in', [...keys].sort())
      .execute(),
  );
}
