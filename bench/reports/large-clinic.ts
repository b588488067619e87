/** A large clinic's year: what it is made of, row by row, always the same. */
import type { CallTable } from '../../src/storage/schema/office-tables.ts';
import type { AppointmentEventTable, AppointmentTable } from '../../src/storage/schema/agenda-tables.ts';
import { DAY_MS } from '../../src/scheduling/calendar.ts';
import { instantText, preciseText } from '../../src/storage/schema/text.ts';

export const VISITS = Number(process.env['VISITS'] ?? 1_000_000);
export const CALLS = Number(process.env['CALLS'] ?? 500_000);
const DOCTORS = 200;
const SPECIALTIES = 20;
const LOCATIONS = 3;
const DAYS = 365;
/** The last day of the year, midnight on the clinic's wall (UTC−3). */
const LAST_DAY = Date.UTC(2027, 5, 30, 3);
export const YEAR = { from: '2026-07-01', until: '2027-06-30' };

/** Mulberry32: numbers in [0, 1), the same on every run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
const roll = dice(4);

/** As long as the program's ids are, and sorted by time as they are (UUIDv7). */
function idAt(epochMs: number): string {
  const hex = (length: number) => {
    let text = '';
    for (let place = 0; place < length; place += 4)
      text += Math.floor(roll() * 65_536)
        .toString(16)
        .padStart(4, '0');
    return text.slice(0, length);
  };
  const time = Math.floor(epochMs).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-a${hex(3)}-${hex(12)}`;
}

const manyIds = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, place) => idAt(LAST_DAY - 500 * DAY_MS + place));

export const DOCTOR_IDS = manyIds(DOCTORS);
export const SPECIALTY_IDS = manyIds(SPECIALTIES);
export const LOCATION_IDS = manyIds(LOCATIONS);
const pick = <T>(from: readonly T[], place: number): T => {
  const found = from[place % from.length];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
};

export type Row = Readonly<Record<string, string | number | null>>;
export type Rows = Iterable<Row>;

const created = instantText(LAST_DAY - 500 * DAY_MS);

/** The clinic, and doctors who work from Monday to Saturday, eight hours with a break. */
export const CLINIC: Readonly<Record<string, readonly Row[]>> = {
  clinic: [
    {
      id: 'clinic',
      name: 'Clínica Grande',
      zone: 'America/Fortaleza',
      require_pin: 0,
      trust_caller_number: 0,
      attendant_context: 'a',
      attendant_extension: 's',
      attendant_priority: '1',
      least_notice_minutes: 60,
      horizon_days: 90,
      max_active_visits: 5,
      max_active_visits_per_specialty: 2,
      cancel_deadline_minutes: 60,
      observe_optional_holidays: 1,
      created_at: created,
    },
  ],
  locations: LOCATION_IDS.map((id, position) => ({
    id,
    name: `Unidade ${position + 1}`,
    address: '',
    zone: 'America/Fortaleza',
    position,
  })),
  specialties: SPECIALTY_IDS.map((id, position) => ({
    id,
    name: `Especialidade ${position + 1}`,
    position,
    visit_minutes: 30,
    buffer_before_minutes: 0,
    buffer_after_minutes: 0,
    active: 1,
  })),
  doctors: DOCTOR_IDS.map((id, place) => ({
    id,
    name: `Médico ${place + 1}`,
    gender: 'm',
    crm: String(place),
    crm_uf: 'CE',
    rqe: null,
    active: 1,
  })),
  doctor_specialties: DOCTOR_IDS.map((doctor_id, place) => ({
    doctor_id,
    specialty_id: pick(SPECIALTY_IDS, place),
  })),
  working_hours: DOCTOR_IDS.flatMap((doctor_id, place) =>
    [1, 2, 3, 4, 5, 6].map((weekday) => ({
      id: `${place}-${weekday}`,
      doctor_id,
      location_id: pick(LOCATION_IDS, place),
      weekday,
      start_clock: '07:00',
      end_clock: '19:00',
      valid_from: null,
      valid_until: null,
    })),
  ),
  working_breaks: DOCTOR_IDS.flatMap((_, place) =>
    [1, 2, 3, 4, 5, 6].map((weekday) => ({
      working_hours_id: `${place}-${weekday}`,
      start_clock: '12:00',
      end_clock: '13:00',
    })),
  ),
};

interface Visit {
  readonly id: string;
  readonly appointment: AppointmentTable;
  readonly events: readonly AppointmentEventTable[];
}

/** A year's visits, in the order in which they were booked. */
export function* visits(): Iterable<Visit> {
  const booked = Array.from({ length: VISITS }, () => {
    const start = LAST_DAY - Math.floor(roll() * DAYS) * DAY_MS + (84 + Math.floor(roll() * 132)) * 300_000;
    return { start, created: start - Math.ceil(-Math.log(1 - roll()) * 14 * DAY_MS) };
  }).sort((one, other) => one.created - other.created);
  for (const [place, times] of booked.entries()) yield visit(place, times);
}

function visit(place: number, times: { readonly start: number; readonly created: number }): Visit {
  const id = idAt(times.created);
  const doctor = Math.floor(roll() * DOCTORS);
  const chance = roll();
  const status =
    chance < 0.1 ? 'cancelled' : chance < 0.2 ? 'no-show' : chance < 0.97 ? 'attended' : 'booked';
  const [starts_at, ends_at] = [instantText(times.start), instantText(times.start + 30 * 60_000)];
  const wall = instantText(times.start - 3 * 3_600_000);
  const event = (kind: AppointmentEventTable['kind'], at: number, actor_kind: string) => ({
    id: kind === 'booked' ? id : idAt(at),
    appointment_id: id,
    kind,
    at: preciseText(at),
    actor_kind,
    actor_id: null,
    call_id: null,
    details: null,
  });
  const hand = roll();
  const by = hand < 0.6 ? 'patient-phone' : hand < 0.95 ? 'staff' : 'system';
  return {
    id,
    appointment: {
      id,
      protocol: String(100_000_000 + place),
      patient_id: `patient-${place % 200_000}`,
      doctor_id: pick(DOCTOR_IDS, doctor),
      specialty_id: pick(SPECIALTY_IDS, doctor),
      location_id: pick(LOCATION_IDS, doctor),
      starts_at,
      ends_at,
      claim_starts_at: starts_at,
      claim_ends_at: ends_at,
      local_date: wall.slice(0, 10),
      local_time: wall.slice(11, 16),
      lane: 0,
      status,
      booked_by: by,
      created_at: instantText(times.created),
      updated_at: instantText(times.created),
    },
    events: [
      event('booked', times.created, by),
      ...(status === 'booked' ? [] : [event(status, times.start, 'staff')]),
    ],
  };
}

const QUESTIONS = [
  'identify.cpf',
  'identify.birth-date',
  'main-menu',
  'book.offers',
  'book.done',
  'hear.visit',
];
const ENDS = ['goodbye', 'attendant', 'callback', 'hung-up', 'failed'];

export function* calls(): Iterable<CallTable> {
  const length = (DAYS * DAY_MS) / CALLS;
  for (let place = 0; place < CALLS; place += 1) {
    const at = LAST_DAY - (DAYS - 1) * DAY_MS + (place + roll()) * length;
    yield {
      id: idAt(at),
      started_at: preciseText(at),
      ended_at: preciseText(at + 90_000),
      caller: null,
      patient_id: null,
      outcome: pick(ENDS, Math.floor(roll() * ENDS.length)),
      question: pick(QUESTIONS, Math.floor(roll() * QUESTIONS.length)),
      questions: 5,
      language: 'pt_BR',
      served_at: roll() < 0.5 ? preciseText(at + 60_000) : null,
      updated_at: preciseText(at + 90_000),
    };
  }
}
