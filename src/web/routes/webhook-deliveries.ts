import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Delivery } from '../../office/webhooks/webhooks.ts';
import { audit } from '../audit.ts';
import { deliveries, deliveryParams, type DeliveryView } from '../contract/webhooks.ts';
import { id, idParams } from '../contract/words.ts';
import type { WebDeps } from '../deps.ts';
import { pageFrom, pageQuery, readCursor } from '../pages.ts';
import { notFound } from '../problem.ts';
import { foundWebhook } from './webhooks.ts';

const tags = ['webhooks'];
const config = { access: 'access:manage' } as const;

/** What became of each message to a webhook. */
export const webhookDeliveryRoutes =
  (deps: WebDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const store = deps.desk.office.webhooks;

    app.get(
      '/webhooks/:id/deliveries',
      {
        config,
        schema: {
          tags,
          summary: 'The log of deliveries of the last 30 days, the newest first',
          params: idParams,
          querystring: pageQuery,
          response: { 200: deliveries },
        },
      },
      async (request) => {
        const { cursor, limit } = request.query;
        const known = await foundWebhook(deps, request.params.id);
        const before = readCursor(cursor, id);
        const found = await store.deliveries(known.id, before, limit + 1);
        const { items, next } = pageFrom(found, limit, (delivery) => delivery.id);
        return { items: items.map(toView), next };
      },
    );

    app.post(
      '/webhooks/:id/deliveries/:delivery/resend',
      {
        config,
        schema: {
          tags,
          summary: 'Send it once more, from the first attempt on',
          params: deliveryParams,
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const { id: webhookId, delivery } = request.params;
        if (!(await store.resend(webhookId, delivery, deps.desk.clock.now()))) throw notFound('Esse envio');
        const subject = { kind: 'webhook', id: webhookId };
        await audit(deps, request, { action: 'webhook.resend', subject, details: { delivery } });
        return reply.code(204).send(null);
      },
    );
  };

const toView = (delivery: Delivery): DeliveryView => ({
  id: delivery.id,
  event: delivery.event,
  eventId: delivery.eventId,
  state: delivery.state,
  attempts: delivery.attempts,
  nextAttemptAt: delivery.state === 'pending' ? delivery.nextAttemptAt : null,
  lastStatus: delivery.lastStatus,
  lastError: delivery.lastError,
  createdAt: delivery.createdAt,
  deliveredAt: delivery.deliveredAt,
  payload: delivery.payload,
});
