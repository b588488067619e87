/** What calls were like: who called, where in the call tree they got to, and how it ended. */
import type { AppointmentChange } from '../changes.ts';
import type { Moment } from './transcript.ts';

/** `failed`: something of ours broke. `interrupted`: the process that answered it has died, or was stopped. */
export const CALL_OUTCOMES = [
  'goodbye',
  'attendant',
  'callback',
  'hung-up',
  'failed',
  'interrupted',
] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

export interface CallRecord {
  readonly id: string;
  /** Epoch milliseconds, as all of them. */
  readonly startedAt: number;
  /** Null while it lasts. */
  readonly endedAt: number | null;
  /** Masked; null = withheld. */
  readonly caller: string | null;
  readonly patientId: string | null;
  readonly outcome: CallOutcome | null;
  /** Where in the call tree it is, or ended; null = before the first question. */
  readonly question: string | null;
  /** How many were asked. */
  readonly questions: number;
  readonly language: string | null;
  /** When the caller first had what they called for: a visit made, moved, cancelled, or heard; null = never. */
  readonly servedAt: number | null;
}

/** A call, and the name of whoever was identified in it. */
export interface NamedCall extends CallRecord {
  readonly patientName: string | null;
}

/** What a call is without its patient, once that one was erased: counted, and of nobody. */
export const OF_NOBODY = { patientId: null, caller: null } as const;

/** Who a patient is by now: another registration of the same person, where the two were merged. */
export interface PatientNow {
  readonly id: string;
  readonly name: string;
}

export interface TranscribedCall {
  readonly call: CallRecord;
  readonly transcript: readonly Moment[];
}

/** Whether somebody hung up before they had anything of what they called for. */
export const gaveUp = ({ outcome, servedAt }: Pick<CallRecord, 'outcome' | 'servedAt'>): boolean =>
  outcome === 'hung-up' && servedAt === null;

export interface CallQuery {
  /** Epoch milliseconds, half-open: when it began. */
  readonly from: number | null;
  readonly until: number | null;
  /** `gave-up`: see {@link gaveUp}. */
  readonly outcome: CallOutcome | 'gave-up' | null;
  /** The one it ended at. */
  readonly question: string | null;
  readonly patientId: string | null;
  /** Only calls before this one in the list. */
  readonly after: { readonly startedAt: number; readonly id: string } | null;
  readonly limit: number;
}

/** So many calls ended at that question, in that way. */
export interface Ending {
  readonly question: string | null;
  readonly outcome: CallOutcome;
  readonly served: boolean;
  readonly calls: number;
}

/** A visit that was booked, moved or cancelled in a call, by the names of now. */
export interface CallVisit extends Pick<AppointmentChange, 'appointmentId' | 'protocol' | 'date' | 'time'> {
  readonly id: string;
  readonly kind: AppointmentChange['kind'];
  readonly at: number;
  readonly doctor: { readonly name: string; readonly gender: 'f' | 'm' };
  readonly specialty: string;
}

export interface CallStore {
  /**
   * Writes each call as it is now, whatever was written of it before. A call of somebody who was erased meanwhile is
   * written as {@link OF_NOBODY}, without a word of what was said; of somebody merged meanwhile, as the other's.
   */
  write(calls: readonly TranscribedCall[], now: number): Promise<void>;
  /** These last; whoever took them for interrupted was wrong. */
  touch(ids: readonly string[], now: number): Promise<void>;
  /** Calls of which nothing was heard since then are over: interrupted. Gives how many. */
  closeAbandoned(silentSince: number): Promise<number>;
  /** Calls that last, on whichever server, of which something was heard since then; oldest first. */
  inProgress(heardSince: number): Promise<readonly NamedCall[]>;
  /** Calls that have ended, the newest first. */
  history(query: CallQuery): Promise<readonly NamedCall[]>;
  byId(id: string): Promise<NamedCall | null>;
  transcript(id: string): Promise<readonly Moment[]>;
  /** What became of visits in this call, in order. */
  visits(call: CallRecord): Promise<readonly CallVisit[]>;
  /** Where calls that began in that time ended, and how. */
  endings(from: number, until: number): Promise<readonly Ending[]>;
  /** Who these are now, by the ids that were theirs when they called; nobody for those who were erased. */
  patientsNow(ids: readonly string[]): Promise<ReadonlyMap<string, PatientNow>>;
}
