import { createHash } from 'node:crypto';
import type { Throttled } from './ports.ts';

/** Failures before waits begin: anybody may mistype. */
const FREE_FAILURES = 3;
const FIRST_WAIT_MS = 30_000;
/** A day without failures wipes the slate. */
export const FORGET_AFTER_MS = 24 * 3_600_000;

/** The longest wait for each kind of key. A number is often shared by a family: it waits less. */
const LONGEST_WAIT_MS = { cpf: 3_600_000, caller: 15 * 60_000, pair: 15 * 60_000, pin: 3_600_000 };

export type ThrottleKind = keyof typeof LONGEST_WAIT_MS;

/** The key of a throttle row. Hashed so that nobody reading the table reads a CPF or a number in it. */
export function throttleKey(kind: ThrottleKind, ...what: readonly string[]): string {
  return `${kind}:${createHash('sha256')
    .update(`${kind}:${what.join(':')}`)
    .digest('base64url')}`;
}

/** How long after the last of so many failures the next try is heard: 0, 0, 0, 30 s, 1 min, 2 min … milliseconds. */
export function waitAfter(kind: ThrottleKind, failures: number): number {
  if (failures < FREE_FAILURES) return 0;
  return Math.min(FIRST_WAIT_MS * 2 ** Math.min(failures - FREE_FAILURES, 20), LONGEST_WAIT_MS[kind]);
}

/** Whether a try with this key must be refused unheard. */
export function isThrottled(key: string, rows: ReadonlyMap<string, Throttled>, now: number): boolean {
  const row = rows.get(key);
  if (!row || now - row.lastFailureAt >= FORGET_AFTER_MS) return false;
  const kind = key.slice(0, key.indexOf(':')) as ThrottleKind;
  const wait = waitAfter(kind, row.failures);
  // Without a wait, not even one noted by another server's clock that runs ahead counts.
  return wait > 0 && now < row.lastFailureAt + wait;
}
