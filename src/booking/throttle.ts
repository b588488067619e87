import { createHash } from 'node:crypto';
import type { Desk } from './desk.ts';
import type { Throttled } from './ports.ts';

/**
 * Failures before waits begin: anybody may mistype. Of a CPF from anywhere more than of one telephone, so that a
 * stranger's few guesses do not keep its owner out.
 */
const FREE_FAILURES = { cpf: 10, caller: 5, pair: 5, pin: 3, studio: 3, login: 5, address: 30 };
const FIRST_WAIT_MS = 30_000;
/** A day without failures wipes the slate. */
export const FORGET_AFTER_MS = 24 * 3_600_000;

/** The longest wait for each kind of key. A number is often shared by a family: it waits less. */
const LONGEST_WAIT_MS = {
  cpf: 3_600_000,
  caller: 15 * 60_000,
  pair: 15 * 60_000,
  pin: 3_600_000,
  studio: 3_600_000,
  login: 15 * 60_000,
  address: 15 * 60_000,
};

export type ThrottleKind = keyof typeof LONGEST_WAIT_MS;

/** The key of a throttle row. Hashed so that nobody reading the table reads a CPF or a number in it. */
export function throttleKey(kind: ThrottleKind, ...what: readonly string[]): string {
  const hash = createHash('sha256').update(`${kind}:${what.join(':')}`);
  return `${kind}:${hash.digest('base64url')}`;
}

const kindOf = (key: string): ThrottleKind => key.slice(0, key.indexOf(':')) as ThrottleKind;

/** How long after the last of so many failures the next try is heard: 0 at first, then 30 s, 1 min, 2 min … milliseconds. */
export function waitAfter(kind: ThrottleKind, failures: number): number {
  const free = FREE_FAILURES[kind];
  if (failures < free) return 0;
  return Math.min(FIRST_WAIT_MS * 2 ** Math.min(failures - free, 20), LONGEST_WAIT_MS[kind]);
}

/** Whether a try with this key must be refused unheard. */
export function isThrottled(key: string, rows: ReadonlyMap<string, Throttled>, now: number): boolean {
  const row = rows.get(key);
  if (!row || now - row.lastFailureAt >= FORGET_AFTER_MS) return false;
  const wait = waitAfter(kindOf(key), row.failures);
  // Without a wait, not even one noted by another server's clock that runs ahead counts.
  return wait > 0 && now < row.lastFailureAt + wait;
}

/**
 * Makes one try that counts against these keys, and gives what came of it: null when it must not be heard, or failed.
 * It is counted before it is judged, and taken back when it was right: many tries at the same moment, on however many
 * lines and servers, are no more than as many one after the other.
 */
export async function tryWith<T>(
  { stores: { throttle }, clock }: Desk,
  keys: readonly string[],
  judge: () => Promise<T | null>,
): Promise<T | null> {
  const now = clock.now();
  const before = await throttle.read(keys);
  if (keys.some((key) => isThrottled(key, before, now))) return null;
  const counts = await throttle.recordFailure(keys, now, now - FORGET_AFTER_MS);
  const result = keys.some((key) => isCrowded(key, before, counts)) ? null : await judge();
  if (result !== null) await throttle.forgive(keys, now, before);
  return result;
}

/** Whether others tried with this key at the same moment, and so many that they would have had to wait. */
function isCrowded(
  key: string,
  before: ReadonlyMap<string, Throttled>,
  counts: ReadonlyMap<string, number>,
): boolean {
  const others = (counts.get(key) ?? 1) - 1;
  return others > (before.get(key)?.failures ?? 0) && waitAfter(kindOf(key), others) > 0;
}
