import type { Appointment } from '../booking/ports.ts';
import { addDays } from '../scheduling/calendar.ts';
import type { Offer } from '../scheduling/types.ts';
import { spokenDate, spokenDateBriefly, spokenDay } from '../speech/dates.ts';
import { spokenDoctor, spokenLocation, spokenSpecialty } from '../speech/names.ts';
import { comma, stop } from '../speech/pauses.ts';
import type { Phrase, Saying } from '../speech/phrase.ts';
import { prompt } from '../speech/prompt.ts';
import { spokenTime, spokenTimeBriefly } from '../speech/times.ts';
import { wallClockNow, type Call } from './call.ts';

/**
 * "com o Dr. Rafael Costa". While nobody has recorded the name: by position among all who practise the specialty, the
 * same wherever the doctor is named in a call.
 */
export function withDoctor({ clinic }: Call, it: { doctorId: string; specialtyId: string }): Phrase {
  const colleagues = clinic.doctors.filter(({ specialtyIds }) => specialtyIds.includes(it.specialtyId));
  const doctor = clinic.doctors.find(({ id }) => id === it.doctorId);
  return doctor ? spokenDoctor(doctor, colleagues.indexOf(doctor) + 1) : prompt('doctor.former');
}

/** "Cardiologia"; while nobody has recorded the name, by position among all of the clinic's. */
export function specialtyName({ clinic }: Call, specialtyId: string): Phrase {
  const position = clinic.specialties.findIndex(({ id }) => id === specialtyId);
  const specialty = clinic.specialties[position];
  return specialty ? spokenSpecialty(specialty, position + 1) : prompt('specialty.former');
}

/** Where, for a clinic of several places; nothing for a clinic of one. */
function atLocation({ clinic }: Call, locationId: string): Saying {
  if (clinic.locations.length < 2) return [];
  const position = clinic.locations.findIndex((location) => location.id === locationId);
  const location = clinic.locations[position];
  return location ? [comma, spokenLocation(location, position + 1)] : [];
}

type When = Pick<Offer, 'date' | 'minute' | 'locationId'>;

/** "terça-feira, primeiro de dezembro, às quatorze horas e trinta minutos"; "e trinta" for who knows the way. */
function moment(call: Call, { date, minute, locationId }: When): Saying {
  const time = call.conversation.brief ? spokenTimeBriefly(minute) : spokenTime(minute);
  return [spokenDate(date, todayAt(call, locationId)), comma, time];
}

/** "amanhã, terça-feira, às nove e vinte". */
export function momentBriefly(call: Call, when: When): Saying {
  const date = spokenDateBriefly(when.date, todayAt(call, when.locationId));
  return [date, comma, spokenTimeBriefly(when.minute)];
}

/**
 * Offers one after the other, briefly: what has just been said (the day, the month) is not said again, and the place
 * only where it makes a difference. Before anything is confirmed, all is said in full.
 */
export function offersInTurn(call: Call, offers: readonly Offer[], nameDoctors: boolean): Saying[] {
  const severalPlaces = new Set(offers.map(({ locationId }) => locationId)).size > 1;
  return offers.map((it, index) => [
    ...offerMoment(call, it, offers[index - 1]),
    ...(nameDoctors ? [comma, withDoctor(call, it)] : []),
    ...(severalPlaces ? atLocation(call, it.locationId) : []),
  ]);
}

function offerMoment(call: Call, it: Offer, before: Offer | undefined): Saying {
  const time = spokenTimeBriefly(it.minute);
  if (before?.date === it.date) return [prompt('offer.same-day'), time];
  const today = todayAt(call, it.locationId);
  const sameMonth = before?.date.slice(0, 7) === it.date.slice(0, 7);
  const near = it.date <= addDays(today, 1);
  const date = sameMonth && !near ? spokenDay(it.date) : spokenDateBriefly(it.date, today, 'near-only');
  return [date, comma, time];
}

/** Everything about a time, for the caller to agree to: "Dermatologia, com o Dr. Rafael Costa, quarta-feira …". */
export function inFull(call: Call, it: Offer | Appointment): Saying {
  const what = [specialtyName(call, it.specialtyId), comma, withDoctor(call, it)];
  return [...what, ...atLocation(call, it.locationId), comma, ...moment(call, it), stop];
}

/** A visit as one item of a list: "quarta-feira, 25 de novembro, às quinze horas, com o Dr. Rafael Costa". */
export function visitBriefly(call: Call, visit: Appointment): Saying {
  return [...momentBriefly(call, visit), comma, withDoctor(call, visit)];
}

/** The date on the wall of that location. */
export function todayAt(call: Call, locationId: string): string {
  const zone = call.clinic.locations.find((location) => location.id === locationId)?.zone ?? call.clinic.zone;
  return wallClockNow(call, zone).date;
}
