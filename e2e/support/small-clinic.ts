import { scryptSync } from 'node:crypto';
import type { Storage } from '../../src/storage/index.ts';
import { tickAt } from '../../src/scheduling/wall-clock.ts';

/** A Monday, half past eight in the morning in Fortaleza (UTC−3). */
export const MONDAY_MORNING = Date.parse('2026-11-23T11:30:00Z');
/** The same Monday, ten in the evening: attendants are gone. */
export const MONDAY_NIGHT = Date.parse('2026-11-24T01:00:00Z');

/** Dona Lúcia, as she dials. */
export const LUCIA = { id: 'demo-lucia', cpf: '52998224725', birth: '15031955', phone: '85988880001' };
/** Carlos, who in the demo has a visit. */
export const CARLOS = { id: 'demo-carlos', cpf: '39053344705', birth: '02111968', phone: '85988880003' };
/** Has a PIN: 2580. */
export const ANTONIO = { id: 'demo-antonio', cpf: '11144477735', birth: '21071990', pin: '2580' };

/** Two who share a telephone. */
export const BEATRIZ = { id: 'demo-beatriz', cpf: '93541134780', birth: '31012001', shared: '8533330004' };
export const DAVI = { id: 'demo-davi', cpf: '98765432100', birth: '29022016', shared: '8533330004' };

/** Changes the demo clinic into what a test needs, as an operator would: with SQL. */
export async function adjustClinic(
  storage: Storage,
  changes: Partial<{
    require_pin: 0 | 1;
    trust_caller_number: 0 | 1;
    horizon_days: number;
    max_active_visits: number;
    max_active_visits_per_specialty: number;
    cancel_deadline_minutes: number;
    least_notice_minutes: number;
  }>,
): Promise<void> {
  await storage.database.write((tx) => tx.updateTable('clinic').set(changes).execute());
}

/** Leaves only these doctors. */
export async function keepDoctors(storage: Storage, ids: readonly string[]): Promise<void> {
  await storage.database.write((tx) =>
    tx.updateTable('doctors').set({ active: 0 }).where('id', 'not in', ids).execute(),
  );
}

/** Takes away all working hours. */
export async function withoutHours(storage: Storage): Promise<void> {
  await storage.database.write((tx) => tx.deleteFrom('working_hours').execute());
}

/** Makes the clinic's line speak these languages. */
export async function speaking(storage: Storage, languages: readonly string[]): Promise<void> {
  await storage.database.write(async (tx) => {
    await tx.deleteFrom('clinic_languages').execute();
    await tx
      .insertInto('clinic_languages')
      .values(languages.map((language, position) => ({ position, language })))
      .execute();
  });
}

/** What a patient chose in a call of a year ago; or whenever it was. */
export async function remembered(
  storage: Storage,
  patientId: string,
  caller: { language?: string; pace?: 'slow' | 'usual'; last_call_at?: string },
): Promise<void> {
  const row = { language: null, pace: null, last_call_at: '2025-11-23 12:00:00', ...caller };
  await storage.database.write((tx) =>
    tx
      .insertInto('callers')
      .values({ patient_id: patientId, ...row })
      .execute(),
  );
}

/** Books these times for a patient, through the product. */
export async function bookFor(
  storage: Storage,
  patientId: string,
  visits: readonly { doctorId: string; date: string; minute: number }[],
): Promise<void> {
  const now = MONDAY_MORNING;
  const clinic = await storage.stores.clinic.read();
  const location = clinic.locations[0];
  for (const [index, { doctorId, date, minute }] of visits.entries()) {
    const start = tickAt(location?.zone ?? '', date, minute) ?? 0;
    const visit = { start, end: start + 6 };
    const specialtyId = clinic.doctors.find(({ id }) => id === doctorId)?.specialtyIds[0] ?? '';
    const offer = {
      doctorId,
      specialtyId,
      locationId: location?.id ?? '',
      visit,
      claim: visit,
      lane: 0,
      date,
      minute,
    };
    const hold = { id: `prepared-hold-${index}`, offer };
    await storage.stores.agenda.hold({ ...hold, now, expiresAt: now + 60_000 });
    const outcome = await storage.stores.agenda.book({
      appointmentId: `prepared-${index}`,
      hold,
      patientId,
      limits: { maxActiveVisits: 99, maxActiveVisitsPerSpecialty: 99 },
      actor: { kind: 'staff', id: null, callId: null },
      now,
    });
    if (outcome.kind !== 'booked') throw new Error(`the visit could not be prepared: ${outcome.kind}`);
  }
}

/** The same PIN, hashed at next to no cost: thousands of calls are walked. */
export async function cheapPin(storage: Storage, { id, pin }: { id: string; pin: string }): Promise<void> {
  const salt = Buffer.from('salt');
  const hash = scryptSync(pin, salt, 32, { N: 2, r: 1, p: 1 });
  const pin_hash = `scrypt$2$1$1$${salt.toString('base64')}$${hash.toString('base64')}`;
  await storage.database.write((tx) =>
    tx.updateTable('patients').set({ pin_hash }).where('id', '=', id).execute(),
  );
}

/** For tests on the real clock: at whatever hour, and on whatever holiday, they run. */
export async function attendantsAreAlwaysThere(storage: Storage): Promise<void> {
  const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
  const around = [-1, 0, 1].map((days) =>
    new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10),
  );
  const working = { scope: 'clinic', location_id: null, name: 'aberto', working: 1 } as const;
  await storage.database.write(async (tx) => {
    await tx.deleteFrom('attendant_hours').execute();
    const hours = weekdays.map((weekday) => ({ weekday, start_clock: '00:00', end_clock: '24:00' }));
    await tx.insertInto('attendant_hours').values(hours).execute();
    await tx.deleteFrom('holidays').where('id', 'like', 'open-%').execute();
    const days = around.map((date) => ({ ...working, id: `open-${date}`, date }));
    await tx.insertInto('holidays').values(days).execute();
  });
}
