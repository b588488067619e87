import { addDays } from '../../scheduling/calendar.ts';
import type { LocalDate } from '../../scheduling/types.ts';
import { todayIn } from '../../scheduling/wall-clock.ts';
import type { Office } from '../desk.ts';
import { doctorsFor, freeTimes } from './free-times.ts';
import { datesOf, holidaysOn } from './read-agenda.ts';

export interface MonthQuery {
  /** `2027-01`. */
  readonly month: string;
  /** Null = of every doctor. */
  readonly doctorId: string | null;
  /** Null = of each doctor the first one. */
  readonly specialtyId: string | null;
}

export interface MonthDay {
  readonly date: LocalDate;
  /** Visits that still fit. */
  readonly free: number;
  readonly booked: number;
  /** Of a day on which every place is closed. */
  readonly holiday: string | null;
}

export async function readMonth(desk: Office, query: MonthQuery): Promise<readonly MonthDay[]> {
  const { stores, office, clock } = desk;
  const { doctorId, specialtyId } = query;
  const from = `${query.month}-01`;
  const until = lastOf(query.month);
  const clinic = await stores.clinic.read();
  const today = todayIn(clinic.zone, clock.now());
  // A place in the west may still have yesterday.
  const first = [from, addDays(today, -1)].sort().at(-1) ?? from;
  const [offers, booked, holidays] = await Promise.all([
    freeTimes(desk, clinic, { doctors: doctorsFor(clinic, specialtyId, doctorId), first, last: until }),
    office.agenda.visitsPerDay({ from, until, doctorId }, specialtyId),
    office.agenda.holidays(from, until),
  ]);
  const free = Map.groupBy(offers, ({ date }) => date);
  return datesOf({ from, until }).map((date) => ({
    date,
    free: free.get(date)?.length ?? 0,
    booked: booked.get(date) ?? 0,
    holiday:
      holidaysOn({ ...clinic, holidays }, date).find(({ locationId }) => locationId === null)?.name ?? null,
  }));
}

function lastOf(month: string): LocalDate {
  const [year, index] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  return new Date(Date.UTC(year, index, 0)).toISOString().slice(0, 10);
}
