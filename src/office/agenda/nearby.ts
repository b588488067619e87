import type { Clinic } from '../../booking/ports.ts';
import { addDays } from '../../scheduling/calendar.ts';
import type { Offer } from '../../scheduling/types.ts';
import type { Office } from '../desk.ts';
import { doctorsFor, freeTimes } from './free-times.ts';
import type { Spot } from './place.ts';

const MOST = 6;
/** Of these, as many with the same doctor, if others are free that day. */
const WITH_SAME_DOCTOR = 4;
const DAYS_AHEAD = 7;

/**
 * What is free near a time that was wished for: that day with the same doctor, then with others of the specialty, then
 * with the same doctor on the next days; the nearest in time first.
 *
 * @param onlyDoctorId Whom alone the asker sees; null = everybody.
 */
export async function nearbyTimes(
  desk: Office,
  clinic: Clinic,
  { doctorId, date, minute }: Spot,
  specialtyId: string,
  onlyDoctorId: string | null,
): Promise<readonly Offer[]> {
  const doctors = doctorsFor(clinic, specialtyId, onlyDoctorId);
  const thatDay = await freeTimes(desk, clinic, { doctors, first: date, last: date });
  const byDistance = [...thatDay].sort((a, b) => Math.abs(a.minute - minute) - Math.abs(b.minute - minute));
  const [same, others] = [
    byDistance.filter((offer) => offer.doctorId === doctorId),
    byDistance.filter((offer) => offer.doctorId !== doctorId),
  ];
  const first = [...same.slice(0, WITH_SAME_DOCTOR), ...others.slice(0, MOST - WITH_SAME_DOCTOR)];
  const rest = [...same.slice(WITH_SAME_DOCTOR), ...others.slice(MOST - WITH_SAME_DOCTOR)];
  const found = [...first, ...rest].slice(0, MOST);
  if (found.length === MOST) return inOrder(found, doctorId);
  const later = await freeTimes(desk, clinic, {
    doctors: doctors.filter((one) => one.doctorId === doctorId),
    first: addDays(date, 1),
    last: addDays(date, DAYS_AHEAD),
  });
  return [...inOrder(found, doctorId), ...later.slice(0, MOST - found.length)];
}

/** The same doctor's first; within, soonest first. */
const inOrder = (offers: readonly Offer[], doctorId: string): readonly Offer[] =>
  [...offers].sort(
    (a, b) =>
      Number(b.doctorId === doctorId) - Number(a.doctorId === doctorId) || a.visit.start - b.visit.start,
  );
