import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { WebDeps } from '../deps.ts';
import { callbackRoutes } from './callbacks.ts';
import { callRoutes } from './calls.ts';
import { agendaRoutes } from './agenda.ts';
import { agendaVisitRoutes } from './agenda-visits.ts';
import { accountRoutes } from './account.ts';
import { auditRoutes } from './audit.ts';
import { eventRoutes } from './events.ts';
import { feedRoutes } from './feeds.ts';
import { patientMergeRoutes } from './patients-merge.ts';
import { patientPrivacyRoutes } from './patients-privacy.ts';
import { patientRecordRoutes } from './patients-record.ts';
import { patientRoutes } from './patients.ts';
import { phoneRoutes } from './phone.ts';
import { promptRoutes } from './prompts.ts';
import { reportRoutes } from './reports.ts';
import { absenceMoveRoutes } from './rules-absences-moves.ts';
import { absenceRoutes } from './rules-absences.ts';
import { doctorRoutes } from './rules-doctors.ts';
import { holidayRoutes } from './rules-holidays.ts';
import { hoursRoutes } from './rules-hours.ts';
import { locationRoutes } from './rules-locations.ts';
import { policyRoutes } from './rules-policies.ts';
import { specialtyRoutes } from './rules-specialties.ts';
import { sessionRoutes } from './session.ts';
import { tokenRoutes } from './tokens.ts';
import { userRoutes } from './users.ts';
import { webhookDeliveryRoutes } from './webhook-deliveries.ts';
import { webhookRoutes } from './webhooks.ts';

/** Everything under `/api/v1`. */
export const API: readonly ((deps: WebDeps) => FastifyPluginAsyncZod)[] = [
  sessionRoutes,
  accountRoutes,
  userRoutes,
  tokenRoutes,
  webhookRoutes,
  webhookDeliveryRoutes,
  eventRoutes,
  agendaRoutes,
  agendaVisitRoutes,
  feedRoutes,
  phoneRoutes,
  callRoutes,
  callbackRoutes,
  promptRoutes,
  doctorRoutes,
  specialtyRoutes,
  locationRoutes,
  hoursRoutes,
  absenceRoutes,
  absenceMoveRoutes,
  holidayRoutes,
  policyRoutes,
  reportRoutes,
  auditRoutes,
  patientRoutes,
  patientRecordRoutes,
  patientMergeRoutes,
  patientPrivacyRoutes,
];
