/** What the engines call the same thing. */
import { type RawBuilder, sql } from 'kysely';
import type { Engine } from '../../database.ts';

/** Whole minutes from one column's instant to another's. */
export const minutesFrom = (engine: Engine, from: string, to: string): RawBuilder<number> =>
  engine === 'sqlite'
    ? sql<number>`(unixepoch(${sql.ref(to)}) - unixepoch(${sql.ref(from)})) / 60`
    : sql<number>`TIMESTAMPDIFF(MINUTE, ${sql.ref(from)}, ${sql.ref(to)})`;

/** Whole days, of 24 hours. */
export const daysFrom = (engine: Engine, from: string, to: string): RawBuilder<number> =>
  engine === 'sqlite'
    ? sql<number>`(unixepoch(${sql.ref(to)}) - unixepoch(${sql.ref(from)})) / 86400`
    : sql<number>`TIMESTAMPDIFF(DAY, ${sql.ref(from)}, ${sql.ref(to)})`;

/** `YYYY-MM-DD HH` of a column's instant. */
export const hourText = (engine: Engine, column: string): RawBuilder<string> =>
  engine === 'sqlite'
    ? sql<string>`substr(${sql.ref(column)}, 1, 13)`
    : sql<string>`DATE_FORMAT(${sql.ref(column)}, '%Y-%m-%d %H')`;

/** How many rows of a group are so. */
export const countOf = (condition: RawBuilder<unknown>): RawBuilder<number> =>
  sql<number>`SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END)`;
