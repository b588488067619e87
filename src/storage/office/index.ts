import type { OfficeStores } from '../../office/ports.ts';
import type { Database } from '../database.ts';
import { auditStore } from './audit-store.ts';
import { changeStore } from './change-store.ts';
import { idempotencyStore } from './idempotency-store.ts';
import { sessionStore } from './session-store.ts';
import { userStore } from './user-store.ts';

export function officeStores(database: Database): OfficeStores {
  return {
    audit: auditStore(database),
    changes: changeStore(database),
    idempotency: idempotencyStore(database),
    sessions: sessionStore(database),
    users: userStore(database),
  };
}
