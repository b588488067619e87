import { createHash } from 'node:crypto';
import { throttleKey } from '../../booking/throttle.ts';
import type { Ids, Stores } from '../../booking/ports.ts';
import type { Database, Tx } from '../database.ts';
import { forgetNames } from '../office/patients/name-index.ts';
import { instantText } from '../schema/text.ts';

/** What erasing did. */
export interface Erased {
  readonly patientId: string;
  /** Upcoming visits that were cancelled: nobody comes to them any more. */
  readonly cancelled: number;
}

/** What erasing needs. */
export interface Eraser {
  readonly database: Database;
  readonly stores: Pick<Stores, 'agenda'>;
  readonly ids: Ids;
}

/**
 * Erases who a patient was (LGPD, art. 18, VI): name, CPF, birth date, PIN, telephone numbers, requests for a call, what
 * was said in their calls, why visits were cancelled. What the clinic must be able to count stays, of nobody: when which
 * doctor had a visit; and the record of who saw and changed what. Upcoming visits are cancelled first. Null when there is
 * no such patient. Run again after a failure, it finishes.
 */
export async function erasePatient(eraser: Eraser, cpf: string, now: number): Promise<Erased | null> {
  const { database, stores, ids } = eraser;
  const patient = await database.read((sql) =>
    sql.selectFrom('patients').select('id').where('cpf', '=', cpf).executeTakeFirst(),
  );
  if (!patient) return null;
  const upcoming = await stores.agenda.upcoming(patient.id, now);
  for (const appointment of upcoming) {
    const actor = { kind: 'system', id: null, callId: null } as const;
    await stores.agenda.cancel({ changeId: ids.next(), appointment, reason: 'patient erased', actor, now });
  }
  await database.write((tx) => forgetPatient(tx, { id: patient.id, cpf }, now));
  return { patientId: patient.id, cancelled: upcoming.length };
}

/** Makes this patient nobody, with all that still tells who it was. Visits stay. */
export async function forgetPatient(
  tx: Tx,
  { id, cpf }: { readonly id: string; readonly cpf: string },
  now: number,
): Promise<void> {
  await tx
    .updateTable('patients')
    .set({
      name: '',
      cpf: erasedCpf(id),
      birth_date: '1900-01-01',
      pin_hash: null,
      updated_at: instantText(now),
    })
    .where('id', '=', id)
    .execute();
  await forgetNames(tx, [id]);
  await tx.deleteFrom('callers').where('patient_id', '=', id).execute();
  await tx.deleteFrom('patient_phones').where('patient_id', '=', id).execute();
  await forgetCalls(tx, id);
  await tx
    .deleteFrom('unscheduled_visits')
    .where('patient_id', '=', id)
    .where('status', '=', 'to-schedule')
    .execute();
  await forgetReasons(tx, id);
  // The row stays, so that a later import does not bring the person back; what it was like does not.
  await tx.updateTable('legacy_import').set({ fingerprint: '' }).where('target_id', '=', id).execute();
  await tx.deleteFrom('throttles').where('throttle_key', '=', throttleKey('cpf', cpf)).execute();
  // Answers kept for whoever asks again may show the patient.
  await tx.deleteFrom('idempotency_keys').where('body', 'like', `%${id}%`).execute();
}

/** Calls are counted, of nobody; what was said, and what the staff noted of calling back, goes. */
async function forgetCalls(tx: Tx, id: string): Promise<void> {
  const calls = tx.selectFrom('calls').select('id').where('patient_id', '=', id);
  await tx.deleteFrom('call_transcripts').where('call_id', 'in', calls).execute();
  await tx
    .updateTable('calls')
    .set({ patient_id: null, caller: null })
    .where('patient_id', '=', id)
    .execute();
  const requests = tx.selectFrom('callback_requests').select('id').where('patient_id', '=', id);
  await tx.deleteFrom('callback_work').where('callback_id', 'in', requests).execute();
  await tx.deleteFrom('callback_requests').where('patient_id', '=', id).execute();
}

/** People write why a visit was cancelled, and it may tell who was to come. */
async function forgetReasons(tx: Tx, id: string): Promise<void> {
  const visits = tx.selectFrom('appointments').select('id').where('patient_id', '=', id);
  await tx
    .updateTable('appointment_events')
    .set({ details: null })
    .where('kind', '=', 'cancelled')
    .where('appointment_id', 'in', visits)
    .execute();
}

/** Eleven characters that are no CPF, and one patient's alone (the column is unique). */
const erasedCpf = (id: string): string =>
  `X${createHash('sha256').update(id).digest('base64url').slice(0, 10)}`;
