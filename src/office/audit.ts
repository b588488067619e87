/** Who saw and changed what. Written before an answer is given: what cannot be written down is not shown. */

export interface AuditActor {
  readonly kind: 'user' | 'token' | 'system' | 'stranger';
  readonly id: string | null;
  readonly name: string;
  /** Whence it was asked: an IP address. */
  readonly address: string;
}

export interface AuditEntry {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly actor: AuditActor;
  /** `patient.view`, `appointment.cancel`, `session.refused` … */
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string | null };
  readonly patientId: string | null;
  /** What else is worth knowing; no CPF, telephone number or secret. */
  readonly details: Readonly<Record<string, unknown>> | null;
}

export interface AuditQuery {
  /** Epoch milliseconds, half-open. */
  readonly from: number | null;
  readonly until: number | null;
  readonly actorId: string | null;
  /** An action, or the beginning of one: `patient.`. */
  readonly action: string | null;
  readonly patientId: string | null;
  /** Left out: whatever it was about. */
  readonly subject?: { readonly kind: string; readonly id: string };
  /** Only entries older than this one. */
  readonly before: Pick<AuditEntry, 'at' | 'id'> | null;
  readonly limit: number;
}

export interface AuditStore {
  /** Appends; nothing is ever changed or taken away. */
  record(entry: AuditEntry): Promise<void>;
  /** Newest first. */
  search(query: AuditQuery): Promise<readonly AuditEntry[]>;
}
