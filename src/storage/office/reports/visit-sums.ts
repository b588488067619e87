/** Sums over `appointments`, each from one index alone: `appointments_by_day`, or of bookings `appointments_by_booking`. */
import { type SelectQueryBuilder, sql } from 'kysely';
import type { Moments, Period } from '../../../office/reports/period.ts';
import type { BookedBy, VisitFilter } from '../../../office/reports/report-store.ts';
import type { Engine, Sql } from '../../database.ts';
import type { Tables } from '../../schema/tables.ts';
import { instantText } from '../../schema/text.ts';
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
    ])
    // In the index's own order: nothing to sort.
    .groupBy(['local_date', 'doctor_id']);

export const attendanceByBooking = (db: Sql, engine: Engine, period: Period, filter: VisitFilter) =>
  visitsOf(db, period, filter)
    .where('status', 'in', ['attended', 'no-show'])
    .select([
      sql<BookedBy>`booked_by`.as('bookedBy'),
      daysFrom(engine, 'created_at', 'starts_at').as('days'),
      countOf(sql`status = 'attended'`).as('attended'),
      countOf(sql`status = 'no-show'`).as('noShow'),
    ])
    .groupBy(['booked_by', 'days']);

export const leadTimes = (db: Sql, engine: Engine, period: Period, filter: VisitFilter) =>
  visitsOf(db, period, filter)
    .where('status', '!=', 'cancelled')
    .select([
      'specialty_id as specialtyId',
      daysFrom(engine, 'created_at', 'starts_at').as('days'),
      sql<number>`COUNT(*)`.as('visits'),
    ])
    .groupBy(['specialty_id', 'days']);

export const bookings = (db: Sql, { from, until }: Moments, filter: VisitFilter) =>
  only(filter, db.selectFrom('appointments'))
    .where('created_at', '>=', instantText(from))
    .where('created_at', '<', instantText(until))
    .select([sql<BookedBy>`booked_by`.as('bookedBy'), sql<number>`COUNT(*)`.as('bookings')])
    .groupBy('booked_by');

type Visits = SelectQueryBuilder<Tables, 'appointments', object>;

const visitsOf = (db: Sql, { from, until }: Period, filter: VisitFilter): Visits =>
  only(filter, db.selectFrom('appointments'))
    .where('local_date', '>=', from)
    .where('local_date', '<=', until);

function only({ doctorId, specialtyId, locationId }: VisitFilter, visits: Visits): Visits {
  let rows = visits;
  if (doctorId !== null) rows = rows.where('doctor_id', '=', doctorId);
  if (specialtyId !== null) rows = rows.where('specialty_id', '=', specialtyId);
  if (locationId !== null) rows = rows.where('location_id', '=', locationId);
  return rows;
}
