import { z } from 'zod';
import type { CallNews } from '../../office/calls/call-news.ts';

const about = { call: z.string(), at: z.number() };

/** What happens in a call, as the line tells it: no CPF, no whole number, no secret keys. */
export const callNews = z.discriminatedUnion('kind', [
  z.object({
    ...about,
    kind: z.literal('began'),
    caller: z.string().nullable().describe('masked; null = withheld'),
    channel: z.string().describe("Asterisk's name for the call (agi_uniqueid)"),
  }),
  z.object({ ...about, kind: z.literal('identified'), patientId: z.string() }),
  z.object({ ...about, kind: z.literal('speaks'), language: z.string().describe('from now on: `pt_BR`') }),
  z.object({ ...about, kind: z.literal('said'), text: z.string() }),
  z.object({ ...about, kind: z.literal('asked'), question: z.string() }),
  z.object({
    ...about,
    kind: z.literal('heard'),
    question: z.string(),
    keys: z.string(),
    ended: z.enum(['full', 'hash', 'silence']),
  }),
  z.object({ ...about, kind: z.literal('ended'), outcome: z.string() }),
]) satisfies z.ZodType<CallNews>;
export type { CallNews };
