/** What the staff's work needs of the world, beside booking's own ports. `src/storage/office` fills these. */
import type { AuditStore } from './audit.ts';
import type { ChangeStore } from './changes.ts';
import type { IdempotencyStore } from './idempotency.ts';
import type { SessionStore, UserStore } from './users.ts';

export interface OfficeStores {
  readonly audit: AuditStore;
  readonly changes: ChangeStore;
  readonly idempotency: IdempotencyStore;
  readonly sessions: SessionStore;
  readonly users: UserStore;
}
