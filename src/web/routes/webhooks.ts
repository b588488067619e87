import { createHash } from 'node:crypto';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { changeWebhook, pingWebhook, registerWebhook } from '../../office/webhooks/manage-webhooks.ts';
import type { TargetProblem } from '../../office/webhooks/target.ts';
import type { Webhook } from '../../office/webhooks/webhooks.ts';
import { audit } from '../audit.ts';
import {
  newWebhook,
  registeredWebhook,
  webhook,
  webhookEdit,
  webhooks,
  type WebhookView,
} from '../contract/webhooks.ts';
import { idParams } from '../contract/words.ts';
import type { WebDeps } from '../deps.ts';
import { changedMeanwhile, notFound, Problem } from '../problem.ts';
import { principal } from '../request.ts';

const tags = ['webhooks'];
const config = { access: 'access:manage' } as const;

/** Who else is told what happens to visits. */
export const webhookRoutes =
  (deps: WebDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { desk } = deps;
    const store = desk.office.webhooks;
    const note = (request: Parameters<typeof audit>[1], action: string, id: string, details = {}) =>
      audit(deps, request, { action, subject: { kind: 'webhook', id }, details });

    app.get(
      '/webhooks',
      { config, schema: { tags, summary: 'All webhooks, the oldest first', response: { 200: webhooks } } },
      async () => {
        const names = await namesOf(deps);
        return { items: (await store.list()).map((one) => toView(one, names)) };
      },
    );

    app.post(
      '/webhooks',
      {
        config: { ...config, showsSecret: true },
        schema: {
          tags,
          summary: 'Register a webhook; its secret is shown here alone',
          body: newWebhook,
          response: { 201: registeredWebhook },
        },
      },
      async (request, reply) => {
        const who = principal(request);
        const outcome = await registerWebhook(desk, who.id, request.body);
        if (outcome.kind === 'not-there') throw badTarget(outcome.why);
        const { id, url, events, secret } = outcome.webhook;
        await note(request, 'webhook.add', id, { host: new URL(url).host, events });
        const view = toView(outcome.webhook, new Map([[who.id, who.name]]));
        return reply.code(201).send({ webhook: view, secret });
      },
    );

    app.put(
      '/webhooks/:id',
      {
        config,
        schema: {
          tags,
          summary: 'Change, pause or resume a webhook; what happens during a pause is not told',
          params: idParams,
          body: webhookEdit,
          response: { 200: webhook },
        },
      },
      async (request) => {
        const { version, ...to } = request.body;
        const before = await foundWebhook(deps, request.params.id);
        const names = await namesOf(deps);
        if (versionOf(before) !== version) throw changedMeanwhile('O webhook', toView(before, names));
        const problem = await changeWebhook(desk, before, to);
        if (problem !== null) throw badTarget(problem);
        await note(request, 'webhook.edit', before.id, { events: to.events, active: to.active });
        return toView(await foundWebhook(deps, before.id), names);
      },
    );

    app.delete(
      '/webhooks/:id',
      {
        config,
        schema: {
          tags,
          summary: 'Remove a webhook and the log of its deliveries',
          params: idParams,
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const { id } = await foundWebhook(deps, request.params.id);
        await store.delete(id);
        await note(request, 'webhook.remove', id);
        return reply.code(204).send(null);
      },
    );

    app.post(
      '/webhooks/:id/ping',
      {
        config,
        schema: {
          tags,
          summary: 'Send a message to try it with; its fate is in the log',
          params: idParams,
          response: { 202: z.object({ id: z.string() }) },
        },
      },
      async (request, reply) => {
        const { id } = await foundWebhook(deps, request.params.id);
        const delivery = await pingWebhook(desk, id);
        await note(request, 'webhook.ping', id);
        return reply.code(202).send({ id: delivery.id });
      },
    );
  };

/** @throws {Problem} when there is none */
export async function foundWebhook({ desk }: WebDeps, id: string): Promise<Webhook> {
  const known = await desk.office.webhooks.byId(id);
  if (known === null) throw notFound('Esse webhook');
  return known;
}

const WORDS: Readonly<Record<TargetProblem, string>> = {
  'not-a-url': 'Escreva o endereço inteiro, como https://sistema.exemplo.com.br/avisos.',
  'not-https': 'Use https://; http:// só vale para este mesmo computador (127.0.0.1), em desenvolvimento.',
  'has-password': 'Tire usuário e senha do endereço; quem recebe confere a assinatura.',
  'not-public': 'O endereço é de uma rede interna. Use um que se alcance pela internet.',
  'unknown-host': 'Ninguém responde por esse nome. Confira se está escrito certo.',
};

const badTarget = (why: TargetProblem): Problem =>
  new Problem(400, 'bad-webhook-url', 'Não dá para avisar esse endereço.', WORDS[why], { why });

const namesOf = async ({ desk }: WebDeps): Promise<ReadonlyMap<string, string>> =>
  new Map((await desk.office.users.list()).map(({ id, name }) => [id, name]));

const versionOf = ({ url, events, active }: Webhook): string =>
  createHash('sha256')
    .update(JSON.stringify([url, events, active]))
    .digest('hex')
    .slice(0, 16);

const toView = (known: Webhook, names: ReadonlyMap<string, string>): WebhookView => ({
  id: known.id,
  url: known.url,
  events: [...known.events],
  active: known.active,
  createdBy: names.get(known.createdBy) ?? '',
  createdAt: known.createdAt,
  version: versionOf(known),
});
