import type { Ids } from '../../booking/ports.ts';
import type { OfficeStores } from '../../office/ports.ts';
import type { Database } from '../database.ts';
import { feedStore } from './agenda/feed-store.ts';
import { staffAgendaStore } from './agenda/staff-agenda-store.ts';
import { auditStore } from './audit-store.ts';
import { callStore } from './calls/call-store.ts';
import { callbackWorkStore } from './calls/callback-work-store.ts';
import { changeStore } from './change-store.ts';
import { deviceStore } from './device-store.ts';
import { idempotencyStore } from './idempotency-store.ts';
import { patientRegistry } from './patients/patient-registry.ts';
import { absenceStore } from './rules/absence-store.ts';
import { doctorRules } from './rules/doctor-rules.ts';
import { holidayStore } from './rules/holiday-store.ts';
import { hoursRules } from './rules/hours-rules.ts';
import { locationRules } from './rules/location-rules.ts';
import { policyStore } from './rules/policy-store.ts';
import { specialtyRules } from './rules/specialty-rules.ts';
import { reportStore } from './reports/report-store.ts';
import { sessionStore } from './session-store.ts';
import { tokenStore } from './token-store.ts';
import { userStore } from './user-store.ts';
import { webhookStore } from './webhook-store.ts';

export function officeStores(database: Database, ids: Ids): OfficeStores {
  return {
    agenda: staffAgendaStore(database),
    absences: absenceStore(database),
    audit: auditStore(database),
    callbackWork: callbackWorkStore(database),
    calls: callStore(database),
    changes: changeStore(database),
    doctors: doctorRules(database),
    holidays: holidayStore(database),
    hours: hoursRules(database),
    feeds: feedStore(database),
    idempotency: idempotencyStore(database),
    locations: locationRules(database),
    devices: deviceStore(database),
    patients: patientRegistry(database, ids),
    policies: policyStore(database),
    reports: reportStore(database),
    sessions: sessionStore(database),
    tokens: tokenStore(database),
    specialties: specialtyRules(database),
    users: userStore(database),
    webhooks: webhookStore(database),
  };
}
