import { z } from 'zod';
import { CALLBACK_STATES } from '../../office/calls/callbacks.ts';
import { pageOf, pageQuery } from '../pages.ts';
import { id, instant } from './words.ts';

const state = z.enum(CALLBACK_STATES);

export const callback = z.object({
  id,
  patient: z.object({ id, name: z.string().nullable() }).nullable().describe('null = not identified'),
  phone: z.string().describe('masked'),
  reason: z.string().describe('why the caller wanted a person, in words'),
  callId: id,
  requestedAt: instant,
  handledAt: instant.nullable(),
  priority: z.enum(['80+', '60+']).nullable().describe('goes first by law'),
  state,
  /** Who has it, or has done it. */
  by: z.object({ id, name: z.string() }).nullable(),
  note: z.string().nullable(),
  updatedAt: instant.nullable(),
  version: z.string().describe('to be sent back with a change'),
});
export type Callback = z.infer<typeof callback>;

/** One request as whoever is going to call needs it. */
export const callbackDetails = callback.extend({ phone: z.string().describe('whole') });

export const callbackQuery = pageQuery.extend({
  state: z.enum(['open', 'done']).default('open').describe('`open`: elders first, then who waits longest'),
});
export const callbackPage = pageOf(callback).extend({ now: instant });
export type CallbackPage = z.infer<typeof callbackPage>;

export const callbackEdit = z.object({
  state: state.describe('`in-progress`: it is mine; `new`: anybody’s again'),
  note: z
    .string()
    .trim()
    .max(2_000)
    .nullable()
    .transform((text) => (text === '' ? null : text)),
  version: z.string().max(64),
});
export type CallbackEdit = z.input<typeof callbackEdit>;
