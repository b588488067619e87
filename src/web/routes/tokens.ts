import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { ApiToken } from '../../office/access/token-store.ts';
import { issueToken, SCOPES } from '../../office/access/tokens.ts';
import { audit } from '../audit.ts';
import { issuedToken, newToken, tokens, type TokenView } from '../contract/tokens.ts';
import { idParams } from '../contract/words.ts';
import type { WebDeps } from '../deps.ts';
import { notFound, Problem } from '../problem.ts';
import { principal } from '../request.ts';

const tags = ['tokens'];
const config = { access: 'access:manage' } as const;

/** Keys of programs. */
export const tokenRoutes =
  (deps: WebDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { desk } = deps;

    app.get(
      '/tokens',
      { config, schema: { tags, summary: 'All API tokens, the newest first', response: { 200: tokens } } },
      async (request) => {
        const names = await namesOf(deps);
        const all = await desk.office.tokens.list();
        return {
          items: all.map((token) => toView(token, names, desk.clock.now())),
          scopes: SCOPES.filter((scope) => principal(request).permissions.has(scope)),
        };
      },
    );

    app.post(
      '/tokens',
      {
        config: { ...config, showsSecret: true },
        schema: {
          tags,
          summary: 'Make an API token; its secret is shown here alone',
          body: newToken,
          response: { 201: issuedToken },
        },
      },
      async (request, reply) => {
        const who = principal(request);
        const outcome = await issueToken(desk, who, request.body);
        if (outcome.kind === 'not-ones-own')
          throw new Problem(
            403,
            'not-ones-own',
            'Um token não pode ter essas permissões.',
            'Escolha apenas permissões suas; administrar acessos é só para pessoas.',
            { scopes: outcome.scopes },
          );
        const { token, secret } = outcome;
        const details = { name: token.name, scopes: token.scopes };
        await audit(deps, request, {
          action: 'token.add',
          subject: { kind: 'token', id: token.id },
          details,
        });
        const view = toView(token, new Map([[who.id, who.name]]), desk.clock.now());
        return reply.code(201).send({ token: view, secret });
      },
    );

    app.delete(
      '/tokens/:id',
      {
        config,
        schema: {
          tags,
          summary: 'Revoke an API token: it counts no more from this moment on',
          params: idParams,
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const { id } = request.params;
        if (!(await desk.office.tokens.revoke(id, desk.clock.now()))) throw notFound('Esse token');
        await audit(deps, request, { action: 'token.revoke', subject: { kind: 'token', id } });
        return reply.code(204).send(null);
      },
    );
  };

const namesOf = async ({ desk }: WebDeps): Promise<ReadonlyMap<string, string>> =>
  new Map((await desk.office.users.list()).map(({ id, name }) => [id, name]));

const toView = (token: ApiToken, names: ReadonlyMap<string, string>, now: number): TokenView => ({
  id: token.id,
  name: token.name,
  scopes: [...token.scopes],
  createdBy: names.get(token.createdBy) ?? '',
  createdAt: token.createdAt,
  expiresAt: token.expiresAt,
  lastUsedAt: token.lastUsedAt,
  state: token.revokedAt !== null ? 'revoked' : token.expiresAt <= now ? 'expired' : 'active',
});
