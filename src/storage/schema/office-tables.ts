/** Rows of the clinic's staff, of calls, and of who else is told; conventions: `tables.ts`. */
import type { Role } from '../../office/principal.ts';
import type { Flag } from './columns.ts';

export interface UserTable {
  id: string;
  login: string;
  name: string;
  role: Role;
  /** Of a doctor's own agenda. */
  doctor_id: string | null;
  password_hash: string;
  /** A one-time password: the first thing its owner does is to choose another. */
  must_change: Flag;
  totp_secret: string | null;
  /** The last time step whose code was used: none is taken twice. */
  totp_step: number | null;
  active: Flag;
  /** Counts the edits of an administrator's hand. */
  version: number;
  last_login_at: string | null;
  created_at: string;
  updated_at: string;
}

export interface KnownDeviceTable {
  /** SHA-256 of the browser's token and the user. */
  id: string;
  user_id: string;
  last_seen_at: string;
}

export interface SessionTable {
  /** The token's SHA-256. */
  id: string;
  user_id: string;
  created_at: string;
  last_seen_at: string;
  expires_at: string;
  address: string;
  agent: string;
}

export interface ApiTokenTable {
  id: string;
  name: string;
  token_hash: string;
  /** JSON: a list of permissions. */
  scopes: string;
  created_by: string;
  created_at: string;
  expires_at: string;
  last_used_at: string | null;
  revoked_at: string | null;
}

/** Never updated, never deleted by the program. */
export interface AuditLogTable {
  id: string;
  at: string;
  actor_kind: string;
  actor_id: string | null;
  actor_name: string;
  address: string;
  action: string;
  subject_kind: string;
  subject_id: string | null;
  patient_id: string | null;
  /** JSON. */
  details: string | null;
}

export interface IdempotencyKeyTable {
  id: string;
  fingerprint: string;
  /** 0: still being answered. */
  status: number;
  body: string;
  created_at: string;
}

export interface WebhookTable {
  id: string;
  url: string;
  secret: string;
  /** JSON: a list of event names. */
  events: string;
  active: Flag;
  /** Changes before this moment all have their deliveries. */
  seen_until: string;
  created_by: string;
  created_at: string;
}

export interface WebhookDeliveryTable {
  id: string;
  webhook_id: string;
  event_id: string;
  event: string;
  payload: string;
  state: 'pending' | 'delivered' | 'failed';
  attempts: number;
  next_attempt_at: string;
  last_status: number | null;
  last_error: string | null;
  created_at: string;
  delivered_at: string | null;
}

export interface CallTable {
  id: string;
  started_at: string;
  ended_at: string | null;
  /** The caller's number, masked. */
  caller: string | null;
  patient_id: string | null;
  outcome: string | null;
  /** Where in the call tree it is, or ended. */
  question: string | null;
  questions: number;
  language: string | null;
  /** When the caller first had what they called for: a visit made, moved, cancelled, or heard. */
  served_at: string | null;
  updated_at: string;
}

export interface CallTranscriptTable {
  call_id: string;
  /** JSON: what was said, asked and heard, in order. */
  transcript: string;
}

export interface CallbackWorkTable {
  callback_id: string;
  state: 'new' | 'in-progress' | 'done';
  user_id: string | null;
  note: string | null;
  updated_at: string;
}

export interface CalendarFeedTable {
  doctor_id: string;
  token_hash: string;
  created_by: string;
  created_at: string;
}

export interface PatientNameTable {
  /** 1 = `word` is the whole name. */
  whole: Flag;
  /** One word of the name, lower case, without accents. */
  word: string;
  patient_id: string;
}

export interface MergedPatientTable {
  patient_id: string;
  into_id: string;
  merged_at: string;
  merged_by: string;
}
