import type { Appointment } from '../booking/ports.ts';
import type { Location, Offer } from '../scheduling/types.ts';
import type { Clip, Utterance } from '../speech/clip.ts';
import { spokenDay, spokenMoment } from '../speech/dates.ts';
import * as names from '../speech/names.ts';
import { comma, stop } from '../speech/pauses.ts';
import { spokenTime } from '../speech/times.ts';
import { prompt } from '../speech/catalogue.ts';
import { wallClockNow, type Call } from './call.ts';

/**
 * "com o Dr. Rafael Costa". While nobody has recorded the name: by position among all who practise the specialty, the
 * same wherever the doctor is named in a call.
 */
export function withDoctor(
  { clinic, hasRecording }: Call,
  it: { doctorId: string; specialtyId: string },
): Clip {
  const colleagues = clinic.doctors.filter(({ specialtyIds }) => specialtyIds.includes(it.specialtyId));
  const doctor = clinic.doctors.find(({ id }) => id === it.doctorId);
  if (!doctor) return prompt('doctor.former');
  const clip = names.doctorClip(doctor, 'with');
  return hasRecording(clip.id) ? clip : names.doctorByPosition(within(colleagues.indexOf(doctor)), 'with');
}

/** "Cardiologia"; while nobody has recorded the name, by position among all of the clinic's. */
export function specialtyName({ clinic, hasRecording }: Call, specialtyId: string): Clip {
  const position = clinic.specialties.findIndex(({ id }) => id === specialtyId);
  const specialty = clinic.specialties[position];
  if (!specialty) return prompt('specialty.former');
  const clip = names.specialtyClip(specialty);
  return hasRecording(clip.id) ? clip : names.specialtyByPosition(within(position));
}

/** Where, for a clinic of several places; nothing for a clinic of one. */
function atLocation(call: Call, locationId: string): Utterance {
  if (call.clinic.locations.length < 2) return [];
  const position = call.clinic.locations.findIndex((location) => location.id === locationId);
  const location = call.clinic.locations[position];
  return location ? [comma, locationAt(call, location, position)] : [];
}

function locationAt(call: Call, location: Location, position: number): Clip {
  const clip = names.locationClip(location);
  return call.hasRecording(clip.id) ? clip : names.locationByPosition(within(position));
}

type When = Pick<Offer, 'date' | 'minute' | 'locationId'>;

/** "terça-feira, primeiro de dezembro, às quatorze horas". */
export function moment(call: Call, when: When): Utterance {
  return spokenMoment(when.date, when.minute, todayAt(call, when.locationId));
}

/** Offers one after the other: what has just been said (the day, the place) is not said again. */
export function offersInTurn(call: Call, offers: readonly Offer[], nameDoctors: boolean): Utterance[] {
  return offers.map((it, index) => {
    const before = offers[index - 1];
    const doctor = nameDoctors ? [comma, withDoctor(call, it)] : [];
    const where = before?.locationId === it.locationId ? [] : atLocation(call, it.locationId);
    return [...offerMoment(call, it, before), ...doctor, ...where];
  });
}

function offerMoment(call: Call, it: Offer, before: Offer | undefined): Utterance {
  if (before?.date === it.date) return [prompt('offer.same-day'), ...spokenTime(it.minute)];
  if (before?.date.slice(0, 7) === it.date.slice(0, 7))
    return [...spokenDay(it.date), comma, ...spokenTime(it.minute)];
  return moment(call, it);
}

/** Everything about a time, for the caller to agree to: "Dermatologia, com o Dr. Rafael Costa, quarta-feira …". */
export function inFull(call: Call, it: Offer | Appointment): Utterance {
  const what = [specialtyName(call, it.specialtyId), comma, withDoctor(call, it), comma];
  return [...what, ...moment(call, it), ...atLocation(call, it.locationId), stop];
}

/** A visit as one item of a list: "quarta-feira, 25 de novembro, às quinze horas, com o Dr. Rafael Costa". */
export function visitBriefly(call: Call, visit: Appointment): Utterance {
  return [...moment(call, visit), comma, withDoctor(call, visit)];
}

/** The date on the wall of that location. */
export function todayAt(call: Call, locationId: string): string {
  const zone = call.clinic.locations.find((location) => location.id === locationId)?.zone ?? call.clinic.zone;
  return wallClockNow(call, zone).date;
}

const within = (position: number): number => Math.min(Math.max(position, 0), names.lastPosition - 1) + 1;
