/** Which indexes the engines take for the reports' queries, held against those that are meant for them. */
import { type CompiledQuery, sql } from 'kysely';
import type { VisitFilter } from '../../src/office/reports/report-store.ts';
import type { Database, Sql } from '../../src/storage/database.ts';
import { callEnds, callHours } from '../../src/storage/office/reports/call-sums.ts';
import {
  attendance,
  attendanceByBooking,
  bookedMinutes,
  bookings,
  leadTimes,
} from '../../src/storage/office/reports/visit-sums.ts';

const WEEK = { from: '2026-10-05', until: '2026-10-11' };
const MOMENTS = { from: Date.UTC(2026, 9, 5, 3), until: Date.UTC(2026, 9, 12, 3) };
const ALL: VisitFilter = { doctorId: null, specialtyId: null, locationId: null };

interface Planned {
  readonly name: string;
  readonly query: CompiledQuery;
  /** Reads nothing but this index. */
  readonly index: string;
}

function planned(db: Sql, { engine }: Database): readonly Planned[] {
  const one = { ...ALL, specialtyId: 'some' };
  const ofVisits = { index: 'appointments_by_day' };
  const ofBookings = { index: 'appointments_by_booking' };
  const ofCalls = { index: 'calls_by_start' };
  return [
    { name: 'booked minutes', query: bookedMinutes(db, engine, WEEK, null).compile(), ...ofVisits },
    { name: 'attendance', query: attendance(db, WEEK, ALL).compile(), ...ofVisits },
    { name: 'lead times', query: leadTimes(db, engine, WEEK, one).compile(), ...ofVisits },
    {
      name: 'attendance by booking',
      query: attendanceByBooking(db, engine, WEEK, ALL).compile(),
      ...ofVisits,
    },
    { name: 'bookings', query: bookings(db, MOMENTS, one).compile(), ...ofBookings },
    { name: 'call hours', query: callHours(db, engine, MOMENTS).compile(), ...ofCalls },
    { name: 'call ends', query: callEnds(db, MOMENTS).compile(), ...ofCalls },
  ];
}

/** Explains each query; says of those that went another way which way they went. */
export async function plansAreRight(database: Database): Promise<boolean> {
  const wrong: string[] = [];
  await database.read(async (db) => {
    for (const { name, query, index } of planned(db, database)) {
      const plan = await explain(database, db, query);
      const [first = ''] = plan;
      if (!first.includes(index) || !/covering|using index/i.test(first))
        wrong.push(`${name}: ${plan.join(' | ')}`);
    }
  });
  for (const line of wrong) console.error(`another plan: ${line}`);
  return wrong.length === 0;
}

async function explain({ engine }: Database, db: Sql, query: CompiledQuery): Promise<readonly string[]> {
  const how = engine === 'sqlite' ? 'EXPLAIN QUERY PLAN' : 'EXPLAIN';
  const { rows } = await db.executeQuery<Record<string, unknown>>({
    ...sql.raw(how).compile(db),
    sql: `${how} ${query.sql}`,
    parameters: query.parameters,
  });
  return rows.map((row) => (engine === 'sqlite' ? String(row['detail']) : JSON.stringify(row)));
}
