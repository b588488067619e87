import type { RuleChange, RuleOutcome } from './change-rules.ts';

export interface LocationState {
  readonly name: string;
  readonly address: string;
  /** IANA. */
  readonly zone: string;
}

export interface LocationRecord extends LocationState {
  readonly id: string;
}

export interface LocationRules {
  list(): Promise<readonly LocationRecord[]>;
  /** The id is made of the name. */
  create(state: LocationState, change: RuleChange): Promise<RuleOutcome<LocationRecord>>;
  update(
    id: string,
    state: LocationState,
    seen: string,
    change: RuleChange,
  ): Promise<RuleOutcome<LocationRecord>>;
}
