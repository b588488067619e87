/**
 * The tables as Kysely types them. `…_at` is UTC `YYYY-MM-DD HH:MM:SS` (with milliseconds in the tables that need them),
 * a date is `YYYY-MM-DD`, a clock `HH:MM`, a flag 0 or 1. Why each exists: `migrations/`.
 */
import type * as agenda from './agenda-tables.ts';
import type * as clinic from './clinic-tables.ts';
import type * as office from './office-tables.ts';

interface SchemaMigrationTable {
  version: number;
  name: string;
  applied_at: string;
}

interface MigrationLockTable {
  id: number;
  holder: string;
  expires_at: string;
}

export interface Tables {
  clinic: clinic.ClinicTable;
  locations: clinic.LocationTable;
  specialties: clinic.SpecialtyTable;
  doctors: clinic.DoctorTable;
  doctor_specialties: clinic.DoctorSpecialtyTable;
  working_hours: clinic.WorkingHoursTable;
  working_breaks: clinic.WorkingBreakTable;
  absences: clinic.AbsenceTable;
  holidays: clinic.HolidayTable;
  attendant_hours: clinic.AttendantHoursTable;
  clinic_languages: clinic.ClinicLanguageTable;
  patients: agenda.PatientTable;
  patient_phones: agenda.PatientPhoneTable;
  callers: agenda.CallerTable;
  appointments: agenda.AppointmentTable;
  appointment_events: agenda.AppointmentEventTable;
  slot_claims: agenda.SlotClaimTable;
  agenda_days: agenda.AgendaDayTable;
  throttles: agenda.ThrottleTable;
  callback_requests: agenda.CallbackRequestTable;
  unscheduled_visits: agenda.UnscheduledVisitTable;
  legacy_import: agenda.LegacyImportTable;
  users: office.UserTable;
  sessions: office.SessionTable;
  known_devices: office.KnownDeviceTable;
  api_tokens: office.ApiTokenTable;
  audit_log: office.AuditLogTable;
  idempotency_keys: office.IdempotencyKeyTable;
  webhooks: office.WebhookTable;
  webhook_deliveries: office.WebhookDeliveryTable;
  calls: office.CallTable;
  call_transcripts: office.CallTranscriptTable;
  callback_work: office.CallbackWorkTable;
  calendar_feeds: office.CalendarFeedTable;
  patient_names: office.PatientNameTable;
  merged_patients: office.MergedPatientTable;
  schema_migrations: SchemaMigrationTable;
  migration_lock: MigrationLockTable;
}
