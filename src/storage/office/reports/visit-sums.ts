/** Sums over `appointments`, each from the index `appointments_by_day` alone. */
import { type SelectQueryBuilder, sql } from 'kysely';
import type { Period } from '../../../office/reports/period.ts';
import type { VisitFilter } from '../../../office/reports/report-store.ts';
import type { Engine, Sql } from '../../database.ts';
import type { Tables } from '../../schema/tables.ts';
import { countOf, daysFrom, minutesFrom } from './sql-words.ts';

export const bookedMinutes = (db: Sql, engine: Engine, period: Period, locationId: string | null) =>
  visitsOf(db, period, { doctorId: null, specialtyId: null, locationId })
    .where('status', '!=', 'cancelled')
    .select([
      'doctor_id as doctorId',
      sql<number>`SUM(${minutesFrom(engine, 'claim_starts_at', 'claim_ends_at')})`.as('minutes'),
    ])
    .groupBy('doctor_id');

export const attendance = (db: Sql, period: Period, filter: VisitFilter) =>
  visitsOf(db, period, filter)
    .where('status', 'in', ['attended', 'no-show'])
    .select([
      'doctor_id as doctorId',
      'local_date as date',
      countOf(sql`status = 'attended'`).as('attended'),
      countOf(sql`status = 'no-show'`).as('noShow'),
      sql<string>`MIN(created_at)`.as('firstBookedAt'),
    ])
    // In the index's own order: nothing to sort.
    .groupBy(['local_date', 'doctor_id']);

export const leadTimes = (db: Sql, engine: Engine, period: Period, filter: VisitFilter) =>
  visitsOf(db, period, filter)
    .where('status', '!=', 'cancelled')
    .select([
      'specialty_id as specialtyId',
      daysFrom(engine, 'created_at', 'starts_at').as('days'),
      sql<number>`COUNT(*)`.as('visits'),
    ])
    .groupBy(['specialty_id', 'days']);

function visitsOf(
  db: Sql,
  { from, until }: Period,
  filter: VisitFilter,
): SelectQueryBuilder<Tables, 'appointments', object> {
  let rows = db.selectFrom('appointments').where('local_date', '>=', from).where('local_date', '<=', until);
  if (filter.doctorId !== null) rows = rows.where('doctor_id', '=', filter.doctorId);
  if (filter.specialtyId !== null) rows = rows.where('specialty_id', '=', filter.specialtyId);
  if (filter.locationId !== null) rows = rows.where('location_id', '=', filter.locationId);
  return rows;
}
