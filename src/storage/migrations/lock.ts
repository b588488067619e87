import type { Database } from '../database.ts';
import { isDuplicateKey } from '../dialect/errors.ts';
import { preciseText } from '../schema/text.ts';
import { StorageUnavailable } from '../../booking/ports.ts';

/** What is done by one process at a time. The ids are rows of `migration_lock`. */
export const locks = { migrate: 1, importLegacy: 2 } as const;
type LockId = (typeof locks)[keyof typeof locks];

export interface LockOptions {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Who we are: unique among all processes. */
  readonly holder: string;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
  /** How long to wait for another process, in milliseconds. */
  readonly patienceMs?: number;
}

/** Long enough for the slowest single statement; a holder that died is taken over after it. */
const leaseMs = 120_000;

/**
 * Runs `work` while no other process does the same. A row in the database is the lock, so that it works where server locks
 * (GET_LOCK) do not: behind proxies, on clusters, on shards.
 */
export async function withLock<T>(
  database: Database,
  lockId: LockId,
  options: LockOptions,
  work: (renew: () => Promise<void>) => Promise<T>,
): Promise<T> {
  const { now, holder, sleep, patienceMs = leaseMs + 60_000 } = options;
  const deadline = now() + patienceMs;
  while (!(await claim(database, lockId, holder, now()))) {
    if (now() > deadline)
      throw new StorageUnavailable('another process has been at it for too long: try again');
    await sleep(100);
  }
  try {
    return await work(() => renew(database, lockId, holder, now()));
  } finally {
    await database.read((db) =>
      db.deleteFrom('migration_lock').where('id', '=', lockId).where('holder', '=', holder).execute(),
    );
  }
}

async function claim(database: Database, lockId: LockId, holder: string, now: number): Promise<boolean> {
  const row = { holder, expires_at: preciseText(now + leaseMs) };
  try {
    await database.read((db) =>
      db
        .insertInto('migration_lock')
        .values({ id: lockId, ...row })
        .execute(),
    );
    return true;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  const taken = await database.read((db) =>
    db
      .updateTable('migration_lock')
      .set(row)
      .where('id', '=', lockId)
      .where((is) => is.or([is('expires_at', '<=', preciseText(now)), is('holder', '=', holder)]))
      .executeTakeFirst(),
  );
  return taken.numUpdatedRows > 0n;
}

async function renew(database: Database, lockId: LockId, holder: string, now: number): Promise<void> {
  const renewed = await database.read((db) =>
    db
      .updateTable('migration_lock')
      .set({ expires_at: preciseText(now + leaseMs) })
      .where('id', '=', lockId)
      .where('holder', '=', holder)
      .executeTakeFirst(),
  );
  if (renewed.numUpdatedRows === 0n) throw new StorageUnavailable('another process took over: run it again');
}
