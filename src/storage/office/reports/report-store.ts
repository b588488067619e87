import type { ReportStore } from '../../../office/reports/report-store.ts';
import { DAY_MS } from '../../../scheduling/calendar.ts';
import type { Database } from '../../database.ts';
import { epochOf } from '../../schema/text.ts';
import { readClinic } from '../../stores/read-clinic.ts';
import { callEnds, callHours } from './call-sums.ts';
import { attendance, attendanceByBooking, bookedMinutes, bookings, leadTimes } from './visit-sums.ts';

export function reportStore(database: Database): ReportStore {
  const { engine } = database;
  return {
    names: () =>
      database.read(async (db) => ({
        doctors: await db
          .selectFrom('doctors')
          .select(['id', 'name', 'gender'])
          .orderBy('name')
          .orderBy('id')
          .execute(),
        specialties: await db.selectFrom('specialties').select(['id', 'name']).orderBy('position').execute(),
        locations: await db.selectFrom('locations').select(['id', 'name']).orderBy('position').execute(),
      })),
    // A day early: wherever the clinic is, its day has not begun then.
    clinicSince: (from) => readClinic(database, Date.parse(from) - DAY_MS),
    async doctorsOf(specialtyId) {
      const rows = await database.read((db) =>
        db
          .selectFrom('doctor_specialties')
          .select('doctor_id')
          .where('specialty_id', '=', specialtyId)
          .execute(),
      );
      return new Set(rows.map(({ doctor_id }) => doctor_id));
    },
    bookedMinutes: (period, locationId) =>
      database.read((db) => bookedMinutes(db, engine, period, locationId).execute()),
    attendance: (period, filter) => database.read((db) => attendance(db, period, filter).execute()),
    async attendanceByBooking(period, filter) {
      const rows = await database.read((db) => attendanceByBooking(db, engine, period, filter).execute());
      return rows.map(onTheDayAtLeast);
    },
    async leadTimes(period, filter) {
      const rows = await database.read((db) => leadTimes(db, engine, period, filter).execute());
      return rows.map(onTheDayAtLeast);
    },
    bookings: (moments, filter) => database.read((db) => bookings(db, moments, filter).execute()),
    async callHours(moments) {
      const rows = await database.read((db) => callHours(db, engine, moments).execute());
      return rows.map(({ hour, ...row }) => ({ ...row, hour: epochOf(`${hour}:00:00`) }));
    },
    callEnds: (moments) => database.read((db) => callEnds(db, moments).execute()),
  };
}

/** A visit that was written down after it began was booked on the day. */
const onTheDayAtLeast = <T extends { readonly days: number }>(row: T): T => ({
  ...row,
  days: Math.max(0, row.days),
});
