import type { TableDefinition } from './define-table.ts';

/** Patients, their visits, and who has which time. */
export const agendaTables: Readonly<Record<string, TableDefinition>> = {
  patients: {
    columns: {
      id: 'id',
      name: 'name',
      cpf: 'digits',
      birth_date: 'date',
      pin_hash: 'name?',
      agenda_version: 'integer',
      created_at: 'instant',
      updated_at: 'instant',
    },
    primaryKey: ['id'],
    unique: { patients_cpf: ['cpf'] },
  },
  patient_phones: {
    columns: { patient_id: 'id', phone: 'digits', registered: 'flag', created_at: 'instant' },
    primaryKey: ['patient_id', 'phone'],
    indexes: { patient_phones_by_phone: ['phone', 'registered'] },
  },
  appointments: {
    columns: {
      id: 'id',
      protocol: 'digits',
      patient_id: 'id',
      doctor_id: 'id',
      specialty_id: 'id',
      location_id: 'id',
      starts_at: 'instant',
      ends_at: 'instant',
      claim_starts_at: 'instant',
      claim_ends_at: 'instant',
      local_date: 'date',
      local_time: 'clock',
      lane: 'integer',
      status: 'word',
      created_at: 'instant',
      updated_at: 'instant',
    },
    primaryKey: ['id'],
    unique: { appointments_protocol: ['protocol'] },
    indexes: {
      appointments_by_patient: ['patient_id', 'starts_at'],
      appointments_by_doctor: ['doctor_id', 'starts_at'],
      appointments_by_start: ['starts_at'],
    },
  },
  // Every change, with who and when. The id comes from whoever asked, so that asking again changes nothing.
  appointment_events: {
    columns: {
      id: 'id',
      appointment_id: 'id',
      kind: 'word',
      at: 'precise-instant',
      actor_kind: 'word',
      actor_id: 'word?',
      call_id: 'word?',
      details: 'text?',
    },
    primaryKey: ['id'],
    indexes: { appointment_events_by_appointment: ['appointment_id', 'at'] },
  },
  // The one truth: a row per doctor, lane and five minutes that are taken. The key refuses the second claimant.
  slot_claims: {
    columns: {
      doctor_id: 'id',
      lane: 'integer',
      tick: 'tick',
      appointment_id: 'id?',
      hold_id: 'id?',
      expires_at: 'precise-instant?',
    },
    primaryKey: ['doctor_id', 'lane', 'tick'],
  },
  // Written first by every change of a doctor's (UTC) day: rivals queue here, or collide at a cluster's certification.
  agenda_days: {
    columns: { doctor_id: 'id', day: 'date', version: 'integer' },
    primaryKey: ['doctor_id', 'day'],
  },
  throttles: {
    columns: { throttle_key: 'word', failures: 'integer', last_failure_at: 'precise-instant' },
    primaryKey: ['throttle_key'],
    indexes: { throttles_by_age: ['last_failure_at'] },
  },
  callback_requests: {
    columns: {
      id: 'id',
      patient_id: 'id?',
      phone: 'digits',
      reason: 'word',
      call_id: 'word',
      requested_at: 'instant',
      handled_at: 'instant?',
    },
    primaryKey: ['id'],
    indexes: { callback_requests_open: ['handled_at', 'requested_at'] },
  },
};
