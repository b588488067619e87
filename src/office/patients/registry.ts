import type { ReportRow } from '../csv/import-report.ts';
import type { CsvRow } from '../csv/read-csv.ts';
import type { DuplicatePair } from './duplicates.ts';
import type { MergeOutcome, MergePreview } from './merge.ts';
import type {
  Identity,
  ListedPatient,
  NewPatient,
  PatientRecord,
  PatientRow,
  PatientSheet,
} from './patient.ts';
import type { PatientSearch } from './search-text.ts';

/** Where the alphabet's order goes on. */
export interface NameKey {
  readonly word: string;
  readonly id: string;
}

export type Found =
  | { readonly kind: 'found'; readonly record: PatientRecord }
  /** Registered twice, and merged into this one. */
  | { readonly kind: 'merged'; readonly intoId: string }
  | { readonly kind: 'gone' };

type CpfTaken = { readonly kind: 'cpf-taken'; readonly id: string };

export type RegisterOutcome = { readonly kind: 'registered' } | CpfTaken;

export type ChangeOutcome =
  | { readonly kind: 'changed' }
  | { readonly kind: 'changed-meanwhile'; readonly current: PatientSheet }
  | { readonly kind: 'gone' }
  | CpfTaken;

/** The clinic's patients, as its staff keeps them. Erased and merged ones are not there. */
export interface PatientRegistry {
  search(search: PatientSearch, limit: number, now: number): Promise<readonly ListedPatient[]>;
  /** In the alphabet's order, at most `limit`. */
  page(
    after: NameKey | null,
    limit: number,
    now: number,
  ): Promise<readonly (ListedPatient & { key: NameKey })[]>;
  /** Those of these who are there, in this order. */
  listed(ids: readonly string[], now: number): Promise<readonly ListedPatient[]>;
  find(id: string): Promise<Found>;
  register(patient: NewPatient, now: number): Promise<RegisterOutcome>;
  change(id: string, version: string, to: Identity, now: number): Promise<ChangeOutcome>;
  /** Makes this number one the clinic was told. */
  addPhone(id: string, phone: string, now: number): Promise<'done' | 'gone'>;
  removePhone(id: string, phone: string): Promise<'done' | 'gone'>;
  /** The hash of a PIN (booking's `pin.ts`); null takes it away. */
  setPin(id: string, pinHash: string | null, now: number): Promise<'done' | 'gone'>;
  /** Says what became of a visit that was noted without a time. */
  settleUnscheduled(id: string, visitId: string, status: 'scheduled' | 'dropped'): Promise<'done' | 'gone'>;
  duplicates(limit: number): Promise<readonly DuplicatePair[]>;
  previewMerge(fromId: string, intoId: string, now: number): Promise<MergePreview | null>;
  /** Merges if all is still as the preview of that version said. */
  merge(
    request: { fromId: string; intoId: string; version: string; by: string },
    now: number,
  ): Promise<MergeOutcome>;
  /** Reads, and unless `dryRun` writes, a file's rows. */
  importRows(
    rows: readonly CsvRow<PatientRow>[],
    options: { dryRun: boolean; now: number },
  ): Promise<readonly ReportRow[]>;
  /** Everybody, in the alphabet's order. */
  all(): Promise<readonly PatientRow[]>;
  /** LGPD, art. 18, II and V: all that is kept about one patient, table by table; null = there is no such patient. */
  file(id: string): Promise<object | null>;
  /** LGPD, art. 18, VI. Gives how many visits to come were cancelled; null = there is no such patient. */
  erase(id: string, now: number): Promise<{ readonly cancelled: number } | null>;
}
