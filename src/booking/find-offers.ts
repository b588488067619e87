import { searchOffers } from '../scheduling/offer-search.ts';
import type { LocalDate, NoOffersReason, Offer, OfferQuery, OfferResult, Tick } from '../scheduling/types.ts';
import type { Desk } from './desk.ts';
import type { HeldTimes } from './held-times.ts';
import type { Clinic, Hold } from './ports.ts';

/** What the caller asked for. */
export interface Wish {
  readonly patientId: string;
  readonly specialtyId: string;
  /** Null = any doctor. */
  readonly doctorId: string | null;
  readonly on: LocalDate | null;
  readonly after: Tick | null;
  /** The visit being moved: its time does not count as taken for this patient. */
  readonly moving: string | null;
}

export type HeldOffers =
  | { readonly kind: 'held'; readonly holds: readonly Hold[] }
  /** Nothing as wished; the nearest that exists, held too (it may be empty). */
  | { readonly kind: 'none'; readonly reason: NoOffersReason; readonly nearest: readonly Hold[] }
  /** There is something, but rivals were quicker every time. */
  | { readonly kind: 'contended' };

const MOST_SEARCHES = 24;
const OFFERS_FOR_THE_EAR = 3;
/** How far rivals spread at the most: so many visits after the first free time. */
const WIDEST_SPREAD = 32;

/**
 * Up to three times for this wish, held for this call and nobody else's until `held` lets them go. What the call held
 * before is let go first. When rivals snatch all that was found, the search goes on, each time beginning by chance a
 * little later: callers at the same moment would otherwise chase the same three times again and again.
 */
export async function findOffers(
  desk: Desk,
  clinic: Clinic,
  wish: Wish,
  held: HeldTimes,
): Promise<HeldOffers> {
  await held.releaseAll();
  let asked = wish;
  let from = wish.after;
  let reason: NoOffersReason | null = null;
  for (let search = 1; search <= MOST_SEARCHES; search++) {
    const result = await searchOnce(desk, clinic, { ...asked, after: from });
    if (result.kind === 'none' && from !== asked.after) {
      from = asked.after;
      continue;
    }
    if (result.kind === 'none') reason ??= result.reason;
    const found = result.kind === 'offers' ? result.offers : result.nearest;
    const holds = await held.holdAll(found);
    if (holds.length > 0 || found.length === 0) return outcome(reason, holds);
    // The nearest was all snatched: whatever there is of the specialty, then.
    if (result.kind === 'none') asked = { ...wish, doctorId: null, on: null };
    from = somewhereAfter(found, asked.after, search, desk.random());
  }
  return { kind: 'contended' };
}

const outcome = (reason: NoOffersReason | null, holds: readonly Hold[]): HeldOffers =>
  reason === null ? { kind: 'held', holds } : { kind: 'none', reason, nearest: holds };

/** Where to begin the next search: the more rivals were met, the farther off, perhaps. */
function somewhereAfter(
  snatched: readonly Offer[],
  after: Tick | null,
  search: number,
  chance: number,
): Tick | null {
  const [first] = snatched;
  const visits = Math.floor(chance * Math.min(2 ** search, WIDEST_SPREAD));
  if (!first || visits === 0) return after;
  return first.visit.start + (visits - 1) * (first.claim.end - first.claim.start);
}

async function searchOnce({ stores, clock }: Desk, clinic: Clinic, wish: Wish): Promise<OfferResult> {
  const now = clock.now();
  const visits = await stores.agenda.upcoming(wish.patientId, now);
  const query: OfferQuery = {
    now,
    specialtyId: wish.specialtyId,
    doctorId: wish.doctorId,
    patientBusy: visits.filter((visit) => visit.id !== wish.moving).map((visit) => visit.visit),
    on: wish.on,
    after: wish.after,
    limit: OFFERS_FOR_THE_EAR,
    // Callers at the same moment, whoever comes first to mind, are not all sent to the same doctor.
    lot: Number.parseInt(wish.patientId.slice(-6), 36) || 0,
  };
  const search = searchOffers(clinic, query);
  let step = search.next([]);
  while (!step.done) step = search.next(await stores.agenda.claims(step.value, now));
  return step.value;
}
