import { searchOffers } from '../scheduling/offer-search.ts';
import type { LocalDate, NoOffersReason, OfferQuery, OfferResult, Tick } from '../scheduling/types.ts';
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
  | { readonly kind: 'none'; readonly reason: NoOffersReason; readonly nearest: readonly Hold[] };

/** How often a rival may snatch all that was found before we say that it is full. */
const MOST_SEARCHES = 20;
const OFFERS_FOR_THE_EAR = 3;

/**
 * Up to three times for this wish, held for this call and nobody else's until `held` lets them go.
 * What the call held before is let go first.
 */
export async function findOffers(
  desk: Desk,
  clinic: Clinic,
  wish: Wish,
  held: HeldTimes,
): Promise<HeldOffers> {
  await held.releaseAll();
  for (let search = 1; ; search++) {
    const result = await searchOnce(desk, clinic, wish);
    const found = result.kind === 'offers' ? result.offers : result.nearest;
    const holds = await held.holdAll(found);
    const snatched = found.length > 0 && holds.length === 0;
    if (snatched && search < MOST_SEARCHES) continue;
    if (result.kind === 'none') return { kind: 'none', reason: result.reason, nearest: holds };
    if (snatched) return { kind: 'none', reason: { kind: 'full', until: null }, nearest: [] };
    return { kind: 'held', holds };
  }
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
