/** The rules as an absence makes them, saved or not. Pure. */
import type { Clinic } from '../../booking/ports.ts';
import { ruleBook } from '../../scheduling/rule-book.ts';
import type { Offer } from '../../scheduling/types.ts';
import { doctorsFor } from '../agenda/free-times.ts';
import { placeFor, type Spot } from '../agenda/place.ts';
import { ticksOf } from './absences-period.ts';
import type { Absent } from './absences.ts';

/** With this absence. Keep what it gives: it is indexed once. */
export const rulesWith = (clinic: Clinic, absent: Absent): Clinic => ({
  ...clinic,
  absences: [...clinic.absences, { doctorId: absent.doctorId, ...ticksOf(absent) }],
});

/** Without the doctor who is away. */
export const colleaguesOnly = (clinic: Clinic, { doctorId }: Absent): Clinic => ({
  ...clinic,
  doctors: clinic.doctors.filter(({ id }) => id !== doctorId),
});

/** A time in a doctor's ordinary hours. */
export type HoursSpot = Omit<Spot, 'encaixe'>;

/** What the rules would give there to a visit of this specialty, whoever may have the time; null = nothing. */
export function offerAt(clinic: Clinic, specialtyId: string, spot: HoursSpot, now: number): Offer | null {
  const span = ruleBook(clinic).visitSpans.get(specialtyId);
  const isTheirs = doctorsFor(clinic, specialtyId, spot.doctorId).length > 0;
  if (span === undefined || !isTheirs) return null;
  const placed = placeFor(clinic, { ...spot, encaixe: false }, specialtyId, span, now);
  return placed.kind === 'place' ? placed.offer : null;
}
