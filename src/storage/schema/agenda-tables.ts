/** Rows of patients, visits and who has which time; conventions: `tables.ts`. */
import type { AppointmentStatus } from '../../booking/ports.ts';
import type { Flag } from './columns.ts';

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

/** A patient as a caller: how they once chose to be spoken to (null = never chose), and their last call. */
export interface CallerTable {
  patient_id: string;
  language: string | null;
  /** `usual` or `slow`. */
  pace: string | null;
  last_call_at: string;
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
  /** The `actor_kind` of its booking; null = nobody wrote it down. */
  booked_by: string | null;
  created_at: string;
  updated_at: string;
}

export interface AppointmentEventTable {
  id: string;
  appointment_id: string;
  kind: 'booked' | 'moved' | 'cancelled' | 'confirmed' | 'attended' | 'no-show' | 'reopened';
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
