import { z } from 'zod';
import { Problem } from './problem.ts';

/** A list's query: how many, and after which. */
export const pageQuery = z.object({
  cursor: z.string().max(500).optional().describe('`next` of the page before; left out: the first page'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** One page of a list; `next` is the cursor of the one after it, null at the end. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable() });

export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** A page out of one item more than fits: that one says whether there is another page. */
export function pageFrom<T>(found: readonly T[], limit: number, keyOf: (item: T) => unknown): Page<T> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, next: found.length > limit && last !== undefined ? writeCursor(keyOf(last)) : null };
}

/** Opaque to whoever gets it. */
const writeCursor = (key: unknown): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/** @throws {Problem} when it is no cursor of ours */
export function readCursor<T extends z.ZodType>(cursor: string | undefined, key: T): z.output<T> | null {
  if (cursor === undefined) return null;
  try {
    return key.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw new Problem(400, 'bad-cursor', 'Essa página não existe.', 'Comece da primeira, sem `cursor`.');
  }
}
