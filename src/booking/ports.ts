/**
 * What booking needs of the world. `src/storage` fills the stores; `src/main` the clock and the ids.
 *
 * Every store method may reject with {@link StorageUnavailable} once its own bounded retries are spent; any other
 * rejection is a bug. Expected outcomes are values.
 */
import type { Lane } from '../scheduling/lanes.ts';
import type {
  ClaimsRequest,
  Claimed,
  Interval,
  LocalDate,
  MinuteOfDay,
  MinuteSpan,
  Offer,
} from '../scheduling/types.ts';
import type { SchedulingRules, Weekday } from '../scheduling/types.ts';

/** The database did not answer within the bounded retries, or answered that it cannot now. */
export class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable';
}

/** The database holds no clinic yet. The message says how it gets one. */
export class NoClinic extends Error {
  override readonly name = 'NoClinic';
}

export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
}

export interface Ids {
  /** A new unique id, sortable by time: UUIDv7 (RFC 9562). */
  next(): string;
  /** `digits` random decimal digits, the first not zero. */
  protocol(digits: number): string;
}

/** The clinic as configured: scheduling rules, and how its phone line behaves. */
export interface Clinic extends SchedulingRules {
  readonly name: string;
  /** The clinic's own zone: greetings and attendant hours. */
  readonly zone: string;
  readonly line: LinePolicies;
}

export interface LinePolicies {
  /** Codes of the languages the line speaks, `pt_BR`; the first one unasked. At least one. */
  readonly languages: readonly string[];
  /** A PIN (4–6 digits) is asked before visits are read aloud. */
  readonly requirePin: boolean;
  /** A caller whose number is registered to exactly one patient is asked for the birth date alone. */
  readonly trustCallerNumber: boolean;
  /** When attendants answer, in the clinic's zone. */
  readonly attendantHours: readonly (MinuteSpan & { readonly weekday: Weekday })[];
  /** Where the dialplan takes a caller who wants a person. */
  readonly attendant: { readonly context: string; readonly extension: string; readonly priority: string };
}

export interface ClinicStore {
  /** The clinic's rules, at most a few seconds old. */
  read(): Promise<Clinic>;
}

export interface PatientRecord {
  readonly id: string;
  /** Eleven digits. */
  readonly cpf: string;
  readonly birthDate: LocalDate;
  /** Digits only, as `normalisePhone` gives them. `registered`: told to the clinic; else: called and identified before. */
  readonly phones: readonly { readonly number: string; readonly registered: boolean }[];
  /** scrypt, see `pin.ts`; null = none was issued. */
  readonly pinHash: string | null;
  readonly caller: Caller;
}

/** A patient as a caller: how they once chose to be spoken to (null = never chose), and their last call. */
export interface Caller {
  /** A language's code. */
  readonly language: string | null;
  readonly pace: 'usual' | 'slow' | null;
  /** When they last called and said who they were, epoch milliseconds; null = never. */
  readonly lastCallAt: number | null;
}

export interface PatientStore {
  byCpf(cpf: string): Promise<PatientRecord | null>;
  /** Everyone who registered this number (at most `limit`). */
  byRegisteredPhone(phone: string, limit: number): Promise<readonly PatientRecord[]>;
  /** Remembers that a patient identified from this number. Idempotent. */
  rememberPhone(patientId: string, phone: string): Promise<void>;
  /**
   * Whoever identified from this number, or registered it: of several people what all chose, and the last call of the
   * one who called longest ago.
   */
  callerOfPhone(phone: string): Promise<Caller>;
  /** Idempotent; the last one stands. */
  rememberCaller(patientId: string, caller: Caller & { readonly lastCallAt: number }): Promise<void>;
  /** Whether visits on or after that date are noted without a time (the original system's had none). */
  hasUnscheduledVisits(patientId: string, from: LocalDate): Promise<boolean>;
}

export interface Throttled {
  readonly failures: number;
  /** Epoch milliseconds of the last failure. */
  readonly lastFailureAt: number;
}

/** Failed identifications, shared by all servers. Keys are opaque (hashed by the caller), at most 64 characters. */
export interface ThrottleStore {
  read(keys: readonly string[]): Promise<ReadonlyMap<string, Throttled>>;
  /**
   * Adds one failure to each key, atomically, and gives the counts with it. Failures older than `forgetBefore` are
   * forgotten first.
   */
  recordFailure(
    keys: readonly string[],
    now: number,
    forgetBefore: number,
  ): Promise<ReadonlyMap<string, number>>;
  /** Takes the failure of the moment `at` back from each key, which stands as `before` then: it was none. */
  forgive(keys: readonly string[], at: number, before: ReadonlyMap<string, Throttled>): Promise<void>;
  clear(keys: readonly string[]): Promise<void>;
}

export type AppointmentStatus = 'booked' | 'confirmed' | 'attended' | 'no-show' | 'cancelled';

export interface Appointment {
  readonly id: string;
  /** Digits, spoken to the patient. */
  readonly protocol: string;
  readonly patientId: string;
  readonly doctorId: string;
  readonly specialtyId: string;
  readonly locationId: string;
  readonly visit: Interval;
  readonly claim: Interval;
  readonly lane: Lane;
  readonly date: LocalDate;
  readonly minute: MinuteOfDay;
  readonly status: AppointmentStatus;
}

/** Who did it, for the record that is kept of every change. */
export interface Actor {
  readonly kind: 'patient-phone' | 'staff' | 'system';
  readonly id: string | null;
  /** The phone call it happened in. */
  readonly callId: string | null;
}

export interface Hold {
  /** Made by us; the claims carry it. */
  readonly id: string;
  readonly offer: Offer;
}

export interface HoldRequest extends Hold {
  readonly now: number;
  readonly expiresAt: number;
}

export interface BookRequest {
  /** Made by us: a retry after an unknown COMMIT outcome finds this row rather than booking twice. */
  readonly appointmentId: string;
  readonly hold: Hold;
  readonly patientId: string;
  readonly limits: VisitLimits;
  readonly actor: Actor;
  readonly now: number;
}

export interface VisitLimits {
  readonly maxActiveVisits: number;
  readonly maxActiveVisitsPerSpecialty: number;
}

export type Refusal =
  /** Somebody else has (part of) this time. */
  | { readonly kind: 'taken' }
  | { readonly kind: 'too-many-visits' }
  /** The patient has another visit at that time. */
  | { readonly kind: 'patient-busy' };

export type BookOutcome = { readonly kind: 'booked'; readonly appointment: Appointment } | Refusal;

export interface MoveRequest {
  /** Made by us, kept in the change record: makes a retry find its own move. */
  readonly changeId: string;
  readonly appointmentId: string;
  readonly hold: Hold;
  /** The latest start of the old visit that may still be moved is decided by booking; this is what it saw. */
  readonly expected: Pick<Appointment, 'doctorId' | 'visit' | 'claim' | 'lane'>;
  readonly actor: Actor;
  readonly now: number;
}

export type MoveOutcome =
  | { readonly kind: 'moved'; readonly appointment: Appointment }
  /** Cancelled or moved meanwhile by somebody else: not where `expected` says. */
  | { readonly kind: 'gone' }
  | Exclude<Refusal, { kind: 'too-many-visits' }>;

export interface CancelRequest {
  readonly changeId: string;
  readonly appointment: Appointment;
  readonly reason: string | null;
  readonly actor: Actor;
  readonly now: number;
}

export type CancelOutcome = { readonly kind: 'cancelled' } | { readonly kind: 'gone' };

/** The one truth for who has which time (`slot_claims`). Each write is one short transaction. */
export interface AgendaStore {
  /** Taken time in lane 0: appointments, and holds that have not expired at `now`. */
  claims(request: ClaimsRequest, now: number): Promise<readonly Claimed[]>;
  hold(request: HoldRequest): Promise<'held' | 'taken'>;
  /** Lets holds go. Claims already turned into an appointment stay. Idempotent. */
  release(holds: readonly Hold[]): Promise<void>;
  /** Turns a hold into a visit; takes the time again if the hold has expired and nobody else has it. */
  book(request: BookRequest): Promise<BookOutcome>;
  /** Gives up the old time and takes the new one in the same transaction. The protocol stays. */
  move(request: MoveRequest): Promise<MoveOutcome>;
  cancel(request: CancelRequest): Promise<CancelOutcome>;
  /** A patient's booked and confirmed visits that start at or after `from`, soonest first. */
  upcoming(patientId: string, from: number): Promise<readonly Appointment[]>;
}

export interface CallbackRequest {
  readonly id: string;
  readonly patientId: string | null;
  /** Digits. */
  readonly phone: string;
  /** Why the caller wanted a person; a word from the dialogue. */
  readonly reason: string;
  readonly callId: string;
  readonly requestedAt: number;
}

export interface CallbackStore {
  add(request: CallbackRequest): Promise<void>;
}

export interface Stores {
  readonly clinic: ClinicStore;
  readonly patients: PatientStore;
  readonly throttle: ThrottleStore;
  readonly agenda: AgendaStore;
  readonly callbacks: CallbackStore;
}
