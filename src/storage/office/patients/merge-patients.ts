import type { MergeOutcome, MergePreview } from '../../../office/patients/merge.ts';
import { type Database, type Tx, undone } from '../../database.ts';
import { forgetPatient } from '../../privacy/erase-patient.ts';
import { instantText } from '../../schema/text.ts';
import { previewMerge } from './preview-merge.ts';
import { lockPresent } from './write-patient.ts';

export interface MergeRequest {
  readonly fromId: string;
  readonly intoId: string;
  /** Of the preview that was seen. */
  readonly version: string;
  /** Who asks. */
  readonly by: string;
}

/**
 * Makes two registrations of one person one, in one transaction: all that is kept about `from` becomes `into`'s, and
 * `from` is nobody's any more. Times taken stay taken: claims belong to visits.
 */
export function mergePatients(database: Database, request: MergeRequest, now: number): Promise<MergeOutcome> {
  const { fromId, intoId, version } = request;
  return database.write<MergeOutcome>(async (tx) => {
    for (const id of [fromId, intoId].sort())
      if (!(await lockPresent(tx, id))) return undone({ kind: 'gone' });
    const preview = await previewMerge(tx, fromId, intoId, now);
    if (preview === null) return undone({ kind: 'gone' });
    if (preview.version !== version) return undone({ kind: 'changed-meanwhile', preview });
    if (preview.conflicts.length > 0) return undone({ kind: 'conflicts', preview });
    await carryOver(tx, preview);
    await forgetPatient(tx, { id: fromId, cpf: preview.from.cpf }, now);
    await noteMerge(tx, request, now);
    return { kind: 'merged', moves: preview.moves };
  });
}

async function carryOver(tx: Tx, { from, into, moves }: MergePreview): Promise<void> {
  const patient_id = into.id;
  for (const table of ['appointments', 'callback_requests', 'calls', 'unscheduled_visits'] as const)
    await tx.updateTable(table).set({ patient_id }).where('patient_id', '=', from.id).execute();
  await tx
    .updateTable('legacy_import')
    .set({ target_id: into.id })
    .where('source_table', '=', 'users')
    .where('target_id', '=', from.id)
    .execute();
  await carryPhones(tx, from, into);
  await carryCaller(tx, from.id, into.id);
  if (moves.pin) await carryPin(tx, from.id, into.id);
}

/** A number that both have is registered if either told it to the clinic. */
async function carryPhones(tx: Tx, from: MergePreview['from'], into: MergePreview['into']): Promise<void> {
  const known = new Map(into.phones.map(({ number, registered }) => [number, registered]));
  for (const { number, registered } of from.phones) {
    const ofFrom = tx
      .updateTable('patient_phones')
      .where('patient_id', '=', from.id)
      .where('phone', '=', number);
    if (!known.has(number)) await ofFrom.set({ patient_id: into.id }).execute();
    else if (registered && known.get(number) === false)
      await tx
        .updateTable('patient_phones')
        .set({ registered: 1 })
        .where('patient_id', '=', into.id)
        .where('phone', '=', number)
        .execute();
  }
}

/** The choices of the one who stays stand; where there are none, the other's. */
async function carryCaller(tx: Tx, fromId: string, intoId: string): Promise<void> {
  const rows = await tx
    .selectFrom('callers')
    .selectAll()
    .where('patient_id', 'in', [fromId, intoId])
    .execute();
  const from = rows.find(({ patient_id }) => patient_id === fromId);
  const into = rows.find(({ patient_id }) => patient_id === intoId);
  if (from === undefined) return;
  if (into === undefined) {
    await tx.updateTable('callers').set({ patient_id: intoId }).where('patient_id', '=', fromId).execute();
    return;
  }
  const last_call_at = from.last_call_at > into.last_call_at ? from.last_call_at : into.last_call_at;
  await tx
    .updateTable('callers')
    .set({ language: into.language ?? from.language, pace: into.pace ?? from.pace, last_call_at })
    .where('patient_id', '=', intoId)
    .execute();
}

async function carryPin(tx: Tx, fromId: string, intoId: string): Promise<void> {
  const { pin_hash } = await tx
    .selectFrom('patients')
    .select('pin_hash')
    .where('id', '=', fromId)
    .executeTakeFirstOrThrow();
  await tx.updateTable('patients').set({ pin_hash }).where('id', '=', intoId).execute();
}

/** Whoever was merged into the one who goes now belongs to the one who stays. */
async function noteMerge(tx: Tx, { fromId, intoId, by }: MergeRequest, now: number): Promise<void> {
  await tx.updateTable('merged_patients').set({ into_id: intoId }).where('into_id', '=', fromId).execute();
  await tx
    .insertInto('merged_patients')
    .values({ patient_id: fromId, into_id: intoId, merged_at: instantText(now), merged_by: by })
    .execute();
}
