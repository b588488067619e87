import type { TableDefinition } from './define-table.ts';

/** What the clinic says of itself: places, people, hours, and how its phone line behaves. */
export const clinicTables: Readonly<Record<string, TableDefinition>> = {
  // One row.
  clinic: {
    columns: {
      id: 'id',
      name: 'name',
      zone: 'word',
      require_pin: 'flag',
      trust_caller_number: 'flag',
      attendant_context: 'word',
      attendant_extension: 'word',
      attendant_priority: 'word',
      least_notice_minutes: 'integer',
      horizon_days: 'integer',
      max_active_visits: 'integer',
      max_active_visits_per_specialty: 'integer',
      cancel_deadline_minutes: 'integer',
      observe_optional_holidays: 'flag',
      created_at: 'instant',
    },
    primaryKey: ['id'],
  },
  locations: {
    columns: { id: 'id', name: 'name', address: 'name', zone: 'word', position: 'integer' },
    primaryKey: ['id'],
  },
  specialties: {
    columns: {
      id: 'id',
      name: 'name',
      position: 'integer',
      visit_minutes: 'integer',
      buffer_before_minutes: 'integer',
      buffer_after_minutes: 'integer',
      active: 'flag',
    },
    primaryKey: ['id'],
  },
  doctors: {
    columns: {
      id: 'id',
      name: 'name',
      gender: 'word',
      crm: 'digits',
      crm_uf: 'word',
      rqe: 'digits?',
      active: 'flag',
    },
    primaryKey: ['id'],
  },
  doctor_specialties: {
    columns: { doctor_id: 'id', specialty_id: 'id' },
    primaryKey: ['doctor_id', 'specialty_id'],
  },
  working_hours: {
    columns: {
      id: 'id',
      doctor_id: 'id',
      location_id: 'id',
      weekday: 'integer',
      start_clock: 'clock',
      end_clock: 'clock',
      valid_from: 'date?',
      valid_until: 'date?',
    },
    primaryKey: ['id'],
    indexes: { working_hours_by_doctor: ['doctor_id', 'weekday'] },
  },
  working_breaks: {
    columns: { working_hours_id: 'id', start_clock: 'clock', end_clock: 'clock' },
    primaryKey: ['working_hours_id', 'start_clock'],
  },
  absences: {
    columns: { id: 'id', doctor_id: 'id', starts_at: 'instant', ends_at: 'instant', reason: 'name?' },
    primaryKey: ['id'],
    indexes: { absences_by_end: ['ends_at'] },
  },
  holidays: {
    columns: { id: 'id', scope: 'word', location_id: 'id?', date: 'date', name: 'name', working: 'flag' },
    primaryKey: ['id'],
    indexes: { holidays_by_date: ['date'] },
  },
  attendant_hours: {
    columns: { weekday: 'integer', start_clock: 'clock', end_clock: 'clock' },
    primaryKey: ['weekday', 'start_clock'],
  },
};
