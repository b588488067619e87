/** The agenda of the demo clinic, as a person at the console and a caller on the telephone use it. */
import type { Locator, Page } from 'playwright-core';
import { book, cancel } from '../../../src/booking/visits.ts';
import type { Actor } from '../../../src/booking/ports.ts';
import { systemIds } from '../../../src/main/ids.ts';
import { tickAt, todayIn } from '../../../src/scheduling/wall-clock.ts';
import { addDays } from '../../../src/scheduling/calendar.ts';
import type { FreeTime } from '../../../src/web/contract/agenda.ts';
import type { ConsoleServer } from './console.ts';

export const ZONE = 'America/Fortaleza';
/** Works from Monday to Friday, 08:00–12:00 and 14:00–18:00; visits of half an hour. */
export const RAFAEL = { id: 'rafael-costa', name: 'Dr. Rafael Costa', specialtyId: 'dermatologia' };
export const JULIANA = { id: 'juliana-silva', name: 'Dra. Juliana Silva' };
const ALL_DAY = 16;
const PIXELS_PER_MINUTE = 56 / 30;

/** The first day from `after` days on of which all of Dr. Rafael's times are free. */
export async function freeDay(server: ConsoleServer, after = 2): Promise<string> {
  const api = await server.api('administrator');
  const from = addDays(todayIn(ZONE, Date.now()), after);
  const query = new URLSearchParams({
    specialtyId: RAFAEL.specialtyId,
    doctorId: RAFAEL.id,
    from,
    days: '14',
  });
  const { body } = await api.get<{ times: readonly FreeTime[] }>(`/agenda/free?${query.toString()}`);
  const days = Map.groupBy(body.times, ({ date }) => date);
  const found = [...days].find(([, times]) => times.length === ALL_DAY);
  if (found === undefined) throw new Error('Dr. Rafael has no free day');
  return found[0];
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

interface Placed {
  readonly patientId: string;
  readonly date: string;
  readonly time: string;
  readonly doctorId?: string;
  readonly lane?: number;
}

function holdFor({ date, time, doctorId = RAFAEL.id, lane = 0 }: Placed) {
  const minute = minuteOf(time);
  const start = tickAt(ZONE, date, minute) ?? 0;
  const visit = { start, end: start + 6 };
  const { specialtyId } = RAFAEL;
  const offer = { doctorId, specialtyId, locationId: 'aldeota', visit, claim: visit, date, minute, lane };
  return { id: systemIds.next(), offer };
}

/** Offers that time to a caller, who has not answered yet. */
export async function offerByPhone({ storage }: ConsoleServer, placed: Placed) {
  const hold = holdFor(placed);
  const now = Date.now();
  const outcome = await storage.stores.agenda.hold({ ...hold, now, expiresAt: now + 120_000 });
  if (outcome !== 'held') throw new Error(`${placed.time} was taken`);
  return hold;
}

/** Books as a patient does by telephone. */
export async function bookByPhone(server: ConsoleServer, placed: Placed) {
  const hold = await offerByPhone(server, placed);
  const clinic = await server.desk.stores.clinic.read();
  const outcome = await book(server.desk, clinic, { patientId: placed.patientId, callId: 'a-call' }, hold);
  if (outcome.kind !== 'booked') throw new Error(`not booked: ${outcome.kind}`);
  return outcome.appointment;
}

/** Cancels as a patient does by telephone. */
export const cancelByPhone = async (
  server: ConsoleServer,
  appointment: Awaited<ReturnType<typeof bookByPhone>>,
): Promise<void> =>
  void (await cancel(server.desk, { patientId: appointment.patientId, callId: 'a-call' }, appointment));

/** A visit that is simply there, at whatever hour: also one that has passed. */
export async function placeVisit({ storage }: ConsoleServer, placed: Placed): Promise<void> {
  const now = Date.now();
  const hold = holdFor(placed);
  const actor: Actor = { kind: 'system', id: 'test', callId: null };
  await storage.stores.agenda.hold({ ...hold, now, expiresAt: now + 60_000 });
  const limits = { maxActiveVisits: 99, maxActiveVisitsPerSpecialty: 99 };
  const request = { appointmentId: systemIds.next(), hold, patientId: placed.patientId, limits, actor, now };
  const outcome = await storage.stores.agenda.book(request);
  if (outcome.kind !== 'booked') throw new Error(`not placed: ${outcome.kind}`);
}

/** Whose visits begin then with Dr. Rafael. */
export async function visitsAt(server: ConsoleServer, date: string, time: string): Promise<string[]> {
  const days = { from: date, until: date, doctorId: RAFAEL.id };
  const visits = await server.storage.office.agenda.visits(days);
  return visits.filter(({ minute }) => minute === minuteOf(time)).map(({ patientId }) => patientId);
}

/** Where on the screen that time of that doctor's column is, a little below its line; scrolled into sight. */
export async function spotOf(page: Page, doctor: string, time: string): Promise<{ x: number; y: number }> {
  const [hour = '', minute = ''] = time.split(':');
  const line = page.locator('.ec-sidebar time', { hasText: `${hour}:00` });
  await line.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const head = await page.getByRole('button', { name: doctor, exact: true }).boundingBox();
  const box = await line.boundingBox();
  if (head === null || box === null) throw new Error(`${doctor}, ${time} cannot be seen`);
  return {
    x: head.x + head.width / 2,
    y: box.y + box.height / 2 + Number(minute) * PIXELS_PER_MINUTE + 8,
  };
}

/** Of the two dermatologists, who fit side by side. */
export const dayOf = (date: string): string => `/agenda?data=${date}&especialidade=${RAFAEL.specialtyId}`;

/** Is there, or comes. */
export const expectShown = (shown: Locator): Promise<void> => shown.waitFor();

/** Finds a patient in the dialog by typing, and chooses the first one found. */
export async function choosePatient(page: Page, typed: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Paciente' }).pressSequentially(typed);
  await page.getByRole('option', { name }).click();
}
