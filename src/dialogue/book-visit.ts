import { book, mayBookMore, upcomingVisits } from '../booking/visits.ts';
import type { Appointment, Hold } from '../booking/ports.ts';
import { addDays } from '../scheduling/calendar.ts';
import type { Doctor, Specialty, WorkingHours } from '../scheduling/types.ts';
import type { PromptId } from '../speech/catalogue.ts';
import { prompt } from '../speech/prompt.ts';
import { askList } from './asking.ts';
import { changing, mayHearVisits, todayOfClinic, type PatientCall } from './call.ts';
import { chooseTime, patientBusy, taken } from './choose-time.ts';
import { impasse } from './impasse.ts';
import { specialtyName, withDoctor } from './saying.ts';
import { tellDone } from './tell-done.ts';
import { DOCTOR, SPECIALTY, TASKS, TOO_MANY } from './tree.ts';

/** Specialty, doctor, time, and a committed row: or back to the main menu with nothing held. */
export async function bookVisit(call: PatientCall): Promise<void> {
  const visits = await call.conversation.patiently(upcomingVisits(call.desk, call.patient.id));
  if (!mayBookMore(call.clinic, visits, null)) return tooMany(call, 'book.too-many.in-all');
  const specialties = bookableSpecialties(call);
  if (specialties.length === 0) {
    call.conversation.announce([prompt('book.none.no-working-hours')]);
    return impasse(call, TASKS.book.none, 'no-offers');
  }
  return chooseSpecialty(call, specialties, visits);
}

async function chooseSpecialty(
  call: PatientCall,
  specialties: readonly Specialty[],
  visits: readonly Appointment[],
): Promise<void> {
  for (;;) {
    const specialty = await pickSpecialty(call, specialties);
    if (specialty === 'back') return;
    if (!mayBookMore(call.clinic, visits, specialty.id)) {
      return tooMany(call, 'book.too-many.of-specialty');
    }
    const outcome = await chooseDoctor(call, specialty);
    if (outcome === 'done' || specialties.length === 1) return;
  }
}

async function pickSpecialty(
  call: PatientCall,
  specialties: readonly Specialty[],
): Promise<Specialty | 'back'> {
  const [only] = specialties;
  if (only && specialties.length === 1) return only;
  const items = specialties.map((value) => ({ value, say: [specialtyName(call, value.id)] }));
  const picked = await askList(call.conversation, SPECIALTY, items);
  return picked.kind === 'item' ? picked.value : 'back';
}

async function chooseDoctor(call: PatientCall, specialty: Specialty): Promise<'back' | 'done'> {
  const doctors = workingDoctors(call).filter(({ specialtyIds }) => specialtyIds.includes(specialty.id));
  for (;;) {
    const picked = await pickDoctor(call, specialty.id, doctors);
    if (picked === 'back') return 'back';
    const outcome = await chooseAndConfirm(call, specialty.id, picked.doctorId);
    if (outcome === 'done' || doctors.length === 1) return outcome;
  }
}

/** A doctor, or anyone (null). The only one is not asked for. */
async function pickDoctor(
  call: PatientCall,
  specialtyId: string,
  doctors: readonly Doctor[],
): Promise<{ readonly doctorId: string | null } | 'back'> {
  const [only] = doctors;
  if (only && doctors.length === 1) return { doctorId: only.id };
  const items = doctors.map((value) => ({
    value,
    say: [withDoctor(call, { doctorId: value.id, specialtyId })],
  }));
  const picked = await askList(call.conversation, DOCTOR, items);
  switch (picked.kind) {
    case 'item':
      return { doctorId: picked.value.id };
    case 'extra':
      return { doctorId: null };
    case 'back':
      return 'back';
  }
}

async function chooseAndConfirm(
  call: PatientCall,
  specialtyId: string,
  doctorId: string | null,
): Promise<'back' | 'done'> {
  const wish = { patientId: call.patient.id, specialtyId, doctorId, moving: null };
  return chooseTime(call, TASKS.book, wish, (hold) => commit(call, hold));
}

/** What became of the confirmed time. `again`: offer others. */
async function commit(call: PatientCall, hold: Hold): Promise<'done' | 'again'> {
  const caller = { patientId: call.patient.id, callId: call.id };
  const outcome = await changing(call, () => book(call.desk, call.clinic, caller, hold));
  switch (outcome.kind) {
    case 'booked':
      await tellDone(call, TASKS.book.done, outcome.appointment);
      return 'done';
    case 'taken':
      return taken(call);
    case 'patient-busy':
      return patientBusy(call);
    case 'too-many-visits':
      await tooMany(call, 'book.too-many.in-all');
      return 'done';
  }
}

/** The limit is reached; which one is told only to who may hear of the visits. */
function tooMany(call: PatientCall, why: PromptId): Promise<void> {
  if (mayHearVisits(call)) call.conversation.announce([prompt(why)]);
  return impasse(call, TOO_MANY, 'too-many-visits');
}

/** Specialties that somebody who has working hours practises, in the clinic's order. */
function bookableSpecialties(call: PatientCall): Specialty[] {
  const practised = new Set(workingDoctors(call).flatMap(({ specialtyIds }) => specialtyIds));
  return call.clinic.specialties.filter(({ id }) => practised.has(id));
}

/** A doctor without working hours within the horizon is not offered at all. */
function workingDoctors(call: PatientCall): Doctor[] {
  const { clinic } = call;
  const today = todayOfClinic(call);
  const lastDay = addDays(today, clinic.policies.horizonDays);
  const inTime = ({ validFrom, validUntil }: WorkingHours) =>
    (validFrom === null || validFrom <= lastDay) && (validUntil === null || validUntil >= today);
  const working = new Set(clinic.workingHours.filter(inTime).map((hours) => hours.doctorId));
  return clinic.doctors.filter(({ id }) => working.has(id));
}
