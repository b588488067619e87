import type { Appointment } from '../booking/ports.ts';
import type { Doctor, Location, Offer, Specialty } from '../scheduling/types.ts';
import type { Clip, Utterance } from '../speech/clip.ts';
import { spokenDay, spokenMoment } from '../speech/dates.ts';
import * as names from '../speech/names.ts';
import { comma, stop } from '../speech/pauses.ts';
import { spokenTime } from '../speech/times.ts';
import { prompt } from '../speech/catalogue.ts';
import { wallClockNow, type Call } from './call.ts';

/** "com o Dr. Rafael Costa"; by position while nobody has recorded the name. */
export function withDoctor(call: Call, doctorId: string): Clip {
  const position = call.clinic.doctors.findIndex((doctor) => doctor.id === doctorId);
  const doctor = call.clinic.doctors[position];
  if (!doctor) return prompt('doctor.former');
  return withDoctorAt(call, doctor, position);
}

/** As {@link withDoctor}, its position counted in the list being offered. */
export function withDoctorAt(call: Call, doctor: Doctor, position: number): Clip {
  const clip = names.doctorClip(doctor, 'with');
  return call.hasRecording(clip.id) ? clip : names.doctorByPosition(within(position), 'with');
}

/** "Cardiologia"; by position while nobody has recorded the name. */
export function specialtyAt(call: Call, specialty: Specialty, position: number): Clip {
  const clip = names.specialtyClip(specialty);
  return call.hasRecording(clip.id) ? clip : names.specialtyByPosition(within(position));
}

function specialtyOf(call: Call, specialtyId: string): Clip {
  const position = call.clinic.specialties.findIndex((specialty) => specialty.id === specialtyId);
  const specialty = call.clinic.specialties[position];
  return specialty ? specialtyAt(call, specialty, position) : prompt('specialty.former');
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

/** An offer after the one before it: what has just been said is not said again. */
export function offer(call: Call, it: Offer, before: Offer | undefined, nameDoctor: boolean): Utterance {
  const doctor = nameDoctor ? [comma, withDoctor(call, it.doctorId)] : [];
  return [...offerMoment(call, it, before), ...doctor, ...atLocation(call, it.locationId)];
}

function offerMoment(call: Call, it: Offer, before: Offer | undefined): Utterance {
  if (before?.date === it.date) return [prompt('offer.same-day'), ...spokenTime(it.minute)];
  if (before?.date.slice(0, 7) === it.date.slice(0, 7))
    return [...spokenDay(it.date), comma, ...spokenTime(it.minute)];
  return moment(call, it);
}

/** Everything about a time, for the caller to agree to: "Dermatologia, com o Dr. Rafael Costa, quarta-feira …". */
export function inFull(call: Call, it: Offer | Appointment): Utterance {
  const what = [specialtyOf(call, it.specialtyId), comma, withDoctor(call, it.doctorId), comma];
  return [...what, ...moment(call, it), ...atLocation(call, it.locationId), stop];
}

/** A visit as one item of a list: "quarta-feira, 25 de novembro, às quinze horas, com o Dr. Rafael Costa". */
export function visitBriefly(call: Call, visit: Appointment): Utterance {
  return [...moment(call, visit), comma, withDoctor(call, visit.doctorId)];
}

/** The date on the wall of that location. */
export function todayAt(call: Call, locationId: string): string {
  const zone = call.clinic.locations.find((location) => location.id === locationId)?.zone ?? call.clinic.zone;
  return wallClockNow(call, zone).date;
}

const within = (position: number): number => Math.min(position, names.lastPosition - 1) + 1;
