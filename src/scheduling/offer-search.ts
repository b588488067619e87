/**
 * The search for times, as a coroutine that never touches a database: it yields what it needs to know of claims and is
 * given the answer.
 *
 *     const search = searchOffers(rules, query);
 *     let step = search.next([]);
 *     while (!step.done) step = search.next(await claims(step.value));
 *     return step.value;
 *
 * Rows of the rules that cannot be used are left out (see `validateRules`); the search never fails for them.
 */
import type { DayRange } from './calendar.ts';
import { epochDay, isLocalDate } from './calendar.ts';
import type { Asking } from './earliest.ts';
import { nearestDays, withOtherDoctors } from './nearest.ts';
import { pickOffers } from './pick-offers.ts';
import type { Search } from './search-state.ts';
import { beginSearch } from './search-state.ts';
import type {
  Claimed,
  ClaimsRequest,
  NoOffersReason,
  OfferQuery,
  OfferResult,
  SchedulingRules,
} from './types.ts';
import { whyNever, whyNotOn } from './why-none.ts';

/**
 * Up to `query.limit` (1–3) times that could be given to the patient, soonest first, or why there are none.
 *
 * Each reply must hold every claim of the doctors asked about in the window asked for; merged or not, in any order;
 * what else it holds does no harm. The first offer is the earliest there is. Among more than 32 doctors one thing may
 * escape it: an odd gap (off the grid, see `freeStarts`) of somebody who was not asked about, sooner by less than a
 * visit. Few doctors are asked about at once, and few days; all of them only when all are full.
 *
 * Keep handing in the same rules object while the rules are the same: it is indexed once. Throws a RangeError when `query.on` is no date.
 */
export function* searchOffers(
  rules: SchedulingRules,
  query: OfferQuery,
): Generator<ClaimsRequest, OfferResult, readonly Claimed[]> {
  if (query.on !== null && !isLocalDate(query.on)) throw new RangeError(`query.on is no date: ${query.on}`);
  const search = beginSearch(rules, query);
  if (!search) return { kind: 'none', reason: { kind: 'no-working-hours' }, nearest: [] };
  const offers = yield* pickOffers(search, daysAskedFor(search, query));
  return offers.length > 0 ? { kind: 'offers', offers } : yield* nothing(search, query);
}

function daysAskedFor(search: Search, { on }: OfferQuery): DayRange {
  return on === null ? search.days : { first: epochDay(on), last: epochDay(on) };
}

function* nothing(search: Search, query: OfferQuery): Asking<OfferResult> {
  const ownDays = query.on === null ? [] : yield* nearestDays(search, query.on);
  const nearest = ownDays.length > 0 ? ownDays : yield* withOtherDoctors(search, query.on);
  return { kind: 'none', reason: yield* reasonFor(search, query), nearest };
}

function* reasonFor(search: Search, query: OfferQuery): Asking<NoOffersReason> {
  if (query.on === null) return whyNever(search);
  const reason = whyNotOn(search, query.on, query.now, null);
  if (reason.kind !== 'full') return reason;
  const [next] = yield* pickOffers(
    { ...search, limit: 1 },
    { first: epochDay(query.on) + 1, last: search.days.last },
  );
  return next ? { kind: 'full', until: next.date } : reason;
}
