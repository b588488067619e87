import { wallClockAt } from '../../scheduling/wall-clock.ts';
import type { Sql } from '../database.ts';
import type * as tables from '../schema/clinic-tables.ts';
import { clockText, epochOf } from '../schema/text.ts';
import { WEEKDAYS } from './file-hours.ts';

/** A clinic's configuration, one fact a line, for people; null where there is no clinic. */
export async function configurationFacts(db: Sql): Promise<string[] | null> {
  const clinic = await db.selectFrom('clinic').selectAll().executeTakeFirst();
  if (clinic === undefined) return null;
  const locations = await db.selectFrom('locations').selectAll().orderBy('position').orderBy('id').execute();
  const specialties = await db
    .selectFrom('specialties')
    .selectAll()
    .orderBy('position')
    .orderBy('id')
    .execute();
  const holidays = await db.selectFrom('holidays').selectAll().orderBy('date').orderBy('id').execute();
  const absences = await db.selectFrom('absences').selectAll().orderBy('starts_at').orderBy('id').execute();
  return [
    ...clinicFacts(clinic),
    await languageFact(db),
    ...(await attendantFacts(db)),
    ...locations.map(
      ({ id, name, address, zone }) => `location ${id}: ${name}, ${address || 'no address'}, ${zone}`,
    ),
    ...specialties.map(specialtyFact),
    ...(await doctorFacts(db)),
    ...holidays.map(holidayFact),
    ...absences.map(
      ({ doctor_id, starts_at, ends_at, reason }) =>
        `absence of ${doctor_id}: ${wall(clinic.zone, starts_at)} to ${wall(clinic.zone, ends_at)}${reason === null ? '' : `, ${reason}`}`,
    ),
  ];
}

/** A UTC instant as the clinic's wall clock shows it. */
function wall(zone: string, instant: string): string {
  const { date, minute } = wallClockAt(zone, epochOf(instant));
  return `${date} ${clockText(minute)}`;
}

const yes = (flag: 0 | 1): string => (flag === 1 ? 'yes' : 'no');

function clinicFacts(row: tables.ClinicTable): string[] {
  return [
    `clinic: ${row.name}, ${row.zone}`,
    `a PIN is required: ${yes(row.require_pin)}`,
    `the caller's number is trusted: ${yes(row.trust_caller_number)}`,
    `attendant: ${row.attendant_context},${row.attendant_extension},${row.attendant_priority}`,
    `least notice: ${row.least_notice_minutes} minutes`,
    `horizon: ${row.horizon_days} days`,
    `visits of a patient: at most ${row.max_active_visits}, ${row.max_active_visits_per_specialty} of a specialty`,
    `cancelling by phone: until ${row.cancel_deadline_minutes} minutes before`,
    `Carnival and Corpus Christi are holidays: ${yes(row.observe_optional_holidays)}`,
  ];
}

const span = (row: { weekday: number; start_clock: string; end_clock: string }): string =>
  `${WEEKDAYS[row.weekday - 1] ?? row.weekday} ${row.start_clock}–${row.end_clock}`;

async function languageFact(db: Sql): Promise<string> {
  const rows = await db.selectFrom('clinic_languages').select('language').orderBy('position').execute();
  return `languages: ${rows.map(({ language }) => language).join(', ') || 'not said'}`;
}

async function attendantFacts(db: Sql): Promise<string[]> {
  const rows = await db
    .selectFrom('attendant_hours')
    .selectAll()
    .orderBy('weekday')
    .orderBy('start_clock')
    .execute();
  return rows.map((row) => `attendants answer: ${span(row)}`);
}

function specialtyFact(row: tables.SpecialtyTable): string {
  if (row.active === 0) return `specialty ${row.id}: ${row.name}, no longer offered`;
  const buffers = `${row.buffer_before_minutes} before and ${row.buffer_after_minutes} after`;
  return `specialty ${row.id}: ${row.name}, number ${row.position + 1}, ${row.visit_minutes} minutes, ${buffers}`;
}

async function doctorFacts(db: Sql): Promise<string[]> {
  const doctors = await db.selectFrom('doctors').selectAll().orderBy('name').orderBy('id').execute();
  const specialties = await db.selectFrom('doctor_specialties').selectAll().orderBy('specialty_id').execute();
  const ofDoctor = Map.groupBy(specialties, ({ doctor_id }) => doctor_id);
  const hours = await hoursFacts(db);
  return doctors.flatMap((row) => [
    doctorFact(
      row,
      (ofDoctor.get(row.id) ?? []).map(({ specialty_id }) => specialty_id),
    ),
    ...(hours.get(row.id) ?? []),
  ]);
}

function doctorFact(row: tables.DoctorTable, specialties: readonly string[]): string {
  const title = row.gender === 'f' ? 'Dra.' : 'Dr.';
  const rqe = row.rqe === null ? '' : `, RQE ${row.rqe}`;
  const inactive = row.active === 1 ? '' : ', inactive';
  return `doctor ${row.id}: ${title} ${row.name}, CRM ${row.crm} ${row.crm_uf}${rqe}, ${specialties.join(' and ')}${inactive}`;
}

/** By doctor. */
async function hoursFacts(db: Sql): Promise<Map<string, string[]>> {
  const breaks = await db.selectFrom('working_breaks').selectAll().orderBy('start_clock').execute();
  const breaksOf = Map.groupBy(breaks, ({ working_hours_id }) => working_hours_id);
  const rows = await db
    .selectFrom('working_hours')
    .selectAll()
    .orderBy('weekday')
    .orderBy('start_clock')
    .execute();
  const facts = Map.groupBy(rows, ({ doctor_id }) => doctor_id);
  return new Map(
    [...facts].map(([id, rows]) => [id, rows.map((row) => hoursFact(row, breaksOf.get(row.id) ?? []))]),
  );
}

function hoursFact(row: tables.WorkingHoursTable, breaks: readonly tables.WorkingBreakTable[]): string {
  const pauses = breaks.map(({ start_clock, end_clock }) => `, break ${start_clock}–${end_clock}`).join('');
  const from = row.valid_from === null ? '' : `, from ${row.valid_from}`;
  const until = row.valid_until === null ? '' : `, until ${row.valid_until}`;
  return `hours of ${row.doctor_id}: ${span(row)} at ${row.location_id}${pauses}${from}${until}`;
}

function holidayFact(row: tables.HolidayTable): string {
  const where = row.location_id === null ? '' : ` at ${row.location_id}`;
  return `holiday (${row.scope}): ${row.date} ${row.name}${where}${row.working === 1 ? ', worked' : ''}`;
}
