import type { LocalDate, Weekday } from '../../scheduling/types.ts';
import type { ImportReport } from '../csv/import-report.ts';
import type { RuleChange, RuleOutcome } from './change-rules.ts';
import type { DoctorRecord } from './doctors.ts';

export interface ClockSpan {
  /** `HH:MM` on the location's wall; `to` may be `24:00`. */
  readonly from: string;
  readonly to: string;
}

/** Hours of one weekday. */
export interface HoursRow extends ClockSpan {
  readonly weekday: Weekday;
  readonly locationId: string;
  readonly breaks: readonly ClockSpan[];
  /** First and last date on which they hold, both inclusive; null = open. */
  readonly validFrom: LocalDate | null;
  readonly validUntil: LocalDate | null;
}

/** All the hours of a doctor, by weekday and beginning; those that held once too. */
export interface DoctorHours {
  readonly doctorId: string;
  readonly hours: readonly HoursRow[];
}

/** What a file makes of the hours of the doctors it names. */
export interface HoursImport {
  readonly report: ImportReport;
  readonly doctors: readonly DoctorHours[];
}

/** Pure: it may be asked again. */
export type HoursPlan = (known: {
  readonly hours: readonly DoctorHours[];
  readonly doctors: readonly DoctorRecord[];
  readonly locations: readonly { readonly id: string; readonly name: string }[];
}) => HoursImport;

export interface HoursRules {
  /** Of every doctor, by name. */
  all(): Promise<readonly DoctorHours[]>;
  /** Null: there is no such doctor. */
  of(doctorId: string): Promise<DoctorHours | null>;
  /** Writes all the hours of a doctor anew. */
  replace(wanted: DoctorHours, seen: string, change: RuleChange): Promise<RuleOutcome<DoctorHours>>;
  /** All that the plan makes of what is there, in one transaction. */
  importAll(plan: HoursPlan, change: RuleChange): Promise<RuleOutcome<HoursImport>>;
}
