import type { LocalDate } from '../../scheduling/types.ts';
import type { PatientSheet } from './patient.ts';

/** What a merge would carry over. */
export interface MergeMoves {
  readonly visits: number;
  readonly phones: number;
  readonly callbacks: number;
  readonly calls: number;
  readonly unscheduled: number;
  /** The merged one has a PIN, and the one who stays has none. */
  readonly pin: boolean;
}

/** Two visits to come at the same time, one of each: one must be cancelled or moved first. */
export interface MergeConflict {
  readonly date: LocalDate;
  readonly from: { readonly time: string; readonly doctorName: string; readonly gender: 'f' | 'm' };
  readonly into: { readonly time: string; readonly doctorName: string; readonly gender: 'f' | 'm' };
}

/** What merging `from` into `into` would do. */
export interface MergePreview {
  readonly from: PatientSheet;
  readonly into: PatientSheet;
  readonly moves: MergeMoves;
  readonly conflicts: readonly MergeConflict[];
  /** Of all this. */
  readonly version: string;
}

export type MergeOutcome =
  | { readonly kind: 'merged'; readonly moves: MergeMoves }
  | { readonly kind: 'conflicts'; readonly preview: MergePreview }
  | { readonly kind: 'changed-meanwhile'; readonly preview: MergePreview }
  | { readonly kind: 'gone' };
