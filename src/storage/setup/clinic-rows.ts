import { createHash } from 'node:crypto';
import type { Clinic } from '../../booking/ports.ts';
import { epochDay } from '../../scheduling/calendar.ts';
import type { LocalDate } from '../../scheduling/types.ts';
import { dayStart, tickAt } from '../../scheduling/wall-clock.ts';
import type * as tables from '../schema/clinic-tables.ts';
import type { Flag } from '../schema/columns.ts';
import { minuteOf, tickText } from '../schema/text.ts';
import type { ClinicFile } from './file-schema.ts';
import { idOf, type Identified, Names, readableId } from './names.ts';

/** A clinic's configuration as rows of its tables. */
export interface ClinicRows {
  readonly clinic: Omit<tables.ClinicTable, 'id' | 'created_at'>;
  readonly languages: readonly tables.ClinicLanguageTable[];
  readonly attendantHours: readonly tables.AttendantHoursTable[];
  readonly locations: readonly tables.LocationTable[];
  readonly specialties: readonly tables.SpecialtyTable[];
  readonly doctors: readonly tables.DoctorTable[];
  readonly doctorSpecialties: readonly tables.DoctorSpecialtyTable[];
  readonly workingHours: readonly tables.WorkingHoursTable[];
  readonly workingBreaks: readonly tables.WorkingBreakTable[];
  readonly holidays: readonly tables.HolidayTable[];
  readonly absences: readonly tables.AbsenceTable[];
}

/** The ids of holidays and absences that came from a file begin so; the file's next reading replaces those alone. */
export const FROM_FILE = 'setup-';

const flag = (yes: boolean): Flag => (yes ? 1 : 0);
const clocks = ({ from, to }: { from: string; to: string }) => ({ start_clock: from, end_clock: to });

/** The rows of a file whose references have been looked at. */
export function clinicRows(file: ClinicFile): ClinicRows {
  const locations = new Names(file.locations);
  const specialties = new Names(file.specialties);
  const doctors = new Names(file.doctors);
  const hours = file.doctors.flatMap((row) => hoursRows(row, locations));
  return {
    clinic: clinicRow(file),
    languages: file.line.languages.map((language, position) => ({ position, language })),
    attendantHours: file.line.attendant.hours.flatMap(({ weekdays, ...span }) =>
      weekdays.map((weekday) => ({ weekday, ...clocks(span) })),
    ),
    locations: file.locations.map((row, position) => ({
      id: idOf(row),
      name: row.name,
      address: row.address,
      zone: row.zone ?? file.zone,
      position,
    })),
    specialties: file.specialties.map((row, position) => ({
      id: idOf(row),
      name: row.name,
      position,
      visit_minutes: row.visitMinutes,
      buffer_before_minutes: row.bufferBeforeMinutes,
      buffer_after_minutes: row.bufferAfterMinutes,
      active: 1,
    })),
    doctors: file.doctors.map((row) => ({
      id: idOf(row),
      name: row.name,
      gender: row.gender,
      crm: row.crm,
      crm_uf: row.crmUf,
      rqe: row.rqe,
      active: flag(row.active),
    })),
    doctorSpecialties: file.doctors.flatMap((row) =>
      [...new Set(row.specialties.map((reference) => found(specialties, reference)))].map((specialty_id) => ({
        doctor_id: idOf(row),
        specialty_id,
      })),
    ),
    workingHours: hours.map(({ row }) => row),
    workingBreaks: hours.flatMap(({ breaks }) => breaks),
    holidays: holidayRows(file.holidays, locations),
    absences: file.absences.map((row, index) => ({
      id: `${FROM_FILE}${index + 1}`,
      doctor_id: found(doctors, row.doctor),
      starts_at: instantOf(file.zone, row.from, 0),
      ends_at: instantOf(file.zone, row.to, 1),
      reason: row.reason ?? null,
    })),
  };
}

/** What the one row of `clinic` says. */
export function clinicRow({
  name,
  zone,
  line,
  policies,
}: Pick<Clinic, 'name' | 'zone' | 'policies'> & {
  readonly line: Pick<Clinic['line'], 'requirePin' | 'trustCallerNumber' | 'attendant'>;
}): ClinicRows['clinic'] {
  return {
    name,
    zone,
    require_pin: flag(line.requirePin),
    trust_caller_number: flag(line.trustCallerNumber),
    attendant_context: line.attendant.context,
    attendant_extension: line.attendant.extension,
    attendant_priority: line.attendant.priority,
    least_notice_minutes: policies.leastNoticeMinutes,
    horizon_days: policies.horizonDays,
    max_active_visits: policies.maxActiveVisits,
    max_active_visits_per_specialty: policies.maxActiveVisitsPerSpecialty,
    cancel_deadline_minutes: policies.cancelDeadlineMinutes,
    observe_optional_holidays: flag(policies.observeOptionalHolidays),
  };
}

function hoursRows(doctor: ClinicFile['doctors'][number], locations: Names) {
  const doctor_id = idOf(doctor);
  const daily = doctor.hours.flatMap(({ weekdays, ...hours }) =>
    weekdays.map((weekday) => ({ weekday, ...hours })),
  );
  return daily.map(({ weekday, breaks, location, validFrom, validUntil, ...span }, index) => {
    const id = hoursId(doctor_id, index + 1);
    const location_id = placeOf(locations, location);
    const validity = { valid_from: validFrom, valid_until: validUntil };
    return {
      row: { id, doctor_id, location_id, weekday, ...clocks(span), ...validity },
      breaks: breaks.map((pause) => ({ working_hours_id: id, ...clocks(pause) })),
    };
  });
}

/** `rafael-costa-1`; where the tables have no room for it, something that is as much its own. */
export function hoursId(doctorId: string, number: number): string {
  const id = `${doctorId}-${number}`;
  return id.length <= 36 ? id : createHash('sha256').update(id).digest('hex').slice(0, 36);
}

/** A holiday's recording has the name of its id: so that is made of what it is, and not of its place in the file. */
function holidayRows(holidays: ClinicFile['holidays'], locations: Names): tables.HolidayTable[] {
  const taken = new Set<string>();
  return holidays.map(({ date, name, scope, location, working }) => {
    const base = `${FROM_FILE}${date}-${readableId(name)}`.slice(0, 33).replace(/-$/, '');
    let id = base;
    for (let count = 2; taken.has(id); count += 1) id = `${base}-${count}`;
    taken.add(id);
    const location_id = location === undefined ? null : found(locations, location);
    return { id, scope, location_id, date, name, working: flag(working) };
  });
}

/** Of hours that name none: the one there is. */
function placeOf(locations: Names, reference: string | undefined): string {
  const [only = ''] = locations.ids;
  return reference === undefined ? only : found(locations, reference);
}

function found(names: Names, reference: Identified['name']): string {
  const id = names.find(reference);
  if (id === null)
    throw new Error(`"${reference}" is nothing of the file: its references were not looked at`);
  return id;
}

/** The UTC instant of a date, or of a date and time, on the clinic's wall; of a date alone, `days` later. */
function instantOf(zone: string, written: string, days: number): string {
  const date: LocalDate = written.slice(0, 10);
  const clock = written.slice(11);
  const tick = clock === '' ? null : tickAt(zone, date, minuteOf(clock));
  return tickText(tick ?? dayStart(zone, epochDay(date) + (clock === '' ? days : 0)));
}
