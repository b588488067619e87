import type { RuleChange, RuleOutcome } from './change-rules.ts';

export interface SpecialtyState {
  readonly name: string;
  /** Multiples of five. */
  readonly visitMinutes: number;
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
  readonly active: boolean;
}

export interface SpecialtyRecord extends SpecialtyState {
  readonly id: string;
}

export interface SpecialtyRules {
  /** In the order of the telephone's menu, the inactive ones too. */
  list(): Promise<readonly SpecialtyRecord[]>;
  /** It becomes the last of the menu. The id is made of the name. */
  create(state: SpecialtyState, change: RuleChange): Promise<RuleOutcome<SpecialtyRecord>>;
  update(
    id: string,
    state: SpecialtyState,
    seen: string,
    change: RuleChange,
  ): Promise<RuleOutcome<SpecialtyRecord>>;
  /** Puts them in this order; `seen` is the version of the order before. Ids that are not named come last. */
  order(ids: readonly string[], seen: string, change: RuleChange): Promise<RuleOutcome<readonly string[]>>;
}
