/** Rows of what the clinic says of itself; conventions: `tables.ts`. */
import type { Weekday } from '../../scheduling/types.ts';
import type { Flag } from './columns.ts';

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

export interface ClinicLanguageTable {
  /** The first is spoken unasked. */
  position: number;
  /** Its code: `pt_BR`. */
  language: string;
}

export interface AttendantHoursTable {
  weekday: Weekday;
  start_clock: string;
  end_clock: string;
}
