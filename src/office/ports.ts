/** What the staff's work needs of the world, beside booking's own ports. `src/storage/office` fills these. */
import type { FeedStore, StaffAgendaStore } from './agenda/ports.ts';
import type { AuditStore } from './audit.ts';
import type { CallbackWorkStore } from './calls/callbacks.ts';
import type { CallStore } from './calls/calls.ts';
import type { ChangeStore } from './changes.ts';
import type { TokenStore } from './access/token-store.ts';
import type { IdempotencyStore } from './idempotency.ts';
import type { PatientRegistry } from './patients/registry.ts';
import type { ReportStore } from './reports/report-store.ts';
import type { AbsenceStore } from './rules/absences.ts';
import type { DoctorRules } from './rules/doctors.ts';
import type { HolidayStore } from './rules/holidays.ts';
import type { HoursRules } from './rules/hours.ts';
import type { LocationRules } from './rules/locations.ts';
import type { PolicyStore } from './rules/policies.ts';
import type { SpecialtyRules } from './rules/specialties.ts';
import type { DeviceStore, SessionStore, UserStore } from './users.ts';
import type { WebhookStore } from './webhooks/webhooks.ts';

export interface OfficeStores {
  readonly agenda: StaffAgendaStore;
  readonly absences: AbsenceStore;
  readonly audit: AuditStore;
  readonly callbackWork: CallbackWorkStore;
  readonly calls: CallStore;
  readonly changes: ChangeStore;
  readonly doctors: DoctorRules;
  readonly holidays: HolidayStore;
  readonly hours: HoursRules;
  readonly feeds: FeedStore;
  readonly idempotency: IdempotencyStore;
  readonly locations: LocationRules;
  readonly devices: DeviceStore;
  readonly patients: PatientRegistry;
  readonly policies: PolicyStore;
  readonly reports: ReportStore;
  readonly sessions: SessionStore;
  readonly tokens: TokenStore;
  readonly specialties: SpecialtyRules;
  readonly users: UserStore;
  readonly webhooks: WebhookStore;
}
