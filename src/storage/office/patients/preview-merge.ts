import type { MergeConflict, MergePreview } from '../../../office/patients/merge.ts';
import { versionOf } from '../../../office/patients/version.ts';
import { activeStatuses } from '../../agenda/appointment-rows.ts';
import type { Sql } from '../../database.ts';
import { instantText } from '../../schema/text.ts';
import { readSheet } from './patient-record.ts';

/** What merging the one into the other would do; null when one of them is not there. */
export async function previewMerge(
  db: Sql,
  fromId: string,
  intoId: string,
  now: number,
): Promise<MergePreview | null> {
  const from = await readSheet(db, fromId);
  const into = await readSheet(db, intoId);
  if (from === null || into === null) return null;
  const known = new Set(into.phones.map(({ number }) => number));
  const moves = {
    visits: await countOf(db, 'appointments', fromId),
    phones: from.phones.filter(({ number }) => !known.has(number)).length,
    callbacks: await countOf(db, 'callback_requests', fromId),
    calls: await countOf(db, 'calls', fromId),
    unscheduled: await countOf(db, 'unscheduled_visits', fromId),
    pin: from.hasPin && !into.hasPin,
  };
  const conflicts = await conflictsOf(db, fromId, intoId, now);
  const state = { from: stateOf(from), into: stateOf(into), moves, conflicts };
  return { from, into, moves, conflicts, version: versionOf(state) };
}

const stateOf = ({ version, phones, hasPin }: MergePreview['from']) => ({ version, phones, hasPin });

type Table = 'appointments' | 'callback_requests' | 'calls' | 'unscheduled_visits';

async function countOf(db: Sql, table: Table, patientId: string): Promise<number> {
  const { count } = await db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll().as('count'))
    .where('patient_id', '=', patientId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Pairs of visits to come, one of each, that overlap: nobody comes to both. */
async function conflictsOf(db: Sql, fromId: string, intoId: string, now: number): Promise<MergeConflict[]> {
  const ofFrom = await comingVisits(db, fromId, now);
  const ofInto = await comingVisits(db, intoId, now);
  return ofFrom.flatMap((one) =>
    ofInto
      .filter((other) => one.starts_at < other.ends_at && other.starts_at < one.ends_at)
      .map((other) => ({ date: one.local_date, from: sideOf(one), into: sideOf(other) })),
  );
}

type Visit = Awaited<ReturnType<typeof comingVisits>>[number];

const sideOf = ({ local_time, name, gender }: Visit) => ({ time: local_time, doctorName: name, gender });

const comingVisits = (db: Sql, patientId: string, now: number) =>
  db
    .selectFrom('appointments')
    .innerJoin('doctors', 'doctors.id', 'appointments.doctor_id')
    .select(['starts_at', 'ends_at', 'local_date', 'local_time', 'doctors.name', 'doctors.gender'])
    .where('patient_id', '=', patientId)
    .where('ends_at', '>', instantText(now))
    .where('status', 'in', activeStatuses)
    .orderBy('starts_at')
    .execute();
