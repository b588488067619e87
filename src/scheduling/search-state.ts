/** What every step of one search needs: who is asked, from when until when, and what is known of their claims. */
import { epochDay } from './calendar.ts';
import type { DayRange, EpochDay } from './calendar.ts';
import { ClaimsBook } from './claims-book.ts';
import type { VisitSpan } from './free-starts.ts';
import { normalise } from './intervals.ts';
import { offerIn } from './offer-in.ts';
import { usableHorizon, usableNotice } from './row-checks.ts';
import type { Agenda, Place, RuleBook, WorkingPeriod } from './rule-book.ts';
import { ruleBook } from './rule-book.ts';
import type { Interval, Offer, OfferQuery, SchedulingRules, Tick } from './types.ts';
import { TICK_MINUTES, tickFrom, todayIn, wallClockAt } from './wall-clock.ts';

export interface Search {
  readonly book: RuleBook;
  readonly specialtyId: string;
  readonly span: VisitSpan;
  /** The doctors who are asked for. */
  readonly agendas: readonly Agenda[];
  /** The first tick at which a visit may start: least notice, and now. */
  readonly notBefore: Tick;
  /** The same, and after the tick that the caller named. */
  readonly from: Tick;
  /** The days that can be booked at one place or another. */
  readonly days: DayRange;
  /** Last bookable day at each place: its own today + the horizon. */
  readonly lastDays: ReadonlyMap<Place, EpochDay>;
  /** The patient's other visits, normal. */
  readonly busy: readonly Interval[];
  readonly claims: ClaimsBook;
  /** Starts computed so far, of periods whose claims are known. */
  readonly starts: Map<WorkingPeriod, readonly Tick[]>;
  readonly limit: number;
  /** Mixed into the draw among equals. */
  readonly lot: number;
}

/** Null when the clinic has no such specialty, or no place, that could be used. */
export function beginSearch(rules: SchedulingRules, query: OfferQuery): Search | null {
  const book = ruleBook(rules);
  const span = book.visitSpans.get(query.specialtyId);
  if (!span || book.places.length === 0) return null;
  const notice = usableNotice(rules.policies);
  const notBefore = Math.max(tickFrom(query.now + notice * 60_000), tickFrom(query.now) + span.before);
  const from = Math.max(notBefore, (query.after ?? -Infinity) + 1);
  const lastDays = new Map(
    book.places.map((place) => [
      place,
      epochDay(todayIn(place.zone, query.now)) + usableHorizon(rules.policies),
    ]),
  );
  return {
    book,
    specialtyId: query.specialtyId,
    span,
    agendas: (book.bySpecialty.get(query.specialtyId) ?? []).filter(
      ({ doctorId }) => query.doctorId === null || doctorId === query.doctorId,
    ),
    notBefore,
    from,
    days: {
      first: Math.min(...book.places.map(({ zone }) => epochDay(wallClockAt(zone, query.now).date))),
      last: Math.max(...lastDays.values()),
    },
    lastDays,
    busy: normalise(query.patientBusy),
    claims: new ClaimsBook(),
    starts: new Map(),
    lot: query.lot ?? 0,
    limit: Math.min(Math.max(Math.floor(query.limit), 1), 3),
  };
}

/** The same search for the specialty's other doctors; what is known of claims is shared. */
export function forOtherDoctors(search: Search): Search {
  const others = search.book.bySpecialty.get(search.specialtyId) ?? [];
  return { ...search, agendas: others.filter((agenda) => !search.agendas.includes(agenda)) };
}

export type Half = 'morning' | 'afternoon';
const NOON = 720;

export function halfOf(offer: Offer): Half {
  return offer.minute < NOON ? 'morning' : 'afternoon';
}

/** Where in a period a visit may start, claims apart; empty (start ≥ end) when nowhere. */
export function startRange(search: Search, period: WorkingPeriod, half: Half | null): Interval {
  const { before, visit, after } = search.span;
  if (period.day > (search.lastDays.get(period.place) ?? -Infinity)) return { start: 0, end: 0 };
  const noon = period.start + (NOON - period.minute) / TICK_MINUTES;
  const start = Math.max(period.start + before, search.from);
  const end = period.end - after - visit + 1;
  return {
    start: half === 'afternoon' ? Math.max(start, noon) : start,
    end: half === 'morning' ? Math.min(end, noon) : end,
  };
}

export const offerAt = ({ specialtyId, span }: Search, period: WorkingPeriod, start: Tick): Offer =>
  offerIn(period, specialtyId, span, start);
