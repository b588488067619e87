import { StorageUnavailable } from '../../booking/ports.ts';
import { validateRules } from '../../scheduling/validate-rules.ts';
import { type DemoPatient, demoPatientsIn } from '../demo/patients.ts';
import { type Database, type Tx, undone } from '../database.ts';
import { isDuplicateKey } from '../dialect/errors.ts';
import { readClinicIn } from '../stores/read-clinic.ts';
import { clinicRows, type ClinicRows } from './clinic-rows.ts';
import { configurationFacts } from './facts.ts';
import type { ClinicFile } from './file-schema.ts';
import { type StrandedVisit, strandedVisits } from './stranded-visits.ts';
import { insertClinic, updateClinic, writeClinic } from './write-clinic.ts';

export interface SetupReport {
  /** `would-change`: there is a clinic, and it was not to be changed yet. */
  readonly outcome: 'created' | 'changed' | 'unchanged' | 'would-change';
  /** Facts that go, and facts that come, in the order of the configuration. */
  readonly gone: readonly string[];
  readonly come: readonly string[];
  /** Coming visits that the rules then would not give any more. */
  readonly stranded: readonly StrandedVisit[];
  /** What of the rules cannot be used as it is. */
  readonly findings: ReturnType<typeof validateRules>;
  /** New doctors with the council's number of one who is there under another id. */
  readonly sameDoctors: readonly { readonly id: string; readonly knownAs: string }[];
  /** The demo's patients, who can call this clinic too. */
  readonly demoPatients: readonly DemoPatient[];
}

export interface SetupOptions {
  /** Epoch milliseconds. */
  readonly now: number;
  /** Whether a clinic that is there may be changed; otherwise the report says what would be. */
  readonly mayChange: boolean;
}

/**
 * Makes the database's clinic what the file says, in one transaction. What *would* be is found out by doing it and
 * undoing it: nothing can be foretold otherwise than it happens.
 *
 * @throws StorageUnavailable; SchemaMismatch is for the caller to have asked about.
 */
export function setUpClinic(
  database: Database,
  file: ClinicFile,
  options: SetupOptions,
): Promise<SetupReport> {
  const rows = clinicRows(file);
  return database.write(async (tx) => {
    const before = await configurationFacts(tx);
    const sameDoctors = await sameDoctorsUnder(tx, rows);
    await (before === null ? insertOnce(tx, rows, options.now) : updateClinic(tx, rows));
    await writeClinic(tx, database.engine, rows);
    const after = (await configurationFacts(tx)) ?? [];
    const clinic = await readClinicIn(tx, options.now);
    const [gone, come] = [without(before ?? [], after), without(after, before ?? [])];
    const changes = gone.length + come.length > 0;
    const report = {
      gone,
      come,
      sameDoctors,
      stranded: await strandedVisits(tx, clinic, options.now),
      findings: validateRules(clinic),
      demoPatients: await demoPatientsIn(tx),
    };
    if (before === null) return { ...report, outcome: 'created' };
    if (!changes) return undone({ ...report, outcome: 'unchanged' });
    if (!options.mayChange) return undone({ ...report, outcome: 'would-change' });
    return { ...report, outcome: 'changed' };
  });
}

/** @throws StorageUnavailable when somebody else has made a clinic since we looked. */
async function insertOnce(tx: Tx, rows: ClinicRows, now: number): Promise<void> {
  try {
    await insertClinic(tx, rows, now);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    throw new StorageUnavailable('somebody else is setting up this clinic at this moment; run it again');
  }
}

/** The clinic's name; null where the database holds none. */
export function clinicName(database: Database): Promise<string | null> {
  return database.read(async (db) => {
    const clinic = await db.selectFrom('clinic').select('name').executeTakeFirst();
    return clinic?.name ?? null;
  });
}

function without(facts: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return facts.filter((fact) => !known.has(fact));
}

async function sameDoctorsUnder(tx: Tx, { doctors }: ClinicRows): Promise<SetupReport['sameDoctors']> {
  const there = await tx.selectFrom('doctors').select(['id', 'crm', 'crm_uf']).execute();
  const ids = new Set(there.map(({ id }) => id));
  return doctors
    .filter(({ id }) => !ids.has(id))
    .flatMap(({ id, crm, crm_uf }) => {
      const known = there.find((row) => row.crm === crm && row.crm_uf === crm_uf);
      return known === undefined ? [] : [{ id, knownAs: known.id }];
    });
}
