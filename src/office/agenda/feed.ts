/** A doctor's visits as a calendar that other programs follow, behind a link that only its holder knows. */
import { addDays } from '../../scheduling/calendar.ts';
import { todayIn } from '../../scheduling/wall-clock.ts';
import type { Office } from '../desk.ts';
import type { Principal } from '../principal.ts';
import { newToken, tokenHash } from '../session.ts';
import { icalendarOf } from './icalendar.ts';

const DAYS_BACK = 7;
const DAYS_AHEAD = 180;

/** Makes a new link's token; the one before is worth nothing from now on. Null = there is no such doctor. */
export async function makeFeed(desk: Office, doctorId: string, by: Principal): Promise<string | null> {
  if (!(await isDoctor(desk, doctorId))) return null;
  const token = newToken();
  await desk.office.feeds.put(doctorId, tokenHash(token), by.id, desk.clock.now());
  return token;
}

export async function isDoctor({ stores }: Office, doctorId: string): Promise<boolean> {
  const { doctors } = await stores.clinic.read();
  return doctors.some(({ id }) => id === doctorId);
}

/** The calendar (RFC 5545) behind a link; null = the link is none, or no more. */
export async function readFeed(desk: Office, token: string): Promise<string | null> {
  const { stores, office, clock } = desk;
  const doctorId = await office.feeds.doctorOf(tokenHash(token));
  if (doctorId === null) return null;
  const clinic = await stores.clinic.read();
  const doctor = clinic.doctors.find(({ id }) => id === doctorId);
  if (doctor === undefined) return null;
  const today = todayIn(clinic.zone, clock.now());
  const visits = await office.agenda.visits({
    from: addDays(today, -DAYS_BACK),
    until: addDays(today, DAYS_AHEAD),
    doctorId,
  });
  return icalendarOf(clinic, doctor, visits);
}
