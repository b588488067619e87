/** For tests: a small clinic in words, and a search run against claims in memory. */
import { searchOffers } from './offer-search.ts';
import type {
  Claimed,
  ClaimsRequest,
  Interval,
  Offer,
  OfferQuery,
  OfferResult,
  SchedulingRules,
} from './types.ts';
import type { Weekday, WorkingHours } from './types.ts';
import { tickAt } from './wall-clock.ts';

export const ZONE = 'America/Sao_Paulo';

export function at(date: string, time: string, zone = ZONE): number {
  const tick = tickAt(zone, date, minuteOf(time));
  if (tick === null) throw new Error(`${date} ${time} does not exist in ${zone}`);
  return tick;
}

export function minuteOf(time: string): number {
  const [hours, minutes] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

/** `from-until` at a date. */
export function during(date: string, span: string): Interval {
  const [start = '', end = ''] = span.split('-');
  return { start: at(date, start), end: at(date, end) };
}

/** Hours such as `1-5 08:00-12:00` of a doctor. */
export function hours(
  doctorId: string,
  text: string,
  more: Partial<WorkingHours> = {},
): readonly WorkingHours[] {
  const [days = '', span = ''] = text.split(' ');
  const [first = 1, last = first] = days.split('-').map(Number);
  const [start = '', end = ''] = span.split('-');
  return Array.from({ length: last - first + 1 }, (_, i) => ({
    doctorId,
    locationId: 'centro',
    weekday: (first + i) as Weekday,
    start: minuteOf(start),
    end: minuteOf(end),
    breaks: [],
    validFrom: null,
    validUntil: null,
    ...more,
  }));
}

/** Half-hour visits; doctors `ana` and `rui` of `derma`, Monday to Friday, 08:00–12:00 and 13:00–18:00. */
export function clinic(change: Partial<SchedulingRules> = {}): SchedulingRules {
  const lunch = { breaks: [{ start: minuteOf('12:00'), end: minuteOf('13:00') }] };
  return {
    locations: [{ id: 'centro', name: 'Centro', zone: ZONE }],
    specialties: [
      { id: 'derma', name: 'Dermatologia', visitMinutes: 30, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 },
    ],
    doctors: [doctor('ana'), doctor('rui')],
    workingHours: [...hours('ana', '1-5 08:00-18:00', lunch), ...hours('rui', '1-5 08:00-18:00', lunch)],
    absences: [],
    holidays: [],
    policies: policies(),
    ...change,
  };
}

export function doctor(id: string, ...specialtyIds: readonly string[]): SchedulingRules['doctors'][number] {
  return { id, name: id, gender: 'f', specialtyIds: specialtyIds.length > 0 ? specialtyIds : ['derma'] };
}

export function policies(change: Partial<SchedulingRules['policies']> = {}): SchedulingRules['policies'] {
  return {
    leastNoticeMinutes: 60,
    horizonDays: 30,
    maxActiveVisits: 5,
    maxActiveVisitsPerSpecialty: 1,
    cancelDeadlineMinutes: 0,
    observeOptionalHolidays: true,
    ...change,
  };
}

/** Monday, 1 March 2027, 06:00. */
export const MONDAY = at('2027-03-01', '06:00') * 300_000;

export function query(change: Partial<OfferQuery> = {}): OfferQuery {
  return {
    now: MONDAY,
    specialtyId: 'derma',
    doctorId: null,
    patientBusy: [],
    on: null,
    after: null,
    limit: 3,
    ...change,
  };
}

export type Reply = (request: ClaimsRequest) => readonly Claimed[];

/** Answers with no more than was asked. */
export function answering(claims: readonly Claimed[]): Reply {
  return (request) =>
    claims
      .filter(({ doctorId }) => request.doctorIds.includes(doctorId))
      .map(({ doctorId, start, end }) => ({
        doctorId,
        start: Math.max(start, request.start),
        end: Math.min(end, request.end),
      }))
      .filter(({ start, end }) => start < end);
}

/** Runs a search to its end; notes every request. */
export function run(
  rules: SchedulingRules,
  asked: OfferQuery,
  reply: Reply = () => [],
  requests: ClaimsRequest[] = [],
): OfferResult {
  const search = searchOffers(rules, asked);
  let step = search.next([]);
  while (!step.done) {
    requests.push(step.value);
    step = search.next(reply(step.value));
  }
  return step.value;
}

/** `2027-03-01 08:00 ana` for each offer. */
export function heard(result: OfferResult): readonly string[] {
  return (result.kind === 'offers' ? result.offers : result.nearest).map(say);
}

function say({ date, minute, doctorId }: Offer): string {
  return `${date} ${two(Math.floor(minute / 60))}:${two(minute % 60)} ${doctorId}`;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
