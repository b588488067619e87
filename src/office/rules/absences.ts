/** When doctors are away, and the visits that this hits. */
import type { Appointment } from '../../booking/ports.ts';
import type { LocalDate } from '../../scheduling/types.ts';
import type { RuleChange, RuleOutcome } from './change-rules.ts';

export interface AbsenceRecord {
  readonly id: string;
  readonly doctorId: string;
  /** Epoch milliseconds, half-open. */
  readonly startsAt: number;
  readonly endsAt: number;
  readonly reason: string | null;
}

export interface AbsenceQuery {
  /** Those that are not over, soonest first; or those that are, latest first. */
  readonly when: 'coming' | 'past';
  readonly now: number;
  /** Null = of every doctor. */
  readonly doctorId: string | null;
  /** Only those behind this one. */
  readonly after: { readonly startsAt: number; readonly id: string } | null;
  readonly limit: number;
}

/** A coming visit that lies in its doctor's absence. */
export interface HitVisit {
  readonly appointment: Appointment;
  readonly patientName: string;
  /** Digits; the first that the patient registered. */
  readonly phone: string | null;
}

export interface VisitPhone {
  readonly visitId: string;
  readonly patientId: string;
  readonly phone: string | null;
}

export interface AbsenceStore {
  list(query: AbsenceQuery): Promise<readonly (AbsenceRecord & { readonly visitsHit: number })[]>;
  byId(id: string): Promise<AbsenceRecord | null>;
  /** Visits that still take place, in whatever lane, soonest first. */
  visitsHit(absence: Absent, now: number): Promise<readonly HitVisit[]>;
  /** Whom to call of these visits, moved or not. */
  phonesOf(visitIds: readonly string[]): Promise<readonly VisitPhone[]>;
  create(absence: AbsenceRecord, change: RuleChange): Promise<RuleOutcome<AbsenceRecord>>;
  update(absence: AbsenceRecord, seen: string, change: RuleChange): Promise<RuleOutcome<AbsenceRecord>>;
  remove(id: string, seen: string, change: RuleChange): Promise<RuleOutcome<AbsenceRecord>>;
}

/** Who is away, and when; whether that has been saved or not. */
export type Absent = Pick<AbsenceRecord, 'doctorId' | 'startsAt' | 'endsAt'>;

/** An absence as people say it, on the clinic's wall clock. */
export interface AbsencePeriod {
  readonly from: LocalDate;
  /** `HH:MM`; null = from the day's beginning. */
  readonly fromTime: string | null;
  readonly until: LocalDate;
  /** `HH:MM`; null = to the day's end, that day included. */
  readonly untilTime: string | null;
}
