/**
 * The words of scheduling. Plain data: no class, no clock, no I/O.
 *
 * A tick is five minutes. Instants are counted in ticks since the Unix epoch (UTC), so that a slot is an integer and
 * an interval is a pair of them. Wall clocks appear only where people speak: a date, a minute of the day, an IANA zone.
 */

import type { Lane } from './lanes.ts';

/** Whole five-minute steps since 1970-01-01T00:00Z. */
export type Tick = number;
/** Half-open: `start` is in, `end` is out. */
export interface Interval {
  readonly start: Tick;
  readonly end: Tick;
}
/** A calendar date on the wall, `YYYY-MM-DD`. */
export type LocalDate = string;
/** Minutes since local midnight, 0–1440. */
export type MinuteOfDay = number;
/** ISO 8601: 1 = Monday … 7 = Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export interface MinuteSpan {
  readonly start: MinuteOfDay;
  readonly end: MinuteOfDay;
}

export interface Location {
  readonly id: string;
  readonly name: string;
  /** IANA zone, e.g. `America/Fortaleza`. */
  readonly zone: string;
}

export interface Specialty {
  readonly id: string;
  readonly name: string;
  /** Length of a visit, and the time kept free around it; minutes, multiples of five. */
  readonly visitMinutes: number;
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
}

export interface Doctor {
  readonly id: string;
  /** Without the title: `Rafael Costa`. */
  readonly name: string;
  /** Grammatical gender of the title: *o Dr.*, *a Dra.* */
  readonly gender: 'f' | 'm';
  readonly specialtyIds: readonly string[];
}

export interface WorkingHours extends MinuteSpan {
  readonly doctorId: string;
  readonly locationId: string;
  readonly weekday: Weekday;
  readonly breaks: readonly MinuteSpan[];
  /** First and last date on which these hours hold; both inclusive. */
  readonly validFrom: LocalDate | null;
  readonly validUntil: LocalDate | null;
}

export interface Absence extends Interval {
  readonly doctorId: string;
}

export interface Holiday {
  readonly id: string;
  readonly date: LocalDate;
  readonly name: string;
  /** Only there; null = everywhere. */
  readonly locationId: string | null;
  /** True where the clinic works all the same: it lifts a national holiday of that date. */
  readonly working: boolean;
}

export interface Policies {
  /** A visit cannot be offered sooner than this from now. */
  readonly leastNoticeMinutes: number;
  /** Last bookable day = today + this. */
  readonly horizonDays: number;
  /** Upcoming visits one patient may have, in all and per specialty. */
  readonly maxActiveVisits: number;
  readonly maxActiveVisitsPerSpecialty: number;
  /** A patient may cancel or move by phone until this long before the visit. */
  readonly cancelDeadlineMinutes: number;
  /** Whether Carnival and Corpus Christi (points of optional work) count as holidays. */
  readonly observeOptionalHolidays: boolean;
}

/** Everything that says when visits may be, of one clinic. Claims (what is taken) are not rules. */
export interface SchedulingRules {
  readonly locations: readonly Location[];
  readonly specialties: readonly Specialty[];
  readonly doctors: readonly Doctor[];
  readonly workingHours: readonly WorkingHours[];
  readonly absences: readonly Absence[];
  /** State, city and the clinic's own. National ones are computed. */
  readonly holidays: readonly Holiday[];
  readonly policies: Policies;
}

/** A time that could be given to a patient. */
export interface Offer {
  readonly doctorId: string;
  readonly specialtyId: string;
  readonly locationId: string;
  /** The visit itself. */
  readonly visit: Interval;
  /** The visit and its buffers: the ticks to claim. */
  readonly claim: Interval;
  /** The ticks are claimed in this lane: see `lanes.ts`. */
  readonly lane: Lane;
  /** Wall clock of the visit's start at its location. */
  readonly date: LocalDate;
  readonly minute: MinuteOfDay;
}

export interface OfferQuery {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly specialtyId: string;
  /** Null = any doctor of the specialty. */
  readonly doctorId: string | null;
  /** Times the patient is already taken by other visits. */
  readonly patientBusy: readonly Interval[];
  /** Only visits on this date (at their location); null = any. */
  readonly on: LocalDate | null;
  /** Only visits that start after this tick ("mais tarde"); null = any. */
  readonly after: Tick | null;
  /** How many to offer, 1–3. */
  readonly limit: number;
  /**
   * Any integer, such as one drawn for each call; 0 when left out. Another lot favours another doctor among those who
   * are free at the same time, so that callers of the same moment do not all run after the same one.
   */
  readonly lot?: number;
}

/** What a search asks of whoever knows the claims: which ticks of these doctors are taken in this window? */
export interface ClaimsRequest extends Interval {
  readonly doctorIds: readonly string[];
}

/** One taken stretch of a doctor's time; several may touch or repeat. */
export interface Claimed extends Interval {
  readonly doctorId: string;
}

/** Why nothing was found, as data; the dialogue finds the words. */
export type NoOffersReason =
  /** The clinic has no doctor with this specialty, or none of them has working hours within the horizon. */
  | { readonly kind: 'no-working-hours' }
  /** The date asked for has passed (or is too soon for the least notice). */
  | { readonly kind: 'too-soon' }
  /** The date asked for, or whatever is later than the time asked for, comes after the last bookable date. */
  | { readonly kind: 'beyond-horizon'; readonly lastDate: LocalDate }
  | { readonly kind: 'holiday'; readonly holiday: Holiday }
  /** Nobody asked for works on that date: it is not their weekday. */
  | { readonly kind: 'not-a-working-day' }
  /** Away on the date asked for, or for the whole horizon; the first date back, when there is one within it. */
  | { readonly kind: 'doctor-away'; readonly backOn: LocalDate | null }
  /** All taken: that day, or until the first date with room (null = the whole horizon). */
  | { readonly kind: 'full'; readonly until: LocalDate | null };

export type OfferResult =
  | { readonly kind: 'offers'; readonly offers: readonly Offer[] }
  | {
      readonly kind: 'none';
      readonly reason: NoOffersReason;
      /**
       * The nearest things that do exist, up to the limit, nearest first. For a date: the first time of each of the
       * nearest other days with room; where the doctor has none within the horizon, and without a date: times with
       * other doctors of the specialty. Empty when there is nothing at all.
       */
      readonly nearest: readonly Offer[];
    };
