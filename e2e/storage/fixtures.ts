/** Times, people and requests for the storage suites. */
import type { NewUser } from '../../src/office/users.ts';
import { randomInt, randomUUID } from 'node:crypto';
import type {
  Actor,
  Appointment,
  BookOutcome,
  BookRequest,
  Hold,
  Ids,
  Stores,
  VisitLimits,
} from '../../src/booking/ports.ts';
import type { Interval, Offer } from '../../src/scheduling/types.ts';
import type { Storage } from '../../src/storage/index.ts';

export const testIds: Ids = {
  next: () => randomUUID(),
  protocol: (digits) => String(randomInt(10 ** (digits - 1), 10 ** digits)),
};

/** Monday, 4 January 2027, 08:00 UTC: the clock of most tests. */
export const now = Date.UTC(2027, 0, 4, 8);
export const minuteMs = 60_000;
/** The tick `hours` after `now`. */
export const tickIn = (hours: number): number => now / 300_000 + hours * 12;

export const actor: Actor = { kind: 'patient-phone', id: 'demo-lucia', callId: 'call-1' };
const plenty: VisitLimits = { maxActiveVisits: 1_000, maxActiveVisitsPerSpecialty: 1_000 };

/** A time with a doctor, half an hour unless told, `hours` from now. */
export function offerIn(hours: number, change: Partial<Offer> & { ticks?: number } = {}): Offer {
  const { ticks = 6, ...rest } = change;
  const visit = { start: tickIn(hours), end: tickIn(hours) + ticks };
  return {
    doctorId: 'rafael-costa',
    specialtyId: 'dermatologia',
    locationId: 'aldeota',
    visit,
    claim: visit,
    lane: 0,
    date: '2027-01-04',
    minute: 540,
    ...rest,
  };
}

export const holdOf = (offer: Offer): Hold => ({ id: testIds.next(), offer });

/** Places a hold of a minute. */
export function place(stores: Stores, hold: Hold, at = now): Promise<'held' | 'taken'> {
  return stores.agenda.hold({ ...hold, now: at, expiresAt: at + minuteMs });
}

export function bookRequest(hold: Hold, change: Partial<BookRequest> = {}): BookRequest {
  return {
    appointmentId: testIds.next(),
    hold,
    patientId: 'demo-lucia',
    limits: plenty,
    actor,
    now,
    ...change,
  };
}

/** Holds and books in one go; lets the hold go when that is refused. */
export async function bookAt(
  stores: Stores,
  offer: Offer,
  change: Partial<BookRequest> = {},
): Promise<BookOutcome> {
  const hold = holdOf(offer);
  await place(stores, hold, change.now ?? now);
  const outcome = await stores.agenda.book(bookRequest(hold, change));
  await stores.agenda.release([hold]);
  return outcome;
}

export function booked(outcome: BookOutcome): Appointment {
  if (outcome.kind !== 'booked') throw new Error(`not booked: ${outcome.kind}`);
  return outcome.appointment;
}

export async function takenBy(stores: Stores, doctorId: string, at = now): Promise<Interval[]> {
  const claims = await stores.agenda.claims(
    { doctorIds: [doctorId], start: tickIn(-48), end: tickIn(24 * 90) },
    at,
  );
  return claims.map(({ start, end }) => ({ start, end }));
}

/** Adds patients beside the demo's. */
export async function addPatients(storage: Storage, ids: readonly string[]): Promise<void> {
  const rows = ids.map((id, index) => ({
    id,
    name: `Patient ${id}`,
    cpf: String(10_000_000_000 + index + randomInt(1_000_000) * 1_000),
    birth_date: '1980-01-01',
    pin_hash: null,
    agenda_version: 0,
    created_at: '2027-01-01 00:00:00',
    updated_at: '2027-01-01 00:00:00',
  }));
  await storage.database.write((tx) => tx.insertInto('patients').values(rows).execute());
}

/** A receptionist of that login, unless told otherwise. */
export const newUser = (login: string, change: Partial<NewUser> = {}): NewUser => ({
  id: testIds.next(),
  login,
  name: `Usuária ${login}`,
  role: 'receptionist',
  doctorId: null,
  passwordHash: 'scrypt$…',
  mustChangePassword: false,
  totpSecret: null,
  totpStep: null,
  active: true,
  lastLoginAt: null,
  ...change,
});
