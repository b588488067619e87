import type { Actor, Clinic } from '../../booking/ports.ts';
import type { LocalDate } from '../../scheduling/types.ts';
import type { CallOutcome } from '../calls/calls.ts';
import type { Moments, Period } from './period.ts';

/** Of which visits a report speaks; null = of all. */
export interface VisitFilter {
  readonly doctorId: string | null;
  readonly specialtyId: string | null;
  readonly locationId: string | null;
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Everybody and everything that a report may name, those that are no longer active too. */
export interface Names {
  readonly doctors: readonly (Named & { readonly gender: 'f' | 'm' })[];
  readonly specialties: readonly Named[];
  readonly locations: readonly Named[];
}

export interface Attendance {
  readonly attended: number;
  readonly noShow: number;
}

export interface LeadTime {
  readonly specialtyId: string;
  /** Whole days from booking to visit. */
  readonly days: number;
  readonly visits: number;
}

/** One doctor's day. */
export interface DayAttendance extends Attendance {
  readonly doctorId: string;
  readonly date: LocalDate;
}

export interface BookedAttendance extends Attendance {
  readonly bookedBy: BookedBy;
  /** Whole days from booking to visit. */
  readonly days: number;
}

/** By whose hand a visit was booked: the kind of an actor; null = nobody wrote it down. */
export type BookedBy = Actor['kind'] | null;

/** How a call ended. `gave-up`: hung up before they had anything of what they called for. */
export type CallEnd = CallOutcome | 'gave-up';

/** Sums, made by the database: what is asked about is a few weeks at most, for the time that it takes. */
export interface ReportStore {
  names(): Promise<Names>;
  /** The rules as they are now, with the absences and holidays since that date. */
  clinicSince(from: LocalDate): Promise<Clinic>;
  /** Doctors who have that specialty. */
  doctorsOf(specialtyId: string): Promise<ReadonlySet<string>>;
  /** Minutes that are taken by visits there and what is kept free around them, cancelled ones apart. */
  bookedMinutes(
    period: Period,
    locationId: string | null,
  ): Promise<readonly { readonly doctorId: string; readonly minutes: number }[]>;
  attendance(period: Period, filter: VisitFilter): Promise<readonly DayAttendance[]>;
  /** The same visits, by how they were booked. */
  attendanceByBooking(period: Period, filter: VisitFilter): Promise<readonly BookedAttendance[]>;
  /** Of visits that were not cancelled. */
  leadTimes(period: Period, filter: VisitFilter): Promise<readonly LeadTime[]>;
  bookings(
    moments: Moments,
    filter: VisitFilter,
  ): Promise<readonly { readonly bookedBy: BookedBy; readonly bookings: number }[]>;
  /** Ended calls by the UTC hour in which they began (its first moment, epoch ms). */
  callHours(
    moments: Moments,
  ): Promise<readonly { readonly hour: number; readonly end: CallEnd; readonly calls: number }[]>;
  /** Ended calls by the last question that was asked; null = none was. */
  callEnds(
    moments: Moments,
  ): Promise<readonly { readonly question: string | null; readonly end: CallEnd; readonly calls: number }[]>;
}
