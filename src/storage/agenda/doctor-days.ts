import { sql } from 'kysely';
import type { Interval } from '../../scheduling/types.ts';
import type { Engine, Tx } from '../database.ts';
import { daysOf } from '../schema/text.ts';

/** Some of one doctor's time. */
export interface DoctorTime {
  readonly doctorId: string;
  readonly claim: Interval;
}

/**
 * The first statement of every change of an agenda: writes the row of each doctor's day that the change touches. On one
 * server rivals queue at it; on a Galera cluster rivals on different nodes collide at certification, and one retries.
 * In the order of the key, so that nobody waits in a circle.
 */
export async function touchDoctorDays(tx: Tx, engine: Engine, times: readonly DoctorTime[]): Promise<void> {
  const rows = dayRows(times).map((row) => ({ ...row, version: 1 }));
  const insert = tx.insertInto('agenda_days').values(rows);
  const next = { version: sql<number>`agenda_days.version + 1` };
  await (
    engine === 'mysql'
      ? insert.onDuplicateKeyUpdate(next)
      : insert.onConflict((conflict) => conflict.columns(['doctor_id', 'day']).doUpdateSet(next))
  ).execute();
}

function dayRows(times: readonly DoctorTime[]): { doctor_id: string; day: string }[] {
  const rows = times.flatMap(({ doctorId, claim }) =>
    daysOf(claim).map((day) => ({ doctor_id: doctorId, day })),
  );
  const key = (row: { doctor_id: string; day: string }): string => `${row.doctor_id} ${row.day}`;
  const unique = new Map(rows.map((row) => [key(row), row]));
  return [...unique.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}
