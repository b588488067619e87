import type { Clinic } from '../../../booking/ports.ts';
import type { Changed, RuleChange, RuleOutcome, RuleRefusal } from '../../../office/rules/change-rules.ts';
import {
  previewMondays,
  weekEffects,
  type RulesPreview,
  type StrandedVisit,
  type Taken,
} from '../../../office/rules/preview.ts';
import { touchedDoctors } from '../../../office/rules/preview-doctors.ts';
import { newFindings } from '../../../office/rules/preview-findings.ts';
import { normalise } from '../../../scheduling/intervals.ts';
import type { Interval } from '../../../scheduling/types.ts';
import { dayStart } from '../../../scheduling/wall-clock.ts';
import { readClaims } from '../../agenda/read-claims.ts';
import { type Database, type Tx, undone } from '../../database.ts';
import { comingVisits, strandedAmong } from '../../setup/stranded-visits.ts';
import { readClinicIn } from '../../stores/read-clinic.ts';

type Done<T> =
  | { readonly outcome: Changed<T>; readonly before: Clinic; readonly after: Clinic }
  | { readonly outcome: RuleRefusal<T> };

/**
 * Changes the rules in one transaction, or does it and undoes it (`save: false`): nothing can be foretold otherwise
 * than it happens. Changes queue at the clinic's row, so that `change` may read, compare and write. The weeks are
 * counted once the transaction is over: nobody waits for that. A refusal that `change` gives is undone as well.
 *
 * `change` is run again when the connection is lost: it must find its own work done (`mayOverwrite`).
 *
 * @throws StorageUnavailable; NoClinic.
 */
export async function changeRules<T>(
  database: Database,
  { now, save }: RuleChange,
  change: (tx: Tx) => Promise<Changed<T> | RuleRefusal<T>>,
): Promise<RuleOutcome<T>> {
  const done = await database.write<Done<T>>(async (tx) => {
    await tx
      .updateTable('clinic')
      .set((is) => ({ name: is.ref('name') }))
      .execute();
    const before = await readClinicIn(tx, now);
    const outcome = await change(tx);
    if (outcome.kind !== 'changed') return undone({ outcome });
    const changed = { outcome, before, after: await readClinicIn(tx, now) };
    return save ? changed : undone(changed);
  });
  if (!('before' in done)) return done.outcome;
  const preview = await previewOf(database, done.before, done.after, now);
  const { notes = [], ...changed } = done.outcome;
  return { ...changed, preview: { ...preview, findings: [...notes, ...preview.findings] } };
}

async function previewOf(
  database: Database,
  before: Clinic,
  after: Clinic,
  now: number,
): Promise<RulesPreview> {
  const doctors = touchedDoctors(before, after).map(({ id, name, gender }) => ({ id, name, gender }));
  const ids = doctors.map(({ id }) => id);
  const taken = await takenTime(database, after, ids, now);
  return {
    doctors,
    stranded: await newlyStranded(database, before, after, ids, now),
    weeks: weekEffects(before, after, ids, taken, now),
    findings: newFindings(before, after),
  };
}

async function newlyStranded(
  database: Database,
  before: Clinic,
  after: Clinic,
  doctorIds: readonly string[],
  now: number,
): Promise<StrandedVisit[]> {
  if (doctorIds.length === 0) return [];
  const rows = await database.read((db) =>
    comingVisits(db, now)
      .innerJoin('patients', 'patients.id', 'appointments.patient_id')
      .select('patients.name as patient_name')
      .where('appointments.doctor_id', 'in', doctorIds)
      .execute(),
  );
  const known = new Set(strandedAmong(before, rows).map(({ row }) => row.id));
  return strandedAmong(after, rows)
    .filter(({ row }) => !known.has(row.id))
    .map(({ row, why }) => ({
      appointmentId: row.id,
      protocol: row.protocol,
      patientId: row.patient_id,
      patientName: row.patient_name,
      doctorId: row.doctor_id,
      specialtyId: row.specialty_id,
      date: row.local_date,
      time: row.local_time,
      why,
    }));
}

/** So many doctors' claims are in memory at once. */
const DOCTORS_AT_ONCE = 50;

async function takenTime(
  database: Database,
  clinic: Clinic,
  doctorIds: readonly string[],
  now: number,
): Promise<Taken> {
  const mondays = previewMondays(clinic, now);
  const [first = 0, last = 0] = [mondays[0], mondays.at(-1)];
  const window = { start: dayStart(clinic.zone, first - 1), end: dayStart(clinic.zone, last + 8) };
  const taken = new Map<string, readonly Interval[]>();
  for (let from = 0; from < doctorIds.length; from += DOCTORS_AT_ONCE) {
    const some = doctorIds.slice(from, from + DOCTORS_AT_ONCE);
    const claims = await readClaims(database, { doctorIds: some, ...window }, now);
    for (const [id, theirs] of Map.groupBy(claims, ({ doctorId }) => doctorId))
      taken.set(id, normalise(theirs));
  }
  return taken;
}
