import { sql } from 'kysely';
import type { CallOutcome, CallQuery, CallStore, TranscribedCall } from '../../../office/calls/calls.ts';
import type { Moment } from '../../../office/calls/transcript.ts';
import type { Database, Sql, Tx } from '../../database.ts';
import { preciseText } from '../../schema/text.ts';
import { namedCalls, toNamedCall, toRow } from './call-rows.ts';
import { callVisits } from './call-visits.ts';

/** Of transcripts: so that no statement is larger than a server takes. */
const WRITTEN_AT_ONCE = 50;
const TOUCHED_AT_ONCE = 500;
/** More are on the line at no clinic; a screen shows no more. */
const MOST_IN_PROGRESS = 1_000;

export function callStore(database: Database): CallStore {
  return {
    async write(calls, now) {
      for (const some of piecesOf(calls, WRITTEN_AT_ONCE)) await database.write((tx) => write(tx, some, now));
    },
    async touch(ids, now) {
      const lasting = { updated_at: preciseText(now), ended_at: null, outcome: null };
      for (const some of piecesOf(ids, TOUCHED_AT_ONCE))
        await database.read((db) => db.updateTable('calls').set(lasting).where('id', 'in', some).execute());
    },
    async closeAbandoned(silentSince) {
      const { numUpdatedRows } = await database.read((db) =>
        db
          .updateTable('calls')
          .set({ ended_at: sql<string>`updated_at`, outcome: 'interrupted' })
          .where('ended_at', 'is', null)
          .where('updated_at', '<', preciseText(silentSince))
          .executeTakeFirst(),
      );
      return Number(numUpdatedRows);
    },
    async inProgress(heardSince) {
      const rows = await database.read((db) =>
        namedCalls(db)
          .where('calls.ended_at', 'is', null)
          .where('calls.updated_at', '>=', preciseText(heardSince))
          .orderBy('calls.started_at')
          .orderBy('calls.id')
          .limit(MOST_IN_PROGRESS)
          .execute(),
      );
      return rows.map(toNamedCall);
    },
    async history(query) {
      const rows = await database.read((db) => matching(db, query).execute());
      return rows.map(toNamedCall);
    },
    async byId(id) {
      const row = await database.read((db) => namedCalls(db).where('calls.id', '=', id).executeTakeFirst());
      return row === undefined ? null : toNamedCall(row);
    },
    async transcript(id) {
      const row = await database.read((db) =>
        db.selectFrom('call_transcripts').select('transcript').where('call_id', '=', id).executeTakeFirst(),
      );
      return row === undefined ? [] : (JSON.parse(row.transcript) as Moment[]);
    },
    visits: (call) => database.read((db) => callVisits(db, call)),
    async endings(from, until) {
      const rows = await database.read((db) => endings(db, from, until).execute());
      return rows.map(({ served, calls, outcome, question }) => ({
        question,
        outcome: outcome as CallOutcome,
        served: Number(served) === 1,
        calls: Number(calls),
      }));
    },
    async patientNames(ids) {
      if (ids.length === 0) return new Map();
      const rows = await database.read((db) =>
        db.selectFrom('patients').select(['id', 'name']).where('id', 'in', ids).execute(),
      );
      return new Map(rows.map(({ id, name }) => [id, name]));
    },
  };
}

/** REPLACE is the one upsert that both engines spell alike; nothing refers to these rows. */
async function write(tx: Tx, calls: readonly TranscribedCall[], now: number): Promise<void> {
  await tx
    .replaceInto('calls')
    .values(calls.map(({ call }) => toRow(call, now)))
    .execute();
  await tx
    .replaceInto('call_transcripts')
    .values(
      calls.map(({ call, transcript }) => ({ call_id: call.id, transcript: JSON.stringify(transcript) })),
    )
    .execute();
}

function matching(db: Sql, { from, until, outcome, question, patientId, after, limit }: CallQuery) {
  let rows = namedCalls(db)
    .where('calls.ended_at', 'is not', null)
    .orderBy('calls.started_at', 'desc')
    .orderBy('calls.id', 'desc')
    .limit(limit);
  if (from !== null) rows = rows.where('calls.started_at', '>=', preciseText(from));
  if (until !== null) rows = rows.where('calls.started_at', '<', preciseText(until));
  if (outcome === 'gave-up')
    rows = rows.where('calls.outcome', '=', 'hung-up').where('calls.served_at', 'is', null);
  else if (outcome !== null) rows = rows.where('calls.outcome', '=', outcome);
  if (question !== null) rows = rows.where('calls.question', '=', question);
  if (patientId !== null) rows = rows.where('calls.patient_id', '=', patientId);
  if (after !== null) {
    const startedAt = preciseText(after.startedAt);
    rows = rows
      .where('calls.started_at', '<=', startedAt)
      .where((is) => is.or([is('calls.started_at', '<', startedAt), is('calls.id', '<', after.id)]));
  }
  return rows;
}

function endings(db: Sql, from: number, until: number) {
  const served = sql<number | bigint>`CASE WHEN served_at IS NULL THEN 0 ELSE 1 END`;
  return db
    .selectFrom('calls')
    .select(['question', 'outcome', served.as('served')])
    .select((is) => is.fn.countAll<number | bigint>().as('calls'))
    .where('started_at', '>=', preciseText(from))
    .where('started_at', '<', preciseText(until))
    .where('outcome', 'is not', null)
    .groupBy(['question', 'outcome', served]);
}

const piecesOf = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
