import { z } from 'zod';
import { WEBHOOK_EVENTS } from '../../office/webhooks/webhooks.ts';
import { pageOf } from '../pages.ts';
import { id, instant } from './words.ts';

const url = z.string().trim().min(1).max(2_000);
const events = z.array(z.enum(WEBHOOK_EVENTS)).min(1);

export const webhook = z.object({
  id: z.string(),
  url: z.string(),
  events: z.array(z.enum(WEBHOOK_EVENTS)),
  active: z.boolean().describe('false: paused'),
  createdBy: z.string().describe('the name of whoever made it'),
  createdAt: instant,
  version: z.string().describe('to be sent back with an edit'),
});
export type WebhookView = z.infer<typeof webhook>;

export const webhooks = z.object({ items: z.array(webhook) });
export type WebhooksView = z.infer<typeof webhooks>;

export const newWebhook = z.object({ url, events });

export const webhookEdit = z.object({ version: z.string(), url, events, active: z.boolean() });
export type WebhookEditBody = z.infer<typeof webhookEdit>;

/** The secret is shown once: with it the receiver verifies what it is sent. */
export const registeredWebhook = z.object({ webhook, secret: z.string() });
export type RegisteredWebhook = z.infer<typeof registeredWebhook>;

export const delivery = z.object({
  id: z.string(),
  event: z.enum([...WEBHOOK_EVENTS, 'ping']),
  eventId: z.string().describe('the header webhook-id: the same at every attempt'),
  state: z.enum(['pending', 'delivered', 'failed']),
  attempts: z.number().int(),
  nextAttemptAt: instant.nullable().describe('null: there is none to come'),
  lastStatus: z.number().int().nullable().describe("the receiver's HTTP status; null: no answer"),
  lastError: z.string().nullable(),
  createdAt: instant,
  deliveredAt: instant.nullable(),
  payload: z.string().describe('the body, as it is signed'),
});
export type DeliveryView = z.infer<typeof delivery>;

export const deliveries = pageOf(delivery);
export type DeliveriesView = z.infer<typeof deliveries>;

export const deliveryParams = z.object({ id, delivery: id });
