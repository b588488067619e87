import type { ColumnDefinition, IndexDefinition, TableDefinition } from './define-table.ts';

/** The clinic's staff: who they are, what they did, what calls were like, and who else is told of changes. */
export const officeTables: Readonly<Record<string, TableDefinition>> = {
  users: {
    columns: {
      id: 'id',
      login: 'word',
      name: 'name',
      role: 'word',
      // Of a doctor's own agenda.
      doctor_id: 'id?',
      password_hash: 'name',
      // A one-time password: the first thing its owner does is to choose another.
      must_change: 'flag',
      totp_secret: 'word?',
      // The last time step whose code was used: none is taken twice.
      totp_step: 'tick?',
      active: 'flag',
      // Counts the edits of an administrator's hand; taking one administrator away counts on all of them.
      version: 'integer',
      last_login_at: 'instant?',
      created_at: 'instant',
      updated_at: 'instant',
    },
    primaryKey: ['id'],
    unique: { users_login: ['login'] },
  },
  // A browser that a user has come in with before: strangers' failures do not keep it out.
  known_devices: {
    columns: { id: 'word', user_id: 'id', last_seen_at: 'instant' },
    primaryKey: ['id'],
    indexes: { known_devices_by_user: ['user_id'], known_devices_by_age: ['last_seen_at'] },
  },
  sessions: {
    // The token's SHA-256: who reads the table cannot use it.
    columns: {
      id: 'word',
      user_id: 'id',
      created_at: 'instant',
      last_seen_at: 'instant',
      expires_at: 'instant',
      address: 'word',
      agent: 'name',
    },
    primaryKey: ['id'],
    indexes: { sessions_by_user: ['user_id'], sessions_by_expiry: ['expires_at'] },
  },
  api_tokens: {
    columns: {
      id: 'id',
      name: 'name',
      token_hash: 'word',
      scopes: 'text',
      created_by: 'id',
      created_at: 'instant',
      expires_at: 'instant',
      last_used_at: 'instant?',
      revoked_at: 'instant?',
    },
    primaryKey: ['id'],
    unique: { api_tokens_hash: ['token_hash'] },
  },
  // Who saw and changed what. Nothing here is ever updated.
  audit_log: {
    columns: {
      id: 'id',
      at: 'precise-instant',
      actor_kind: 'word',
      actor_id: 'word?',
      actor_name: 'name',
      address: 'word',
      action: 'word',
      subject_kind: 'word',
      subject_id: 'word?',
      patient_id: 'id?',
      details: 'text?',
    },
    primaryKey: ['id'],
    indexes: {
      audit_log_by_time: ['at'],
      audit_log_by_actor: ['actor_id', 'at'],
      audit_log_by_patient: ['patient_id', 'at'],
      audit_log_by_action: ['action', 'at'],
      audit_log_by_subject: ['subject_id', 'at'],
    },
  },
  // The answer a write was given, for whoever asks again with the same key. `status` 0: it is still being answered.
  idempotency_keys: {
    columns: {
      id: 'word',
      fingerprint: 'word',
      status: 'integer',
      body: 'text',
      created_at: 'instant',
    },
    primaryKey: ['id'],
    indexes: { idempotency_keys_by_age: ['created_at'] },
  },
  webhooks: {
    columns: {
      id: 'id',
      url: 'text',
      secret: 'word',
      events: 'text',
      active: 'flag',
      // Changes before this moment all have their deliveries.
      seen_until: 'precise-instant',
      created_by: 'id',
      created_at: 'instant',
    },
    primaryKey: ['id'],
  },
  webhook_deliveries: {
    columns: {
      id: 'id',
      webhook_id: 'id',
      event_id: 'id',
      event: 'word',
      payload: 'text',
      state: 'word',
      attempts: 'integer',
      next_attempt_at: 'precise-instant',
      last_status: 'integer?',
      last_error: 'name?',
      created_at: 'precise-instant',
      delivered_at: 'precise-instant?',
    },
    primaryKey: ['id'],
    unique: { webhook_deliveries_once: ['webhook_id', 'event_id'] },
    indexes: {
      webhook_deliveries_due: ['webhook_id', 'state', 'next_attempt_at'],
      webhook_deliveries_listed: ['webhook_id', 'id'],
      webhook_deliveries_by_age: ['created_at'],
    },
  },
  calls: {
    columns: {
      id: 'id',
      started_at: 'precise-instant',
      ended_at: 'precise-instant?',
      // The caller's number, masked.
      caller: 'word?',
      patient_id: 'id?',
      outcome: 'word?',
      // Where in the call tree it is, or ended.
      question: 'word?',
      questions: 'integer',
      language: 'word?',
      // When the caller first had what they called for: a visit made, moved, cancelled, or heard. Null = never.
      served_at: 'precise-instant?',
      updated_at: 'precise-instant',
    },
    primaryKey: ['id'],
    indexes: {
      // A year's calls without reading the rows.
      calls_by_start: ['started_at', 'outcome', 'question', 'served_at'],
      calls_open: ['ended_at', 'updated_at'],
      calls_by_patient: ['patient_id', 'started_at'],
    },
  },
  call_transcripts: {
    columns: { call_id: 'id', transcript: 'text' },
    primaryKey: ['call_id'],
  },
  // What the staff made of a request for a call; a request without a row here is new.
  callback_work: {
    columns: {
      callback_id: 'id',
      state: 'word',
      user_id: 'id?',
      note: 'text?',
      updated_at: 'instant',
    },
    primaryKey: ['callback_id'],
  },
  // The secret link of a doctor's iCalendar feed.
  calendar_feeds: {
    columns: { doctor_id: 'id', token_hash: 'word', created_by: 'id', created_at: 'instant' },
    primaryKey: ['doctor_id'],
    unique: { calendar_feeds_token: ['token_hash'] },
  },
  // Every word of a patient's name, without accents: found as it is typed. And the whole name so: the alphabet's order.
  patient_names: {
    columns: { whole: 'flag', word: 'word', patient_id: 'id' },
    primaryKey: ['whole', 'word', 'patient_id'],
    indexes: { patient_names_by_patient: ['patient_id'] },
  },
  // A patient who was registered twice, and who they are.
  merged_patients: {
    columns: { patient_id: 'id', into_id: 'id', merged_at: 'instant', merged_by: 'id' },
    primaryKey: ['patient_id'],
  },
};

/** By whose hand a visit was booked, in the words of `appointment_events.actor_kind`; null = nobody wrote it down. */
export const bookedBy: ColumnDefinition = { table: 'appointments', column: 'booked_by', type: 'word?' };

/** Fills it for the visits that are there. */
export const fillBookedBy = `UPDATE appointments SET booked_by =
  (SELECT MIN(actor_kind) FROM appointment_events WHERE appointment_id = appointments.id AND kind = 'booked')
  WHERE booked_by IS NULL`;

/** Indexes over older tables: what changed lately, and a year's visits without reading the rows. */
export const officeIndexes: readonly IndexDefinition[] = [
  { name: 'appointment_events_by_time', table: 'appointment_events', columns: ['at'] },
  {
    name: 'appointments_by_day',
    table: 'appointments',
    columns: [
      'local_date',
      'doctor_id',
      'status',
      'specialty_id',
      'location_id',
      'booked_by',
      'created_at',
      'starts_at',
      'claim_starts_at',
      'claim_ends_at',
    ],
  },
  {
    name: 'appointments_by_booking',
    table: 'appointments',
    columns: ['created_at', 'booked_by', 'doctor_id', 'specialty_id', 'location_id'],
  },
];
