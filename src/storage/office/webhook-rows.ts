import type { Insertable, Selectable } from 'kysely';
import type { Attempt, Delivery } from '../../office/webhooks/webhooks.ts';
import type { WebhookDeliveryTable } from '../schema/office-tables.ts';
import { epochOf, preciseText } from '../schema/text.ts';

const textOrNull = (epochMs: number | null): string | null =>
  epochMs === null ? null : preciseText(epochMs);
const epochOrNull = (text: string | null): number | null => (text === null ? null : epochOf(text));

export const deliveryRows = (deliveries: readonly Delivery[]): Insertable<WebhookDeliveryTable>[] =>
  deliveries.map((delivery) => ({
    ...toAttempt(delivery),
    id: delivery.id,
    webhook_id: delivery.webhookId,
    event_id: delivery.eventId,
    event: delivery.event,
    payload: delivery.payload,
    attempts: delivery.attempts,
    created_at: preciseText(delivery.createdAt),
  }));

export const toAttempt = (attempt: Attempt) => ({
  state: attempt.state,
  next_attempt_at: preciseText(attempt.nextAttemptAt),
  last_status: attempt.lastStatus,
  last_error: attempt.lastError,
  delivered_at: textOrNull(attempt.deliveredAt),
});

export const toDelivery = (row: Selectable<WebhookDeliveryTable>): Delivery => ({
  id: row.id,
  webhookId: row.webhook_id,
  eventId: row.event_id,
  event: row.event as Delivery['event'],
  payload: row.payload,
  state: row.state,
  attempts: row.attempts,
  nextAttemptAt: epochOf(row.next_attempt_at),
  lastStatus: row.last_status,
  lastError: row.last_error,
  createdAt: epochOf(row.created_at),
  deliveredAt: epochOrNull(row.delivered_at),
});
