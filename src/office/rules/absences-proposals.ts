/** Where the visits that an absence hits could go: found, and held while the staff decides. */
import { HOLD_MS, HeldTimes } from '../../booking/held-times.ts';
import type { Clinic, Hold } from '../../booking/ports.ts';
import { searchOffers } from '../../scheduling/offer-search.ts';
import type { Interval, LocalDate, Offer, OfferQuery } from '../../scheduling/types.ts';
import { overlaps } from '../../scheduling/intervals.ts';
import { doctorsFor, freeTimes } from '../agenda/free-times.ts';
import type { Office } from '../desk.ts';
import { ticksOf } from './absences-period.ts';
import { colleaguesOnly, type HoursSpot, offerAt, rulesWith } from './absences-times.ts';
import type { Absent, HitVisit } from './absences.ts';

/** Whom a visit goes to: the same doctor once back, or a colleague, that day or near it. */
export type Whom = 'same-doctor' | 'other-doctor';

export interface Proposal {
  readonly hit: HitVisit;
  /** Null: nothing is free, or rivals were quicker. */
  readonly hold: Hold | null;
}

/** Until when what is held now stays so, at the least: epoch milliseconds. */
export const heldUntil = ({ clock }: Office): number => clock.now() + HOLD_MS;

/** The nearest free time for each visit, held for some minutes: nobody else is given it meanwhile. */
export async function proposeTimes(
  desk: Office,
  absent: Absent,
  hits: readonly HitVisit[],
  whom: Whom,
): Promise<readonly Proposal[]> {
  const search = searchFor(rulesWith(await desk.stores.clinic.read(), absent), absent, whom);
  const held = new HeldTimes(desk);
  const proposals: Proposal[] = [];
  try {
    for (const hit of hits) {
      const busy = [...(await busyTimes(desk, hit)), ...promisedTo(hit, proposals)];
      const offer = await search(desk, hit, busy);
      const [hold = null] = await held.holdAll(offer === null ? [] : [offer]);
      proposals.push({ hit, hold });
    }
    return proposals;
  } catch (error) {
    await held.releaseAll();
    throw error;
  }
}

type SearchFor = (desk: Office, hit: HitVisit, busy: readonly Interval[]) => Promise<Offer | null>;

function searchFor(rules: Clinic, absent: Absent, whom: Whom): SearchFor {
  const back = ticksOf(absent).end;
  const colleagues = colleaguesOnly(rules, absent);
  return async (desk, { appointment }, patientBusy) => {
    const { specialtyId, doctorId, date, visit } = appointment;
    const query = { now: desk.clock.now(), specialtyId, patientBusy, limit: 1 };
    if (whom === 'same-doctor') {
      const { offer, nearest } = await search(desk, rules, { ...query, doctorId, on: null, after: back - 1 });
      return offer ?? nearest;
    }
    const thatDay = { ...query, doctorId: null, on: date };
    const later = await search(desk, colleagues, { ...thatDay, after: visit.start - 1 });
    if (later.offer !== null) return later.offer;
    const { offer, nearest } = await search(desk, colleagues, { ...thatDay, after: null });
    return offer ?? nearest;
  };
}

async function search({ stores }: Office, rules: Clinic, query: OfferQuery) {
  const found = searchOffers(rules, query);
  let step = found.next([]);
  while (!step.done) step = found.next(await stores.agenda.claims(step.value, query.now));
  return step.value.kind === 'offers'
    ? { offer: step.value.offers[0] ?? null, nearest: null }
    : { offer: null, nearest: step.value.nearest[0] ?? null };
}

/** When the patient is with somebody already. */
async function busyTimes({ stores, clock }: Office, { appointment }: HitVisit): Promise<Interval[]> {
  const visits = await stores.agenda.upcoming(appointment.patientId, clock.now());
  return visits.filter(({ id }) => id !== appointment.id).map(({ visit }) => visit);
}

function promisedTo({ appointment }: HitVisit, proposals: readonly Proposal[]): Interval[] {
  return proposals.flatMap(({ hit, hold }) =>
    hold !== null && hit.appointment.patientId === appointment.patientId ? [hold.offer.visit] : [],
  );
}

/** All that is free for this visit with a doctor on a date. */
export async function freeTimesFor(
  desk: Office,
  absent: Absent,
  hit: HitVisit,
  { doctorId, date }: { readonly doctorId: string; readonly date: LocalDate },
): Promise<readonly Offer[]> {
  const rules = rulesWith(await desk.stores.clinic.read(), absent);
  const doctors = doctorsFor(rules, hit.appointment.specialtyId, doctorId);
  const offers = await freeTimes(desk, rules, { doctors, first: date, last: date });
  const busy = await busyTimes(desk, hit);
  return offers.filter(({ visit }) => !busy.some((other) => overlaps(other, visit)));
}

/** Holds a time that somebody chose; null when it is no time to be given, or not free any more. */
export async function holdChosen(
  desk: Office,
  absent: Absent,
  hit: HitVisit,
  spot: HoursSpot,
): Promise<Hold | null> {
  const rules = rulesWith(await desk.stores.clinic.read(), absent);
  const offer = offerAt(rules, hit.appointment.specialtyId, spot, desk.clock.now());
  const [hold = null] = offer === null ? [] : await new HeldTimes(desk).holdAll([offer]);
  return hold;
}

/** A time that is held, as whoever asked for it knows it. */
export interface HeldSpot extends HoursSpot {
  readonly holdId: string;
  readonly specialtyId: string;
}

/** Lets go of times that nobody is waiting for any more. */
export async function releaseTimes({ stores, clock }: Office, spots: readonly HeldSpot[]): Promise<void> {
  const rules = await stores.clinic.read();
  const holds = spots.flatMap((spot) => {
    const offer = offerAt(rules, spot.specialtyId, spot, clock.now());
    return offer === null ? [] : [{ id: spot.holdId, offer }];
  });
  await stores.agenda.release(holds);
}
