import type { Selectable } from 'kysely';
import type { CallOutcome, CallRecord, NamedCall } from '../../../office/calls/calls.ts';
import type { Sql } from '../../database.ts';
import type { CallTable } from '../../schema/office-tables.ts';
import { epochOf, preciseText } from '../../schema/text.ts';

export type NamedRow = Selectable<CallTable> & { readonly patient_name: string | null };

/** Calls with the name of whoever was identified. */
export const namedCalls = (db: Sql) =>
  db
    .selectFrom('calls')
    .leftJoin('patients', 'patients.id', 'calls.patient_id')
    .selectAll('calls')
    .select('patients.name as patient_name');

export const toRow = (call: CallRecord, now: number): CallTable => ({
  id: call.id,
  started_at: preciseText(call.startedAt),
  ended_at: textOrNull(call.endedAt),
  caller: call.caller,
  patient_id: call.patientId,
  outcome: call.outcome,
  question: call.question,
  questions: call.questions,
  language: call.language,
  served_at: textOrNull(call.servedAt),
  updated_at: preciseText(now),
});

export const toNamedCall = (row: NamedRow): NamedCall => ({
  id: row.id,
  startedAt: epochOf(row.started_at),
  endedAt: epochOrNull(row.ended_at),
  caller: row.caller,
  patientId: row.patient_id,
  outcome: row.outcome as CallOutcome | null,
  question: row.question,
  questions: row.questions,
  language: row.language,
  servedAt: epochOrNull(row.served_at),
  patientName: row.patient_name,
});

const textOrNull = (at: number | null): string | null => (at === null ? null : preciseText(at));
const epochOrNull = (text: string | null): number | null => (text === null ? null : epochOf(text));
