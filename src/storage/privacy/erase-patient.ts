import { createHash } from 'node:crypto';
import { throttleKey } from '../../booking/throttle.ts';
import type { Ids, Stores } from '../../booking/ports.ts';
import type { Database, Tx } from '../database.ts';
import { instantText } from '../schema/text.ts';

/** What erasing did. */
export interface Erased {
  readonly patientId: string;
  /** Upcoming visits that were cancelled: nobody comes to them any more. */
  readonly cancelled: number;
}

/**
 * Erases who a patient was (LGPD, art. 18, VI): name, CPF, birth date, PIN, telephone numbers, requests for a call. What
 * the clinic must be able to count stays, of nobody: when which doctor had a visit. Upcoming visits are cancelled first.
 * Null when there is no such patient. Run again after a failure, it finishes.
 */
export async function erasePatient(
  { database, stores, ids }: { database: Database; stores: Stores; ids: Ids },
  cpf: string,
  now: number,
): Promise<Erased | null> {
  const patient = await database.read((sql) =>
    sql.selectFrom('patients').select('id').where('cpf', '=', cpf).executeTakeFirst(),
  );
  if (!patient) return null;
  const upcoming = await stores.agenda.upcoming(patient.id, now);
  for (const appointment of upcoming) {
    const actor = { kind: 'system', id: null, callId: null } as const;
    await stores.agenda.cancel({ changeId: ids.next(), appointment, reason: 'patient erased', actor, now });
  }
  await database.write((tx) => forget(tx, patient.id, cpf, now));
  return { patientId: patient.id, cancelled: upcoming.length };
}

async function forget(tx: Tx, id: string, cpf: string, now: number): Promise<void> {
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
  await tx.deleteFrom('callers').where('patient_id', '=', id).execute();
  await tx.deleteFrom('patient_phones').where('patient_id', '=', id).execute();
  await tx.deleteFrom('callback_requests').where('patient_id', '=', id).execute();
  await tx
    .deleteFrom('unscheduled_visits')
    .where('patient_id', '=', id)
    .where('status', '=', 'to-schedule')
    .execute();
  // The row stays, so that a later import does not bring the person back; what it was like does not.
  await tx.updateTable('legacy_import').set({ fingerprint: '' }).where('target_id', '=', id).execute();
  await tx.deleteFrom('throttles').where('throttle_key', '=', throttleKey('cpf', cpf)).execute();
}

/** Eleven characters that are no CPF, and one patient's alone (the column is unique). */
const erasedCpf = (id: string): string =>
  `X${createHash('sha256').update(id).digest('base64url').slice(0, 10)}`;
