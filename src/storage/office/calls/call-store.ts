import { sql } from 'kysely';
import {
  type CallOutcome,
  type CallQuery,
  type CallRecord,
  type CallStore,
  OF_NOBODY,
  type TranscribedCall,
} from '../../../office/calls/calls.ts';
import type { Moment } from '../../../office/calls/transcript.ts';
import type { Database, Sql, Tx } from '../../database.ts';
import { holdPatients, patientsNow } from '../../privacy/patients-now.ts';
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
    patientsNow: (ids) => database.read((db) => patientsNow(db, ids)),
  };
}

/** REPLACE is the one upsert that both engines spell alike; nothing refers to these rows. */
async function write(tx: Tx, calls: readonly TranscribedCall[], now: number): Promise<void> {
  const kept = await asMayBeKept(tx, calls);
  await tx
    .replaceInto('calls')
    .values(kept.map(({ call }) => toRow(call, now)))
    .execute();
  const transcripts = kept.flatMap(({ call, transcript }) =>
    transcript === null ? [] : { call_id: call.id, transcript: JSON.stringify(transcript) },
  );
  if (transcripts.length > 0) await tx.replaceInto('call_transcripts').values(transcripts).execute();
  const ofNobody = kept.flatMap(({ call, transcript }) => (transcript === null ? call.id : []));
  if (ofNobody.length > 0) await tx.deleteFrom('call_transcripts').where('call_id', 'in', ofNobody).execute();
}

interface KeptCall {
  readonly call: CallRecord;
  /** Null = nothing may be kept of what was said. */
  readonly transcript: TranscribedCall['transcript'] | null;
}

/** As erasing and merging left their patients, which neither does again until this transaction has ended. */
async function asMayBeKept(tx: Tx, calls: readonly TranscribedCall[]): Promise<KeptCall[]> {
  const patients = await holdPatients(tx, [...new Set(calls.flatMap(({ call }) => call.patientId ?? []))]);
  return calls.map(({ call, transcript }) => {
    if (call.patientId === null) return { call, transcript };
    const patient = patients.get(call.patientId);
    return patient === undefined
      ? { call: { ...call, ...OF_NOBODY }, transcript: null }
      : { call: { ...call, patientId: patient.id }, transcript };
  });
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
