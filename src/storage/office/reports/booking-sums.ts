/** Sums over the bookings in `appointment_events`, in the order of the index `appointment_events_by_kind`. */
import { type RawBuilder, sql } from 'kysely';
import type { Moments, Period } from '../../../office/reports/period.ts';
import type { BookedAttendance, BookedBy, VisitFilter } from '../../../office/reports/report-store.ts';
import type { Engine } from '../../database.ts';
import { preciseText } from '../../schema/text.ts';
import { countOf, daysFrom, joinInOrder } from './sql-words.ts';

const bookedIn = ({ from, until }: Moments): RawBuilder<unknown> =>
  sql`booking.kind = 'booked' AND booking.at >= ${preciseText(from)} AND booking.at < ${preciseText(until)}`;

/** Each booking, and then its visit: bookings of one time have ids that lie together, and are found together. */
const withVisits = (engine: Engine): RawBuilder<unknown> =>
  sql`appointment_events AS booking ${joinInOrder(engine)} appointments AS visit
      ON visit.id = booking.appointment_id`;

function only({ doctorId, specialtyId, locationId }: VisitFilter): RawBuilder<unknown> {
  const conditions = [
    ...(doctorId === null ? [] : [sql`AND visit.doctor_id = ${doctorId}`]),
    ...(specialtyId === null ? [] : [sql`AND visit.specialty_id = ${specialtyId}`]),
    ...(locationId === null ? [] : [sql`AND visit.location_id = ${locationId}`]),
  ];
  return sql.join(conditions, sql` `);
}

const isUnfiltered = (filter: VisitFilter): boolean => Object.values(filter).every((id) => id === null);

export function bookings(engine: Engine, moments: Moments, filter: VisitFilter) {
  const source = isUnfiltered(filter) ? sql`appointment_events AS booking` : withVisits(engine);
  return sql<{ bookedBy: BookedBy; bookings: number }>`
    SELECT booking.actor_kind AS bookedBy, COUNT(*) AS bookings
      FROM ${source}
     WHERE ${bookedIn(moments)} ${only(filter)}
     GROUP BY booking.actor_kind`;
}

export const attendanceByBooking = (
  engine: Engine,
  { from, until }: Period,
  filter: VisitFilter,
  booked: Moments,
) => sql<BookedAttendance>`
    SELECT booking.actor_kind AS bookedBy,
           ${daysFrom(engine, 'visit.created_at', 'visit.starts_at')} AS days,
           ${countOf(sql`visit.status = 'attended'`)} AS attended,
           ${countOf(sql`visit.status = 'no-show'`)} AS noShow
      FROM ${withVisits(engine)}
     WHERE ${bookedIn(booked)}
       AND visit.local_date >= ${from} AND visit.local_date <= ${until}
       AND visit.status IN ('attended', 'no-show') ${only(filter)}
     GROUP BY booking.actor_kind, days`;
