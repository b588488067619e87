import { z } from 'zod';
import { callNews } from './call-news.ts';

/** A step of the call tree, in words a person reads. */
export const treeStep = z.object({
  id: z.string(),
  label: z.string(),
  /** The part of the call it belongs to. */
  group: z.string(),
  kind: z.enum(['keys', 'menu', 'list']),
  words: z.string().nullable().describe('of its first asking'),
  leadsTo: z.array(z.string()),
});
export type TreeStep = z.infer<typeof treeStep>;

/** What the telephone's page shows before a call. */
export const phoneGuide = z.object({
  tree: z.array(treeStep),
  patients: z
    .array(z.object({ name: z.string(), cpf: z.string(), birthDate: z.string(), pin: z.string().nullable() }))
    .describe('of a demonstration: people to call as; nobody real'),
});
export type PhoneGuide = z.infer<typeof phoneGuide>;

/** What the browser's telephone says, over its web socket. */
export const fromPhone = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('call'),
    from: z
      .string()
      .regex(/^\d{10,11}$/)
      .nullable(),
  }),
  z.object({ kind: z.literal('key'), key: z.string().regex(/^[0-9*#]$/) }),
  /** A recording has been heard to its end. */
  z.object({ kind: z.literal('played'), turn: z.number().int() }),
  z.object({ kind: z.literal('hang-up') }),
]);
export type FromPhone = z.infer<typeof fromPhone>;

/** A visit that this call has booked, moved or cancelled: the row of the agenda. */
export const visitRow = z.object({
  protocol: z.string(),
  change: z.enum(['booked', 'moved', 'cancelled', 'confirmed', 'attended', 'no-show', 'reopened']),
  doctor: z.string(),
  specialty: z.string(),
  location: z.string(),
  date: z.string(),
  time: z.string(),
});
export type VisitRow = z.infer<typeof visitRow>;

/** What it is told. */
export const toPhone = z.discriminatedUnion('kind', [
  /** These will be played soon. */
  z.object({ kind: z.literal('prepare'), sounds: z.array(z.string()) }),
  z.object({ kind: z.literal('play'), sound: z.string(), turn: z.number().int() }),
  /** Whatever is being played ends: a key was pressed. */
  z.object({ kind: z.literal('hush') }),
  z.object({ kind: z.literal('news'), news: callNews }),
  z.object({ kind: z.literal('visit'), visit: visitRow }),
  z.object({
    kind: z.literal('ended'),
    how: z.enum(['you', 'line', 'transferred', 'broken', 'full', 'no-answer']),
    /** Of a transfer: why, a word of the dialogue. */
    reason: z.string().nullable(),
  }),
]);
export type ToPhone = z.infer<typeof toPhone>;
