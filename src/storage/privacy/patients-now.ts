import type { PatientNow } from '../../office/calls/calls.ts';
import type { Sql, Tx } from '../database.ts';

type PatientsNow = ReadonlyMap<string, PatientNow>;

/** Who these patients are by now, by the ids that were theirs: merged ones the other, and nobody for those erased. */
export async function patientsNow(db: Sql, ids: readonly string[]): Promise<PatientsNow> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('patients as known')
    .leftJoin('merged_patients as merge', 'merge.patient_id', 'known.id')
    .innerJoin('patients as patient', (on) =>
      on.on((is) => is('patient.id', '=', is.fn.coalesce(is.ref('merge.into_id'), is.ref('known.id')))),
    )
    .select(['known.id as known_as', 'patient.id', 'patient.name'])
    .where('known.id', 'in', ids)
    .where('patient.name', '!=', '')
    .execute();
  return new Map(rows.map(({ known_as, id, name }) => [known_as, { id, name }]));
}

/**
 * The same for what is to be written of them: nobody of those found is erased or merged before this transaction ends,
 * since both begin at the patient's row; whoever was, is not found.
 */
export async function holdPatients(tx: Tx, ids: readonly string[]): Promise<PatientsNow> {
  const held = new Set<string>();
  for (;;) {
    const patients = await patientsNow(tx, ids);
    const free = [...patients.values()].map(({ id }) => id).filter((id) => !held.has(id));
    if (free.length === 0) return patients;
    await hold(tx, free);
    for (const id of free) held.add(id);
  }
}

/** A change of the row, as booking's: it is seen on every node of a cluster, which a mere lock is not. */
async function hold(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx
    .updateTable('patients')
    .set((is) => ({ agenda_version: is('agenda_version', '+', 1) }))
    .where('id', 'in', ids)
    .where('name', '!=', '')
    .execute();
}
