/**
 * The tables as Kysely types them. `…_at` is UTC `YYYY-MM-DD HH:MM:SS` (with milliseconds in the tables that need them),
 * a date is `YYYY-MM-DD`, a clock `HH:MM`, a flag 0 or 1. Why each exists: `migrations/`.
 */
import type { AppointmentStatus } from '../../booking/ports.ts';
import type { Weekday } from '../../scheduling/types.ts';

type Flag = 0 | 1;

export interface ClinicTable {
  id: string;
  name: string;
  zone: string;
  require_pin: Flag;
  trust_caller_number: Flag;
  attendant_context: string;
  attendant_extension: string;
  attendant_priority: string;
  least_notice_minutes: number;
  horizon_days: number;
  max_active_visits: number;
  max_active_visits_per_specialty: number;
  cancel_deadline_minutes: number;
  observe_optional_holidays: Flag;
  created_at: string;
}

export interface LocationTable {
  id: string;
  name: string;
  address: string;
  zone: string;
  position: number;
}

export interface SpecialtyTable {
  id: string;
  name: string;
  /** The order in menus. */
  position: number;
  visit_minutes: number;
  buffer_before_minutes: number;
  buffer_after_minutes: number;
  active: Flag;
}

export interface DoctorTable {
  id: string;
  name: string;
  gender: 'f' | 'm';
  crm: string;
  crm_uf: string;
  rqe: string | null;
  active: Flag;
}

export interface DoctorSpecialtyTable {
  doctor_id: string;
  specialty_id: string;
}

export interface WorkingHoursTable {
  id: string;
  doctor_id: string;
  location_id: string;
  weekday: Weekday;
  start_clock: string;
  end_clock: string;
  valid_from: string | null;
  valid_until: string | null;
}

export interface WorkingBreakTable {
  working_hours_id: string;
  start_clock: string;
  end_clock: string;
}

export interface AbsenceTable {
  id: string;
  doctor_id: string;
  starts_at: string;
  ends_at: string;
  reason: string | null;
}

export interface HolidayTable {
  id: string;
  scope: 'state' | 'city' | 'clinic';
  location_id: string | null;
  date: string;
  name: string;
  working: Flag;
}

export interface AttendantHoursTable {
  weekday: Weekday;
  start_clock: string;
  end_clock: string;
}

export interface PatientTable {
  id: string;
  name: string;
  cpf: string;
  birth_date: string;
  pin_hash: string | null;
  /** Counts the changes of this patient's agenda: the row that rivals for one patient queue at. */
  agenda_version: number;
  created_at: string;
  updated_at: string;
}

export interface PatientPhoneTable {
  patient_id: string;
  phone: string;
  /** 1 = told to the clinic; 0 = called and identified before. */
  registered: Flag;
  created_at: string;
}

export interface AppointmentTable {
  id: string;
  protocol: string;
  patient_id: string;
  doctor_id: string;
  specialty_id: string;
  location_id: string;
  starts_at: string;
  ends_at: string;
  /** The visit and its buffers. */
  claim_starts_at: string;
  claim_ends_at: string;
  /** The wall clock at the location. */
  local_date: string;
  local_time: string;
  lane: number;
  status: AppointmentStatus;
  created_at: string;
  updated_at: string;
}

export interface AppointmentEventTable {
  id: string;
  appointment_id: string;
  kind: 'booked' | 'moved' | 'cancelled' | 'confirmed' | 'attended' | 'no-show';
  at: string;
  actor_kind: string;
  actor_id: string | null;
  call_id: string | null;
  /** JSON. */
  details: string | null;
}

export interface SlotClaimTable {
  doctor_id: string;
  lane: number;
  tick: number;
  /** One of the two says whose it is. */
  appointment_id: string | null;
  hold_id: string | null;
  /** Of a hold; null = an appointment's. */
  expires_at: string | null;
}

export interface AgendaDayTable {
  doctor_id: string;
  day: string;
  version: number;
}

export interface ThrottleTable {
  throttle_key: string;
  failures: number;
  last_failure_at: string;
}

export interface CallbackRequestTable {
  id: string;
  patient_id: string | null;
  phone: string;
  reason: string;
  call_id: string;
  requested_at: string;
  handled_at: string | null;
}

export interface UnscheduledVisitTable {
  id: string;
  patient_id: string;
  doctor_id: string;
  specialty_id: string;
  local_date: string;
  confirmed: Flag;
  /** Past visits are history; the staff gives the others a time. */
  status: 'history' | 'to-schedule' | 'scheduled' | 'dropped';
  source: string;
  created_at: string;
}

export interface LegacyImportTable {
  source_table: string;
  source_id: string;
  /** What became of it here; null = it could not be brought. */
  target_id: string | null;
  problem: string | null;
  /** Of the row as it was read: tells when it has changed since. */
  fingerprint: string;
  imported_at: string;
}

export interface SchemaMigrationTable {
  version: number;
  name: string;
  applied_at: string;
}

export interface MigrationLockTable {
  id: number;
  holder: string;
  expires_at: string;
}

export interface Tables {
  clinic: ClinicTable;
  locations: LocationTable;
  specialties: SpecialtyTable;
  doctors: DoctorTable;
  doctor_specialties: DoctorSpecialtyTable;
  working_hours: WorkingHoursTable;
  working_breaks: WorkingBreakTable;
  absences: AbsenceTable;
  holidays: HolidayTable;
  attendant_hours: AttendantHoursTable;
  patients: PatientTable;
  patient_phones: PatientPhoneTable;
  appointments: AppointmentTable;
  appointment_events: AppointmentEventTable;
  slot_claims: SlotClaimTable;
  agenda_days: AgendaDayTable;
  throttles: ThrottleTable;
  callback_requests: CallbackRequestTable;
  unscheduled_visits: UnscheduledVisitTable;
  legacy_import: LegacyImportTable;
  schema_migrations: SchemaMigrationTable;
  migration_lock: MigrationLockTable;
}
