import type { ImportReport } from '../csv/import-report.ts';
import type { RuleChange, RuleOutcome } from './change-rules.ts';

export interface DoctorState {
  /** Without the title: `Rafael Costa`. */
  readonly name: string;
  readonly gender: 'f' | 'm';
  /** Digits. */
  readonly crm: string;
  readonly crmUf: string;
  /** Digits; null = none registered. */
  readonly rqe: string | null;
  readonly specialtyIds: readonly string[];
  /** Inactive: takes no visits any more; the past ones stay theirs. */
  readonly active: boolean;
}

export interface DoctorRecord extends DoctorState {
  readonly id: string;
}

/** What a file makes of the doctors. */
export interface DoctorImport {
  readonly report: ImportReport;
  /** To be written, or as they were written; without an id they are new. */
  readonly doctors: readonly DoctorRecord[];
}

/** Pure: it may be asked again. */
export type DoctorPlan = (
  doctors: readonly DoctorRecord[],
  specialties: readonly { readonly id: string; readonly name: string }[],
) => DoctorImport;

export interface DoctorRules {
  /** By name, the inactive ones too. */
  list(): Promise<readonly DoctorRecord[]>;
  /** The id is made of the name. */
  create(state: DoctorState, change: RuleChange): Promise<RuleOutcome<DoctorRecord>>;
  /** `seen`: the version of the state that was edited. */
  update(
    id: string,
    state: DoctorState,
    seen: string,
    change: RuleChange,
  ): Promise<RuleOutcome<DoctorRecord>>;
  /** All that the plan makes of what is there, in one transaction. */
  importAll(plan: DoctorPlan, change: RuleChange): Promise<RuleOutcome<DoctorImport>>;
}
