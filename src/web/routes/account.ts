import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { switchTotpOff } from '../../office/access/manage-users.ts';
import { newAuthenticator, switchTotpOn } from '../../office/access/totp.ts';
import { confirmPassword } from '../../office/log-in.ts';
import { hashPassword } from '../../office/password/hash.ts';
import { passwordProblem } from '../../office/password/rules.ts';
import type { Session, User } from '../../office/users.ts';
import { audit } from '../audit.ts';
import {
  authenticatorOffer,
  authenticatorProof,
  ownSessions,
  passwordChange,
  passwordProof,
  sessionParams,
} from '../contract/session.ts';
import type { WebDeps } from '../deps.ts';
import { notFound, Problem } from '../problem.ts';

const tags = ['session'];
const signedIn = { access: 'signed-in' } as const;

/** What everybody does with their own account: password, authenticator, sessions. */
export const accountRoutes =
  (deps: WebDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { desk } = deps;
    const { users, sessions } = desk.office;

    app.put(
      '/session/password',
      {
        config: { ...signedIn, beforePasswordChange: true },
        schema: {
          tags,
          summary: 'Change the own password; all other sessions end',
          body: passwordChange,
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const { current, chosen } = request.body;
        const { user, session } = await provenUser(deps, request, current);
        const problem =
          chosen === current
            ? 'A senha nova precisa ser outra.'
            : passwordProblem(chosen, [user.login, ...user.name.split(' ')]);
        if (problem !== null) throw new Problem(400, 'weak-password', problem, 'Escolha outra senha.');
        const passwordHash = await hashPassword(chosen);
        await users.update(user.id, { passwordHash, mustChangePassword: false }, desk.clock.now());
        await sessions.deleteOthers(user.id, session.id);
        await audit(deps, request, { action: 'user.password', subject: { kind: 'user', id: user.id } });
        return reply.code(204).send(null);
      },
    );

    app.post(
      '/session/totp',
      {
        config: { ...signedIn, showsSecret: true },
        schema: {
          tags,
          summary: 'A new secret for an authenticator; nothing changes yet',
          response: { 200: authenticatorOffer },
        },
      },
      async (request) => newAuthenticator((await whoAsks(deps, request)).user.login),
    );

    app.put(
      '/session/totp',
      {
        config: signedIn,
        schema: {
          tags,
          summary: 'Switch the authenticator on, with a code that shows it works; all other sessions end',
          body: authenticatorProof,
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const { secret, code, password } = request.body;
        const { user, session } = await provenUser(deps, request, password);
        if (!(await switchTotpOn(desk, user.id, secret, code))) throw wrongCode();
        await sessions.deleteOthers(user.id, session.id);
        await audit(deps, request, { action: 'user.totp-on', subject: { kind: 'user', id: user.id } });
        return reply.code(204).send(null);
      },
    );

    app.post(
      '/session/totp/off',
      {
        config: signedIn,
        schema: {
          tags,
          summary: 'Switch the authenticator off',
          body: passwordProof,
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const { user } = await provenUser(deps, request, request.body.password);
        await switchTotpOff(desk, user.id);
        await audit(deps, request, { action: 'user.totp-off', subject: { kind: 'user', id: user.id } });
        return reply.code(204).send(null);
      },
    );

    app.get(
      '/sessions',
      {
        config: signedIn,
        schema: { tags, summary: 'The own sessions, the last used first', response: { 200: ownSessions } },
      },
      async (request) => {
        const { user, session } = await whoAsks(deps, request);
        const now = desk.clock.now();
        const open = (await sessions.ofUser(user.id)).filter(({ expiresAt }) => expiresAt > now);
        return {
          items: open.map(({ id, createdAt, lastSeenAt, address, agent }) => ({
            id,
            createdAt,
            lastSeenAt,
            address,
            agent,
            current: id === session.id,
          })),
        };
      },
    );

    app.delete(
      '/sessions',
      {
        config: signedIn,
        schema: { tags, summary: 'End all own sessions but this one', response: { 204: z.null() } },
      },
      async (request, reply) => {
        const { user, session } = await whoAsks(deps, request);
        await sessions.deleteOthers(user.id, session.id);
        await audit(deps, request, { action: 'session.end-others', subject: { kind: 'user', id: user.id } });
        return reply.code(204).send(null);
      },
    );

    app.delete(
      '/sessions/:id',
      {
        config: signedIn,
        schema: { tags, summary: 'End one own session', params: sessionParams, response: { 204: z.null() } },
      },
      async (request, reply) => {
        const { user } = await whoAsks(deps, request);
        const session = await sessions.byId(request.params.id);
        if (session?.userId !== user.id) throw notFound('Essa sessão');
        await sessions.delete(session.id);
        await audit(deps, request, { action: 'session.end', subject: { kind: 'user', id: user.id } });
        return reply.code(204).send(null);
      },
    );
  };

interface Asker {
  readonly user: User;
  readonly session: Session;
}

/** @throws {Problem} when it is a program, which has no account */
async function whoAsks({ desk }: WebDeps, { session }: FastifyRequest): Promise<Asker> {
  const user = session === null ? null : await desk.office.users.byId(session.userId);
  if (session === null || user === null)
    throw new Problem(
      403,
      'no-user',
      'Isso é para pessoas, não para programas.',
      'Entre com usuário e senha.',
    );
  return { user, session };
}

/** Whoever asks, and has said their password again. @throws {Problem} when it is not theirs */
async function provenUser(deps: WebDeps, request: FastifyRequest, password: string): Promise<Asker> {
  const asker = await whoAsks(deps, request);
  if (await confirmPassword(deps.desk, asker.user, asker.session.id, password)) return asker;
  throw new Problem(
    403,
    'wrong-password',
    'A senha atual não confere.',
    'Digite a senha com que você entrou. Depois de várias tentativas, espere alguns minutos.',
  );
}

const wrongCode = (): Problem =>
  new Problem(
    400,
    'wrong-code',
    'O código não confere.',
    'Digite o código que o aplicativo mostra agora; confira se o relógio do celular está certo.',
  );
