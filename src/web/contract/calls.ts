import { z } from 'zod';
import { CALL_OUTCOMES } from '../../office/calls/calls.ts';
import { pageOf, pageQuery } from '../pages.ts';
import { id, instant, localDate } from './words.ts';

/** A question of the call tree, in words: "Marcar: Especialidade". */
const question = z.object({ id: z.string(), words: z.string() });

const outcome = z.enum(CALL_OUTCOMES);
export type CallOutcome = z.infer<typeof outcome>;

const call = z.object({
  id,
  startedAt: instant,
  endedAt: instant.nullable(),
  caller: z.string().nullable().describe('masked; null = withheld'),
  patient: z
    .object({ id, name: z.string().nullable().describe('null for who may not see patients') })
    .nullable()
    .describe('null = nobody was identified'),
  outcome: outcome.nullable().describe('null = it lasts'),
  question: question.nullable().describe('where it is, or ended'),
  questions: z.number().int().describe('how many were asked'),
  language: z.string().nullable(),
  servedAt: instant.nullable().describe('when the caller first had what they called for'),
  gaveUp: z.boolean().describe('hung up before they had anything'),
});
export type Call = z.infer<typeof call>;

/** Who is on the line now; `now` is the server's clock, to reckon durations by. */
export const liveCalls = z.object({ now: instant, calls: z.array(call) });
export type LiveCalls = z.infer<typeof liveCalls>;

export const callQuery = pageQuery.extend({
  from: localDate.optional().describe("first day, on the clinic's wall"),
  until: localDate.optional().describe('last day, it included'),
  outcome: z.enum([...CALL_OUTCOMES, 'gave-up']).optional(),
  question: z
    .string()
    .regex(/^[\x20-\x7e]{0,64}$/)
    .optional()
    .describe('the one it ended at'),
  patientId: id.optional(),
});
export const callPage = pageOf(call);
export type CallPage = z.infer<typeof callPage>;

const at = { at: z.number().int().describe('milliseconds since the call began') };

const moment = z.discriminatedUnion('kind', [
  z.object({ ...at, kind: z.literal('identified') }),
  z.object({ ...at, kind: z.literal('speaks'), language: z.string() }),
  z.object({ ...at, kind: z.literal('said'), text: z.string() }),
  z.object({ ...at, kind: z.literal('asked'), question }),
  z.object({
    ...at,
    kind: z.literal('heard'),
    keys: z.string().describe('of secret questions: dots'),
    ended: z.enum(['full', 'hash', 'silence']),
  }),
  z.object({ ...at, kind: z.literal('ended'), outcome: z.string() }),
  z.object({ ...at, kind: z.literal('cut'), moments: z.number().int().describe('left out here') }),
]);
export type Moment = z.infer<typeof moment>;

const visit = z.object({
  id,
  kind: z.enum(['booked', 'moved', 'cancelled', 'confirmed', 'attended', 'no-show', 'reopened']),
  appointmentId: id,
  protocol: z.string(),
  date: localDate,
  time: z.string(),
  doctor: z.object({ name: z.string(), gender: z.enum(['f', 'm']) }),
  specialty: z.string(),
});
export type CallVisit = z.infer<typeof visit>;

export const callDetails = z.object({
  call,
  transcript: z.array(moment),
  visits: z.array(visit).describe('booked, moved or cancelled in it; empty for who may not see the agenda'),
});
export type CallDetails = z.infer<typeof callDetails>;

export const endingsQuery = z.object({ from: localDate, until: localDate });

/** Where calls ended, the most given up first. */
export const endings = z.object({
  calls: z.number().int(),
  gaveUp: z.number().int(),
  questions: z.array(
    z.object({
      question: question.nullable().describe('null = before the first question'),
      calls: z.number().int(),
      gaveUp: z.number().int(),
      outcomes: z.partialRecord(outcome, z.number().int()),
    }),
  ),
});
export type Endings = z.infer<typeof endings>;
/** Every question of the call tree, for a filter. */
export const callQuestions = z.object({ questions: z.array(question) });
export type CallQuestions = z.infer<typeof callQuestions>;
