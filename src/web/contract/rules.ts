import { z } from 'zod';
import { id, localDate } from './words.ts';

/** Of a list's item or a page: what an editor has seen. To be sent back with a change. */
export const version = z
  .string()
  .max(64)
  .describe('as it was read; a change of what is no longer so is refused');

/** `?preview=true`: nothing is saved, and the answer says what would be. */
export const ruleQuery = z.object({
  preview: z.enum(['true', 'false']).default('false').describe('true: only show what it would do'),
});

/** Of a deletion, which has no body. */
export const ruleDeletion = ruleQuery.extend({ version });

const weekLoad = z.object({
  workingMinutes: z.number().int(),
  freeMinutes: z.number().int(),
  visits: z.number().int().describe('that could still be booked by telephone'),
});
export type WeekLoad = z.infer<typeof weekLoad>;

const gender = z.enum(['f', 'm']);

/** What a change of the rules does to the next weeks. */
export const rulesPreview = z.object({
  doctors: z
    .array(z.object({ id, name: z.string(), gender }))
    .describe('whose time it touches; the weeks are theirs'),
  stranded: z
    .array(
      z.object({
        id,
        protocol: z.string(),
        patientName: z.string().nullable().describe('null: whoever asks may not see the agenda'),
        doctorId: id,
        doctorName: z.string(),
        doctorGender: gender,
        date: localDate,
        time: z.string(),
        why: z.string().describe('in words'),
      }),
    )
    .describe('coming visits that would no longer fit; those that did not fit before are not among them'),
  weeks: z.array(z.object({ monday: localDate, before: weekLoad, after: weekLoad })),
  findings: z.array(z.string()).describe('what of the rules could not be used so, in words'),
});
export type RulesPreview = z.infer<typeof rulesPreview>;

/** What a change answers: the thing as it is now (or would be; null = gone), and what that does. */
export const ruleAnswer = <T extends z.ZodType>(value: T) =>
  z.object({ saved: z.boolean(), value: value.nullable(), preview: rulesPreview });
export interface RuleAnswer<T> {
  readonly saved: boolean;
  readonly value: T | null;
  readonly preview: RulesPreview;
}

/** The clinic's names, for whoever shows or chooses them: also what is no longer offered. */
export const clinicNames = z.object({
  name: z.string(),
  zone: z.string(),
  locations: z.array(z.object({ id, name: z.string(), zone: z.string() })),
  specialties: z
    .array(z.object({ id, name: z.string(), visitMinutes: z.number().int(), active: z.boolean() }))
    .describe('in the order of the telephone’s menu'),
  doctors: z
    .array(z.object({ id, name: z.string(), gender, specialtyIds: z.array(id), active: z.boolean() }))
    .describe('by name'),
});
export type ClinicNames = z.infer<typeof clinicNames>;
