/** How the clinic's line behaves: its policies and settings, and what their values can be. */
import type { Clinic } from '../../booking/ports.ts';
import { MAX_HORIZON_DAYS } from '../../scheduling/row-checks.ts';
import type { RuleChange, RuleOutcome } from './change-rules.ts';

/** All of a clinic that is no list of people, places or days. */
export type ClinicPolicies = Pick<Clinic, 'name' | 'zone' | 'line' | 'policies'>;

export interface PolicyStore {
  read(): Promise<ClinicPolicies>;
  update(wanted: ClinicPolicies, seen: string, change: RuleChange): Promise<RuleOutcome<ClinicPolicies>>;
}

/** A month, in minutes: no notice and no deadline is longer. */
const MONTH_MINUTES = 43_200;

/** Least and most of each policy that is a number. */
export const POLICY_BOUNDS = {
  leastNoticeMinutes: { least: 0, most: MONTH_MINUTES },
  horizonDays: { least: 0, most: MAX_HORIZON_DAYS },
  maxActiveVisits: { least: 1, most: 100 },
  maxActiveVisitsPerSpecialty: { least: 1, most: 100 },
  cancelDeadlineMinutes: { least: 0, most: MONTH_MINUTES },
} as const;

/** A word of Asterisk's dialplan. */
export const DIALPLAN_WORD = /^[\w.*#+-]{1,64}$/;

/** `pt_BR`, `en`. */
export const LANGUAGE_CODE = /^[a-z]{2,3}(_[A-Z]{2})?$/;
