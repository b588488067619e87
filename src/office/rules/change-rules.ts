/**
 * A change of the clinic's rules, as every store of rules makes one: seen first, saved then. What it would do to the
 * next weeks is found out by doing it in a transaction and undoing it (`src/storage/office/rules/change-rules.ts`).
 */
import { createHash } from 'node:crypto';
import type { RulesPreview } from './preview.ts';

export interface RuleChange {
  /** Epoch milliseconds. */
  readonly now: number;
  /** False: only to see what would be. */
  readonly save: boolean;
}

/** What a change made of one thing; `before` null = it is new, `after` null = it is gone. */
export interface Changed<T> {
  readonly kind: 'changed';
  readonly before: T | null;
  readonly after: T | null;
  /** What whoever saves it should know, in Portuguese; told among the preview's findings. */
  readonly notes?: readonly string[];
}

/** Nothing was written. */
export type RuleRefusal<T> =
  | { readonly kind: 'unknown' }
  /** Somebody else has changed it since it was read. */
  | { readonly kind: 'changed-meanwhile'; readonly current: T }
  /** It cannot be so: which value of what was sent, and what it should be, in Portuguese. */
  | {
      readonly kind: 'not-valid';
      readonly errors: readonly { readonly path: string; readonly message: string }[];
    };

export type RuleOutcome<T> = (Changed<T> & { readonly preview: RulesPreview }) | RuleRefusal<T>;

/** Of a thing's state, whatever the order of its keys: what an editor has seen, in a few characters. */
export function versionOf(state: unknown): string {
  return createHash('sha256').update(JSON.stringify(state, sorted)).digest('hex').slice(0, 16);
}

function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Whether who saw `seen` may write `wanted` over `current`. Where all is already as wanted, an earlier try went through
 * unseen.
 */
export function mayOverwrite(seen: string, current: unknown, wanted: unknown): boolean {
  const now = versionOf(current);
  return now === seen || now === versionOf(wanted);
}
