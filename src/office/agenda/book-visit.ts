import type { Clinic, VisitLimits } from '../../booking/ports.ts';
import { ruleBook } from '../../scheduling/rule-book.ts';
import type { Office } from '../desk.ts';
import { actorOf } from './actor.ts';
import type { Asked } from './asked.ts';
import { placeFor, type Spot } from './place.ts';
import type { StaffVisit } from './ports.ts';
import { lostRace, outsideHours, type Refused } from './refusals.ts';

export interface NewVisit {
  readonly patientId: string;
  readonly specialtyId: string;
  readonly spot: Spot;
}

export type BookingOutcome =
  | { readonly kind: 'booked'; readonly visit: StaffVisit }
  | { readonly kind: 'unknown-patient' }
  | { readonly kind: 'unknown-specialty' }
  | Refused;

/** What the clinic grants a patient by telephone does not bind its staff. */
const NO_LIMITS: VisitLimits = { maxActiveVisits: Infinity, maxActiveVisitsPerSpecialty: Infinity };

/** Books a visit for a patient, by the same one truth that the telephone books by. */
export async function bookVisit(
  desk: Office,
  { patientId, specialtyId, spot }: NewVisit,
  { by, changeId }: Asked,
): Promise<BookingOutcome> {
  const { stores, office, clock, ids } = desk;
  const [clinic, patientName] = await Promise.all([
    stores.clinic.read(),
    office.agenda.patientName(patientId),
  ]);
  if (patientName === null) return { kind: 'unknown-patient' };
  const span = ruleBook(clinic).visitSpans.get(specialtyId);
  if (span === undefined) return { kind: 'unknown-specialty' };
  if (!hasSpecialty(clinic, spot.doctorId, specialtyId)) return notTheirs(clinic, spot.doctorId, specialtyId);
  const now = clock.now();
  const wish = { clinic, spot, specialtyId, by };
  const placing = placeFor(clinic, spot, specialtyId, span, now);
  if (placing.kind === 'outside-hours') return outsideHours(desk, wish, placing.why);
  if (placing.kind !== 'place') return placing;
  const { offer } = placing;
  const actor = actorOf(by);
  const outcome = await stores.agenda.book({
    appointmentId: changeId,
    hold: { id: ids.next(), offer },
    patientId,
    limits: NO_LIMITS,
    actor,
    now,
  });
  switch (outcome.kind) {
    case 'booked':
      return { kind: 'booked', visit: { ...outcome.appointment, patientName, updatedAt: now } };
    case 'taken':
      return lostRace(desk, wish, offer, actor.id ?? '');
    case 'patient-busy':
      return { kind: 'patient-busy', other: await office.agenda.visitOf(patientId, offer.visit, null) };
    case 'too-many-visits':
      throw new Error('a booking without limits met one');
  }
}

export const hasSpecialty = (clinic: Clinic, doctorId: string, specialtyId: string): boolean =>
  clinic.doctors.some(({ id, specialtyIds }) => id === doctorId && specialtyIds.includes(specialtyId));

export const notTheirs = (clinic: Clinic, doctorId: string, specialtyId: string): Refused =>
  clinic.doctors.some(({ id }) => id === doctorId)
    ? { kind: 'not-offered', specialtyId }
    : { kind: 'unknown-doctor' };
