import { setTimeout as delay } from 'node:timers/promises';
import { StorageUnavailable } from '../booking/ports.ts';
import { isRefused, isTransient } from './dialect/errors.ts';

/** Where storage tells of trouble; a pino logger fits. */
export interface StorageLog {
  warn(details: object, message: string): void;
}

export interface RetryOptions {
  /** Tries in all, at least 1. */
  readonly attempts: number;
  /** No new try begins later than this after the first began, in milliseconds. */
  readonly totalMs: number;
  /** The first wait is at most this long, in milliseconds; it doubles up to `maxWaitMs`. */
  readonly baseWaitMs: number;
  readonly maxWaitMs: number;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
  /** 0 ≤ n < 1. */
  readonly random: () => number;
  /** A clock that only counts on, in milliseconds. */
  readonly elapsed: () => number;
  readonly log: StorageLog;
}

export const defaultRetry: RetryOptions = {
  attempts: 16,
  totalMs: 6_000,
  baseWaitMs: 20,
  maxWaitMs: 1_000,
  sleep: (milliseconds) => delay(milliseconds),
  random: Math.random,
  elapsed: () => performance.now(),
  log: { warn: () => {} },
};

/**
 * Runs `work` again, after a wait of full jitter, as long as the database's trouble may pass (`isTransient`).
 * `work` must bear being run again after it succeeded unseen: a connection lost at COMMIT has an unknown outcome.
 *
 * @throws StorageUnavailable when the tries or the time are spent, or at once when only an operator can help.
 */
export async function retry<T>(work: (attempt: number) => Promise<T>, options: RetryOptions): Promise<T> {
  const began = options.elapsed();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work(attempt);
    } catch (error) {
      if (isRefused(error)) throw unavailable('the database refused us', error);
      if (!isTransient(error)) throw error;
      const wait = options.random() * Math.min(options.maxWaitMs, options.baseWaitMs * 2 ** (attempt - 1));
      if (attempt >= options.attempts || options.elapsed() - began + wait > options.totalMs) {
        throw unavailable(`the database did not answer in ${attempt} tries`, error);
      }
      options.log.warn({ attempt, reason: describe(error) }, 'database: trying again');
      await options.sleep(wait);
    }
  }
}

function unavailable(what: string, cause: unknown): StorageUnavailable {
  return new StorageUnavailable(`${what}: ${describe(cause)}`, { cause });
}

/** The server's own words; both drivers keep parameters out of them, and `withoutSecrets` what servers quote. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? `${error.code} ` : '';
  return code + (error.message.split('\n')[0] ?? '');
}
