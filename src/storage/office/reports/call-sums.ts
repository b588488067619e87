/** Sums over `calls`, each from the index `calls_by_start` alone. */
import { sql } from 'kysely';
import type { Moments } from '../../../office/reports/period.ts';
import type { CallEnd } from '../../../office/reports/report-store.ts';
import type { Engine, Sql } from '../../database.ts';
import { preciseText } from '../../schema/text.ts';
import { hourText } from './sql-words.ts';

/** As `gaveUp` (office/calls) has it. */
const callEnd = () =>
  sql<CallEnd>`CASE WHEN outcome = 'hung-up' AND served_at IS NULL THEN 'gave-up' ELSE outcome END`;

export const callHours = (db: Sql, engine: Engine, moments: Moments) =>
  ended(db, moments)
    .select([
      hourText(engine, 'started_at').as('hour'),
      callEnd().as('end'),
      sql<number>`COUNT(*)`.as('calls'),
    ])
    .groupBy(['hour', 'end']);

export const callEnds = (db: Sql, moments: Moments) =>
  ended(db, moments)
    .select(['question', callEnd().as('end'), sql<number>`COUNT(*)`.as('calls')])
    .groupBy(['question', 'end']);

const ended = (db: Sql, { from, until }: Moments) =>
  db
    .selectFrom('calls')
    .where('started_at', '>=', preciseText(from))
    .where('started_at', '<', preciseText(until))
    .where('outcome', 'is not', null);
