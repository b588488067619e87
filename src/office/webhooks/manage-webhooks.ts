import type { Office } from '../desk.ts';
import { newDelivery } from './dispatcher.ts';
import { pingPayload } from './payload.ts';
import { newWebhookSecret } from './sign.ts';
import { targetProblem, type TargetProblem } from './target.ts';
import type { Delivery, Webhook, WebhookEvent } from './webhooks.ts';

export type RegisterOutcome =
  | { readonly kind: 'registered'; readonly webhook: Webhook }
  | { readonly kind: 'not-there'; readonly why: TargetProblem };

/** A receiver is told what happens from now on. */
export async function registerWebhook(
  { office, clock, ids }: Office,
  by: string,
  about: { readonly url: string; readonly events: readonly WebhookEvent[] },
): Promise<RegisterOutcome> {
  const why = await targetProblem(about.url);
  if (why !== null) return { kind: 'not-there', why };
  const now = clock.now();
  const webhook: Webhook = {
    ...about,
    id: ids.next(),
    secret: newWebhookSecret(),
    active: true,
    seenUntil: now,
    createdBy: by,
    createdAt: now,
  };
  await office.webhooks.insert(webhook);
  return { kind: 'registered', webhook };
}

/** Another address, other events, paused or at work again; what happened during a pause is not told. */
export async function changeWebhook(
  { office, clock }: Office,
  before: Webhook,
  to: Pick<Webhook, 'url' | 'events' | 'active'>,
): Promise<TargetProblem | null> {
  const why = to.url === before.url ? null : await targetProblem(to.url);
  if (why !== null) return why;
  const resumes = to.active && !before.active;
  await office.webhooks.update(before.id, { ...to, ...(resumes && { seenUntil: clock.now() }) });
  return null;
}

/** A message to try it with; its fate is in the log like any other's. */
export async function pingWebhook(desk: Office, webhookId: string): Promise<Delivery> {
  const payload = pingPayload(desk.clock.now());
  const delivery = newDelivery(desk, webhookId, { eventId: desk.ids.next(), event: 'ping', payload });
  await desk.office.webhooks.enqueue([delivery]);
  return delivery;
}
