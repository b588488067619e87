/** What the staff's agenda needs of the database beside booking's own `AgendaStore`, which alone gives and takes time. */
import type { AppointmentChange } from '../changes.ts';
import type { Actor, Appointment, AppointmentStatus } from '../../booking/ports.ts';
import type {
  Claimed,
  ClaimsRequest,
  Doctor,
  Holiday,
  Interval,
  LocalDate,
  Specialty,
} from '../../scheduling/types.ts';

/** A visit, and who comes. */
export interface StaffVisit extends Appointment {
  readonly patientName: string;
  /** Epoch milliseconds. */
  readonly updatedAt: number;
}

/** Dates on the wall, both inclusive. */
export interface Days {
  readonly from: LocalDate;
  readonly until: LocalDate;
  /** Null = of every doctor. */
  readonly doctorId: string | null;
}

export interface AbsenceRow {
  readonly doctorId: string;
  /** Epoch milliseconds, half-open. */
  readonly startsAt: number;
  readonly endsAt: number;
  readonly reason: string | null;
}

/** One thing that happened to a visit. */
export interface VisitEvent {
  readonly kind: AppointmentChange['kind'];
  /** Epoch milliseconds. */
  readonly at: number;
  readonly actor: Actor;
  readonly reason: string | null;
  /** Of a change of its status: what that was. */
  readonly was: AppointmentStatus | null;
  /** Of a move: where it was. */
  readonly from: { readonly doctorId: string; readonly startsAt: number } | null;
}

/** Who has some time of a doctor. */
export type Holder =
  /** It is offered to a caller now. */
  { readonly kind: 'caller' } | { readonly kind: 'visit'; readonly placedBy: Actor; readonly at: number };

export interface ActorName {
  readonly name: string;
  /** Null = a program. */
  readonly role: 'administrator' | 'receptionist' | 'doctor' | 'auditor' | null;
}

export interface StatusRequest {
  /** Made by us: a retry finds its own change. */
  readonly changeId: string;
  /** As it was read: its status and place are compared, and the status set. */
  readonly visit: Appointment;
  /** `before-mark`: whatever it was before it was marked as attended or missed, as its history has it. */
  readonly status: Exclude<AppointmentStatus, 'cancelled'> | 'before-mark';
  /** A mark or a confirmation is taken back. */
  readonly reopens: boolean;
  readonly actor: Actor;
  readonly now: number;
}

export type StatusAnswer =
  | { readonly kind: 'changed'; readonly status: AppointmentStatus }
  /** It is not as it was read. */
  | { readonly kind: 'gone' };

export interface StaffAgendaStore {
  /** Visits that are not cancelled, by date and time. */
  visits(days: Days): Promise<readonly StaffVisit[]>;
  /** How many of them each date has; dates without any are left out. */
  visitsPerDay(days: Days, specialtyId: string | null): Promise<ReadonlyMap<LocalDate, number>>;
  /** What is being offered to callers at `now`. */
  held(request: ClaimsRequest, now: number): Promise<readonly Claimed[]>;
  /** That overlap these epoch milliseconds, past ones too. */
  absences(doctorId: string | null, from: number, until: number): Promise<readonly AbsenceRow[]>;
  /** The clinic's own, past ones too. */
  holidays(from: LocalDate, until: LocalDate): Promise<readonly Holiday[]>;
  /** Who and what the clinic once had: no longer in its rules, still in its agenda. */
  former(): Promise<{ readonly doctors: readonly Doctor[]; readonly specialties: readonly Specialty[] }>;
  visit(id: string): Promise<StaffVisit | null>;
  /** Null = there is no such patient (any more). */
  patientName(id: string): Promise<string | null>;
  /** A visit of the patient that lies there and still takes place, other than `except`. */
  visitOf(patientId: string, during: Interval, except: string | null): Promise<StaffVisit | null>;
  /** Oldest first. */
  history(id: string): Promise<readonly VisitEvent[]>;
  /** Whether the change that somebody made under this id was made. */
  wasChanged(changeId: string): Promise<boolean>;
  /** Null = nobody, any more. */
  holderOf(time: Pick<Appointment, 'doctorId' | 'lane' | 'claim'>, now: number): Promise<Holder | null>;
  /** Of staff and of programs, by their actor ids. */
  actorNames(ids: readonly string[]): Promise<ReadonlyMap<string, ActorName>>;
  changeStatus(request: StatusRequest): Promise<StatusAnswer>;
}

/** Secret links to doctors' calendars; of a token only its hash is kept. */
export interface FeedStore {
  /** Makes this the doctor's one link. */
  put(doctorId: string, tokenHash: string, createdBy: string, now: number): Promise<void>;
  /** Whether it had one. */
  remove(doctorId: string): Promise<boolean>;
  exists(doctorId: string): Promise<boolean>;
  doctorOf(tokenHash: string): Promise<string | null>;
}
