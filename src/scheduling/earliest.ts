/**
 * The earliest start that suits a wish, asking for as few claims as will prove it. Doctors are looked at in the order
 * of the first start they could have if nothing were taken; once the best found cannot be beaten by the next in that
 * order, the rest are not asked about.
 */
import type { DayRange, EpochDay } from './calendar.ts';
import { localDate } from './calendar.ts';
import { batchSize, daysToAsk } from './claims-book.ts';
import { freeStarts, gridFrom, stepOf } from './free-starts.ts';
import { overlaps } from './intervals.ts';
import type { Agenda, WorkingPeriod } from './rule-book.ts';
import type { Half, Search } from './search-state.ts';
import { offerAt, startRange } from './search-state.ts';
import type { Claimed, ClaimsRequest, Offer, Tick } from './types.ts';
import { dayStart } from './wall-clock.ts';
import { periodsOn } from './working-time.ts';

/** A search's step: it may ask for claims before it answers. */
export type Asking<T> = Generator<ClaimsRequest, T, readonly Claimed[]>;

/** How different from what is picked already. */
export type Apart =
  /** At another time; the same doctor on the same day at least an hour and two visits away. */
  | 'spaced'
  /** At another time. */
  | 'other-time'
  /** Another doctor will do. */
  | 'other-slot';

export interface Wish {
  /** Ascending. */
  readonly days: readonly EpochDay[];
  /** What may be asked for ahead; `origin` is where the walk began. */
  readonly reach: DayRange & { readonly origin: EpochDay };
  readonly half: Half | null;
  readonly notDoctors: readonly string[];
  readonly picked: readonly Offer[];
  readonly apart: Apart;
}

/** Up to so many doctors, every one is asked who might have an odd gap (off his grid) sooner than the best found. */
const MOST_ASKED_FOR_ODD_GAPS = 32;
const AN_HOUR = 12;

export function* earliest(search: Search, wish: Wish): Asking<Offer | null> {
  let best: Offer | null = null;
  for (const day of wish.days) {
    if (best && dawnOf(search, day) > best.visit.start) break;
    const found = yield* earliestOn(search, wish, day);
    if (found && (!best || found.visit.start < best.visit.start)) best = found;
  }
  return best;
}

/** When a day begins, where it begins first: in the east it may be tomorrow before the last visit of the west. */
function dawnOf(search: Search, day: EpochDay): Tick {
  return Math.min(...search.book.places.map(({ zone }) => dayStart(zone, day)));
}

interface Candidate {
  readonly agenda: Agenda;
  readonly periods: readonly WorkingPeriod[];
  /** The soonest start that claims could leave, and the lot that decides among equals. */
  readonly bound: Tick;
  readonly lot: number;
}

interface Found {
  readonly period: WorkingPeriod;
  readonly bound: Tick;
  readonly lot: number;
}

export function* earliestOn(search: Search, wish: Wish, day: EpochDay): Asking<Offer | null> {
  const queue = candidatesOn(search, wish, day);
  let best: Found | null = null;
  let requests = 0;
  for (const [at, candidate] of queue.entries()) {
    if (best && isBefore(best, candidate)) break;
    if (!search.claims.covers(candidate.agenda.doctorId, day)) {
      yield* askFor(search, wish, day, nextToAsk(search, queue, at, day, batchSize(requests++), best));
    }
    const found = firstStart(search, wish, candidate);
    if (found && (!best || isBefore(found, best))) best = found;
  }
  return best && offerAt(search, best.period, best.bound);
}

function candidatesOn(search: Search, wish: Wish, day: EpochDay): readonly Candidate[] {
  const onGrid = search.agendas.length > MOST_ASKED_FOR_ODD_GAPS;
  const candidates: Candidate[] = [];
  for (const agenda of search.agendas) {
    if (wish.notDoctors.includes(agenda.doctorId)) continue;
    const periods = periodsOn(agenda, day);
    const bound = soonest(search, wish, periods, onGrid);
    if (bound < Infinity) candidates.push({ agenda, periods, bound, lot: drawLot(agenda, day ^ search.lot) });
  }
  return candidates.sort((a, b) => a.bound - b.bound || a.lot - b.lot);
}

/** The soonest start that suits, were nothing taken; Infinity when there is none. */
function soonest(search: Search, wish: Wish, periods: readonly WorkingPeriod[], onGrid: boolean): Tick {
  const { before } = search.span;
  const step = onGrid ? stepOf(search.span) : 1;
  let soonest = Infinity;
  for (const period of periods) {
    const { start, end } = startRange(search, period, wish.half);
    let at = gridFrom(period.start + before, step, start);
    while (at < end && !suits(search, wish, period, at)) at += step;
    if (at < end && at < soonest) soonest = at;
  }
  return soonest;
}

/** Those after `at` in the queue who could still beat the best, and are not known yet. */
function nextToAsk(
  search: Search,
  queue: readonly Candidate[],
  at: number,
  day: EpochDay,
  most: number,
  best: Found | null,
): readonly Agenda[] {
  const agendas: Agenda[] = [];
  for (let i = at; i < queue.length && agendas.length < most; i++) {
    const candidate = queue[i];
    if (!candidate || (best && isBefore(best, candidate))) break;
    if (!search.claims.covers(candidate.agenda.doctorId, day)) agendas.push(candidate.agenda);
  }
  return agendas;
}

function* askFor(search: Search, wish: Wish, day: EpochDay, agendas: readonly Agenda[]): Asking<void> {
  const days = daysToAsk(day, wish.reach.origin, agendas.length, wish.reach);
  const { places } = search.book;
  const request: ClaimsRequest = {
    doctorIds: agendas.map(({ doctorId }) => doctorId),
    start: dawnOf(search, days.first),
    end: Math.max(...places.map(({ zone }) => dayStart(zone, days.last + 1))),
  };
  search.claims.note(request, days, yield request);
}

function firstStart(search: Search, wish: Wish, { periods, lot }: Candidate): Found | null {
  let first: Found | null = null;
  for (const period of periods) {
    const range = startRange(search, period, wish.half);
    const start = startsIn(search, period).find(
      (start) => start >= range.start && start < range.end && suits(search, wish, period, start),
    );
    if (start !== undefined && (!first || start < first.bound)) {
      first = { period, bound: start, lot };
    }
  }
  return first;
}

function startsIn(search: Search, period: WorkingPeriod): readonly Tick[] {
  let starts = search.starts.get(period);
  if (!starts) {
    starts = freeStarts(period, search.claims.takenOf(period.doctorId), search.span);
    search.starts.set(period, starts);
  }
  return starts;
}

function suits(search: Search, wish: Wish, period: WorkingPeriod, start: Tick): boolean {
  const visit = { start, end: start + search.span.visit };
  return (
    wish.picked.every((offer) => isApart(search, wish.apart, offer, period, start)) &&
    !search.busy.some((busy) => overlaps(busy, visit))
  );
}

function isApart(search: Search, apart: Apart, from: Offer, period: WorkingPeriod, start: Tick): boolean {
  const distance = Math.abs(from.visit.start - start);
  const sameDoctor = from.doctorId === period.doctorId;
  if (distance === 0) return apart === 'other-slot' && !sameDoctor;
  if (apart !== 'spaced' || !sameDoctor || from.date !== localDate(period.day)) return true;
  return distance >= Math.max(AN_HOUR, 2 * stepOf(search.span));
}

/** Sooner, or as soon and with the better lot. */
function isBefore(a: Pick<Found, 'bound' | 'lot'>, b: Pick<Found, 'bound' | 'lot'>): boolean {
  return a.bound < b.bound || (a.bound === b.bound && a.lot < b.lot);
}

/** Among doctors free at the same time each has his turn: the order is another one every day. */
function drawLot({ lot }: Agenda, turn: number): number {
  let mixed = Math.imul(lot ^ Math.imul(turn, 0x9e3779b1), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}
