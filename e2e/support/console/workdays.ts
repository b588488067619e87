import { addDays, weekdayOf } from '../../../src/scheduling/calendar.ts';
import { nationalHolidays } from '../../../src/scheduling/holidays.ts';
import { tickAt, todayIn } from '../../../src/scheduling/wall-clock.ts';
import type { ConsoleServer } from './console.ts';

/** The demo clinic's. */
export const ZONE = 'America/Fortaleza';

/** A weekday that is no holiday, `after` days from now or a little later. */
export function workday(after: number): string {
  let date = addDays(todayIn(ZONE, Date.now()), after);
  const isOff = () =>
    weekdayOf(date) > 5 || nationalHolidays(Number(date.slice(0, 4)), true).some((day) => day.date === date);
  while (isOff()) date = addDays(date, 1);
  return date;
}

interface Wanted {
  readonly patientId: string;
  /** A dermatologist. */
  readonly doctorId: string;
  readonly date: string;
  readonly minute: number;
}

/** Half an hour of dermatology, booked through the product; gives the visit's id. */
export async function bookVisit({ desk }: ConsoleServer, wanted: Wanted): Promise<string> {
  const { patientId, doctorId, date, minute } = wanted;
  const start = tickAt(ZONE, date, minute) ?? 0;
  const visit = { start, end: start + 6 };
  const place = { locationId: 'aldeota', visit, claim: visit, lane: 0, date, minute };
  const outcome = await desk.stores.agenda.book({
    appointmentId: desk.ids.next(),
    hold: { id: desk.ids.next(), offer: { doctorId, specialtyId: 'dermatologia', ...place } },
    patientId,
    limits: { maxActiveVisits: 99, maxActiveVisitsPerSpecialty: 99 },
    actor: { kind: 'staff', id: null, callId: null },
    now: Date.now(),
  });
  if (outcome.kind !== 'booked') throw new Error(`not booked: ${outcome.kind}`);
  return outcome.appointment.id;
}
