import type { Selectable } from 'kysely';
import { NoClinic, type Clinic } from '../../booking/ports.ts';
import type { Absence, Doctor, Holiday, Specialty, WorkingHours } from '../../scheduling/types.ts';
import { tickFrom } from '../../scheduling/wall-clock.ts';
import type { Database, Sql } from '../database.ts';
import type {
  ClinicTable,
  HolidayTable,
  WorkingBreakTable,
  WorkingHoursTable,
} from '../schema/clinic-tables.ts';
import { epochOf, instantText, minuteOf } from '../schema/text.ts';

const dayMs = 86_400_000;
/** What a clinic speaks that says nothing of languages. */
const UNSAID_LANGUAGE = 'pt_BR';

/** The clinic as its tables have it now: the doctors who work, and what is not yet past. */
export function readClinic(database: Database, now: number): Promise<Clinic> {
  return database.read((pool) =>
    // On one connection, so that a cluster's other connections stay free, and statements travel together.
    pool.connection().execute((db) => readClinicIn(db, now)),
  );
}

/** The same, on this very connection, or in this transaction. */
export async function readClinicIn(db: Sql, now: number): Promise<Clinic> {
  const [settings, locations, specialties, doctors, workingHours, absences, holidays] = await Promise.all([
    readClinicSettings(db),
    db.selectFrom('locations').select(['id', 'name', 'zone']).orderBy('position').orderBy('id').execute(),
    readSpecialties(db),
    readDoctors(db),
    readWorkingHours(db),
    readAbsences(db, now),
    readHolidays(db, now),
  ]);
  return { ...settings, locations, specialties, doctors, workingHours, absences, holidays };
}

/** Of the clinic what is no list of people, places or days. */
export async function readClinicSettings(
  db: Sql,
): Promise<Pick<Clinic, 'name' | 'zone' | 'line' | 'policies'>> {
  const [clinic, languages, attendantHours] = await Promise.all([
    db.selectFrom('clinic').selectAll().executeTakeFirst(),
    db.selectFrom('clinic_languages').select('language').orderBy('position').execute(),
    db.selectFrom('attendant_hours').selectAll().orderBy('weekday').orderBy('start_clock').execute(),
  ]);
  if (clinic === undefined) {
    throw new NoClinic(
      'the database holds no clinic: describe yours in a file and run `disque-consulta setup FILE`, or `disque-consulta demo` to try it',
    );
  }
  return clinicSettings(
    clinic,
    languages.map(({ language }) => language),
    attendantHours.map((row) => ({ weekday: row.weekday, ...span(row) })),
  );
}

const span = (row: { start_clock: string; end_clock: string }) => ({
  start: minuteOf(row.start_clock),
  end: minuteOf(row.end_clock),
});

function clinicSettings(
  row: Selectable<ClinicTable>,
  languages: readonly string[],
  attendantHours: Clinic['line']['attendantHours'],
): Pick<Clinic, 'name' | 'zone' | 'line' | 'policies'> {
  return {
    name: row.name,
    zone: row.zone,
    line: {
      languages: languages.length > 0 ? languages : [UNSAID_LANGUAGE],
      requirePin: row.require_pin === 1,
      trustCallerNumber: row.trust_caller_number === 1,
      attendantHours,
      attendant: {
        context: row.attendant_context,
        extension: row.attendant_extension,
        priority: row.attendant_priority,
      },
    },
    policies: {
      leastNoticeMinutes: row.least_notice_minutes,
      horizonDays: row.horizon_days,
      maxActiveVisits: row.max_active_visits,
      maxActiveVisitsPerSpecialty: row.max_active_visits_per_specialty,
      cancelDeadlineMinutes: row.cancel_deadline_minutes,
      observeOptionalHolidays: row.observe_optional_holidays === 1,
    },
  };
}

async function readSpecialties(db: Sql): Promise<Specialty[]> {
  const rows = await db
    .selectFrom('specialties')
    .selectAll()
    .where('active', '=', 1)
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    visitMinutes: row.visit_minutes,
    bufferBeforeMinutes: row.buffer_before_minutes,
    bufferAfterMinutes: row.buffer_after_minutes,
  }));
}

async function readDoctors(db: Sql): Promise<Doctor[]> {
  const doctors = await db
    .selectFrom('doctors')
    .select(['id', 'name', 'gender'])
    .where('active', '=', 1)
    .orderBy('name')
    .orderBy('id')
    .execute();
  const links = await db.selectFrom('doctor_specialties').selectAll().orderBy('specialty_id').execute();
  const specialties = Map.groupBy(links, ({ doctor_id }) => doctor_id);
  return doctors.map((doctor) => ({
    ...doctor,
    specialtyIds: (specialties.get(doctor.id) ?? []).map(({ specialty_id }) => specialty_id),
  }));
}

async function readWorkingHours(db: Sql): Promise<WorkingHours[]> {
  const hours = await db
    .selectFrom('working_hours')
    .innerJoin('doctors', 'doctors.id', 'working_hours.doctor_id')
    .selectAll('working_hours')
    .where('doctors.active', '=', 1)
    .orderBy('working_hours.doctor_id')
    .orderBy('working_hours.weekday')
    .orderBy('working_hours.start_clock')
    .execute();
  const breaks = await db.selectFrom('working_breaks').selectAll().orderBy('start_clock').execute();
  const breaksOf = Map.groupBy(breaks, ({ working_hours_id }) => working_hours_id);
  return hours.map((row) => toWorkingHours(row, breaksOf.get(row.id) ?? []));
}

function toWorkingHours(
  row: Selectable<WorkingHoursTable>,
  breaks: Selectable<WorkingBreakTable>[],
): WorkingHours {
  return {
    doctorId: row.doctor_id,
    locationId: row.location_id,
    weekday: row.weekday,
    ...span(row),
    breaks: breaks.map(span),
    validFrom: row.valid_from,
    validUntil: row.valid_until,
  };
}

/** Whole ticks: one that is partly away counts as away. Who does not work here any more is not away either. */
async function readAbsences(db: Sql, now: number): Promise<Absence[]> {
  const rows = await db
    .selectFrom('absences')
    .leftJoin('doctors', 'doctors.id', 'absences.doctor_id')
    .select(['absences.doctor_id', 'absences.starts_at', 'absences.ends_at'])
    .where('absences.ends_at', '>', instantText(now - dayMs))
    .where((is) => is.or([is('doctors.active', 'is', null), is('doctors.active', '=', 1)]))
    .execute();
  return rows.map((row) => ({
    doctorId: row.doctor_id,
    start: Math.floor(epochOf(row.starts_at) / 300_000),
    end: tickFrom(epochOf(row.ends_at)),
  }));
}

async function readHolidays(db: Sql, now: number): Promise<Holiday[]> {
  const rows = await db
    .selectFrom('holidays')
    .selectAll()
    .where('date', '>=', instantText(now - 2 * dayMs).slice(0, 10))
    .orderBy('date')
    .execute();
  return rows.map(toHoliday);
}

export const toHoliday = (row: Selectable<HolidayTable>): Holiday => ({
  id: row.id,
  date: row.date,
  name: row.name,
  locationId: row.location_id,
  working: row.working === 1,
});
