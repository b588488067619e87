/** Why the staff does not get the time they wish for. */
import type { Clinic } from '../../booking/ports.ts';
import type { Offer } from '../../scheduling/types.ts';
import type { Office } from '../desk.ts';
import type { Principal } from '../principal.ts';
import { nearbyTimes } from './nearby.ts';
import type { OutsideHours } from './outside-hours.ts';
import type { Spot } from './place.ts';
import type { ActorName, StaffVisit } from './ports.ts';

export interface Winner {
  readonly kind: 'phone' | 'staff' | 'offered' | 'unknown';
  /** Of staff. */
  readonly who: ActorName | null;
  readonly isAsker: boolean;
  /** Epoch milliseconds. */
  readonly at: number | null;
}

export type Refused =
  | { readonly kind: 'unknown-doctor' }
  /** The doctor does not have the specialty. */
  | { readonly kind: 'not-offered'; readonly specialtyId: string }
  | { readonly kind: 'past' }
  | {
      readonly kind: 'outside-hours';
      readonly why: OutsideHours;
      readonly nearby: readonly Offer[];
    }
  | { readonly kind: 'taken'; readonly winner: Winner; readonly nearby: readonly Offer[] }
  /** The patient has this visit then. */
  | { readonly kind: 'patient-busy'; readonly other: StaffVisit | null };

/** What a refusal is about. */
export interface Wish {
  readonly clinic: Clinic;
  readonly spot: Spot;
  readonly specialtyId: string;
  readonly by: Principal;
}

export async function outsideHours(desk: Office, wish: Wish, why: OutsideHours): Promise<Refused> {
  return { kind: 'outside-hours', why, nearby: await near(desk, wish) };
}

/** Who was quicker, and what is free near it. */
export async function lostRace(desk: Office, wish: Wish, offer: Offer, askerId: string): Promise<Refused> {
  const [winner, nearby] = await Promise.all([winnerOf(desk, offer, askerId), near(desk, wish)]);
  return { kind: 'taken', winner, nearby };
}

const near = (desk: Office, { clinic, spot, specialtyId, by }: Wish): Promise<readonly Offer[]> =>
  nearbyTimes(desk, clinic, spot, specialtyId, by.doctorId);

async function winnerOf({ office, clock }: Office, offer: Offer, askerId: string): Promise<Winner> {
  const holder = await office.agenda.holderOf(offer, clock.now());
  const nobody = { who: null, isAsker: false, at: null };
  if (holder === null) return { kind: 'unknown', ...nobody };
  if (holder.kind === 'caller') return { kind: 'offered', ...nobody };
  const { placedBy, at } = holder;
  if (placedBy.kind === 'patient-phone') return { kind: 'phone', ...nobody, at };
  if (placedBy.id === null || placedBy.kind === 'system') return { kind: 'unknown', ...nobody, at };
  const names = await office.agenda.actorNames([placedBy.id]);
  return { kind: 'staff', who: names.get(placedBy.id) ?? null, isAsker: placedBy.id === askerId, at };
}
