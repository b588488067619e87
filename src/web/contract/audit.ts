import { z } from 'zod';
import { pageOf, pageQuery } from '../pages.ts';
import { id, instant, localDate } from './words.ts';

const words = z.object({ id: z.string(), label: z.string() });

const filters = z.object({
  from: localDate.optional().describe("first day, on the clinic's wall"),
  until: localDate.optional().describe('last day, it included'),
  actorId: id.optional().describe('whose deeds'),
  action: z
    .string()
    .regex(/^[\x20-\x7e]{0,64}$/)
    .optional()
    .describe('an action, or the beginning of one: `patient.`'),
  patientId: id.optional(),
  subject: z
    .string()
    .regex(/^[^:]+:.+$/, 'tem o formato tipo:código')
    .max(130)
    .optional()
    .describe('what it was about, as `kind:id`'),
});

export const auditQuery = pageQuery.extend(filters.shape);
export const auditExportQuery = filters;
export type AuditFilters = z.infer<typeof filters>;

const auditEntry = z.object({
  id,
  at: instant,
  actor: z.object({
    kind: z.enum(['user', 'token', 'system', 'stranger']),
    id: z.string().nullable(),
    name: z.string().describe('as it was then; of nobody known: what they are'),
    address: z.string(),
  }),
  action: words,
  subject: z.object({ kind: words, id: z.string().nullable() }),
  patientId: z.string().nullable(),
  details: z.record(z.string(), z.unknown()).nullable(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

export const auditPage = pageOf(auditEntry);
export type AuditPage = z.infer<typeof auditPage>;

/** What the record can be filtered by. */
export const auditChoices = z.object({
  actors: z.array(words).describe('staff and programs, also those who may no longer come in'),
  kinds: z.array(z.object({ id: z.string(), label: z.string(), actions: z.array(words) })),
});
export type AuditChoices = z.infer<typeof auditChoices>;
