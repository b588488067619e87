import type { Offer } from '../../src/scheduling/types.ts';
import { freeStarts } from '../../src/scheduling/free-starts.ts';
import { addDays } from '../../src/scheduling/calendar.ts';
import { TICK_MINUTES, todayIn, tickOf } from '../../src/scheduling/wall-clock.ts';
import { workingPeriods } from '../../src/scheduling/working-time.ts';
import { systemIds } from '../../src/main/ids.ts';
import type { Clinic } from '../../src/booking/ports.ts';
import type { Storage } from '../../src/storage/index.ts';
import { indexNames } from '../../src/storage/office/patients/name-index.ts';
import { PEOPLE } from './people.ts';

const DAYS_BEFORE = 28;
const DAYS_AFTER = 9;
/** Of ten times, so many are taken. */
const TAKEN_OF_TEN = 6.5;

/** Fills the demo clinic's agenda as a clinic's is on a Tuesday: some weeks behind it, the next days nearly full. */
export async function fillClinic(storage: Storage, now: number): Promise<void> {
  const chance = chanceFrom(20_261_124);
  await registerPeople(storage, now);
  // The demo's doctors began this week; in the pictures they have been here for long.
  await storage.database.read((db) => db.updateTable('working_hours').set({ valid_from: null }).execute());
  const clinic = await storage.stores.clinic.read();
  const today = todayIn(clinic.zone, now);
  const past: string[] = [];
  for (let day = -DAYS_BEFORE; day <= DAYS_AFTER; day += 1)
    for (const offer of timesOn(clinic, addDays(today, day)))
      if (chance() * 10 < TAKEN_OF_TEN) {
        const booked = await book(storage, offer, chance, now);
        if (booked !== null && offer.visit.start < tickOf(now)) past.push(booked);
      }
  for (const id of past) await settle(storage, id, chance() < 0.09 ? 'no-show' : 'attended');
}

async function registerPeople(storage: Storage, now: number): Promise<void> {
  const at = new Date(now).toISOString().slice(0, 19).replace('T', ' ');
  for (const { id, name, cpf, birthDate } of PEOPLE) {
    const row = {
      id,
      name,
      cpf,
      birth_date: birthDate,
      pin_hash: null,
      agenda_version: 0,
      created_at: at,
      updated_at: at,
    };
    await storage.database.read((db) => db.insertInto('patients').values(row).execute());
  }
  await storage.database.write((tx) => indexNames(tx, PEOPLE));
}

/** The times of every doctor on a date, as if nothing were taken. */
function timesOn(clinic: Clinic, date: string): Offer[] {
  return clinic.doctors.flatMap(({ id: doctorId, specialtyIds }) => {
    const specialty = clinic.specialties.find(({ id }) => id === specialtyIds[0]);
    if (specialty === undefined) return [];
    const ticks = specialty.visitMinutes / TICK_MINUTES;
    return workingPeriods(clinic, doctorId, date).flatMap((period) =>
      freeStarts(period, [], { before: 0, visit: ticks, after: 0 }).map((start) => ({
        doctorId,
        specialtyId: specialty.id,
        locationId: period.place.id,
        visit: { start, end: start + ticks },
        claim: { start, end: start + ticks },
        date,
        minute: period.minute + (start - period.start) * TICK_MINUTES,
        lane: 0,
      })),
    );
  });
}

async function book(
  storage: Storage,
  offer: Offer,
  chance: () => number,
  now: number,
): Promise<string | null> {
  const patient = PEOPLE[Math.floor(chance() * PEOPLE.length)];
  const daysAhead = 1 + Math.floor(chance() * 20);
  const outcome = await storage.stores.agenda.book({
    appointmentId: systemIds.next(),
    hold: { id: systemIds.next(), offer },
    patientId: patient?.id ?? '',
    limits: { maxActiveVisits: 1_000, maxActiveVisitsPerSpecialty: 1_000 },
    actor:
      chance() < 0.6
        ? { kind: 'patient-phone', id: patient?.id ?? null, callId: systemIds.next() }
        : { kind: 'staff', id: null, callId: null },
    now: Math.min(now, offer.visit.start * TICK_MINUTES * 60_000 - daysAhead * 86_400_000),
  });
  return outcome.kind === 'booked' ? outcome.appointment.id : null;
}

async function settle({ database }: Storage, id: string, status: 'attended' | 'no-show'): Promise<void> {
  await database.read((db) => db.updateTable('appointments').set({ status }).where('id', '=', id).execute());
}

/** The same chance in every run (mulberry32): pictures can be compared. */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
