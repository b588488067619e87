import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { NoClinic } from '../../booking/ports.ts';
import { logIn } from '../../office/log-in.ts';
import { permissionsOf } from '../../office/principal.ts';
import { beginSession, principalOf } from '../../office/session.ts';
import type { User } from '../../office/users.ts';
import { todayIn } from '../../scheduling/wall-clock.ts';
import { audit } from '../audit.ts';
import { credentials, sessionState, type Me, type SessionState } from '../contract/session.ts';
import type { WebDeps } from '../deps.ts';
import { cookieOf, setCookie } from '../plugins/cookies.ts';
import { Problem } from '../problem.ts';
import { principal } from '../request.ts';

const tags = ['session'];

/** A clinic's whole staff, in the morning, from one address. */
const SIGN_INS_A_MINUTE = 120;

/** Coming in and going out. */
export const sessionRoutes =
  (deps: WebDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { desk, settings } = deps;
    const { users, sessions } = desk.office;
    const stateOf = async (user: User | null): Promise<SessionState> => ({
      me: user === null ? null : toMe(user),
      demo: settings.demo,
      clinic: await clinicOf(deps),
    });

    app.get(
      '/session',
      {
        config: { access: 'public', beforePasswordChange: true },
        schema: { tags, summary: 'Who is signed in', response: { 200: sessionState } },
      },
      async ({ session }) => stateOf(session === null ? null : await users.byId(session.userId)),
    );

    app.post(
      '/session',
      {
        config: { access: 'public', mostAMinute: SIGN_INS_A_MINUTE },
        schema: { tags, summary: 'Sign in', body: credentials, response: { 200: sessionState } },
      },
      async (request, reply) => {
        const device = cookieOf(request, deps, 'device');
        const outcome = await logIn(desk, { ...request.body, address: request.ip, device });
        switch (outcome.kind) {
          case 'code-wanted':
            throw codeWanted();
          case 'refused':
            await noteRefusal(deps, request, request.body.login);
            throw notLetIn();
          case 'in':
            await comeIn(deps, request, reply, outcome.user);
            setCookie(reply, deps, 'device', outcome.device);
            return stateOf(outcome.user);
        }
      },
    );

    app.delete(
      '/session',
      {
        config: { access: 'signed-in', beforePasswordChange: true },
        schema: { tags, summary: 'Sign out', response: { 204: z.null() } },
      },
      async (request, reply) => {
        if (request.session !== null) await sessions.delete(request.session.id);
        setCookie(reply, deps, 'session', null);
        // Nothing that was shown stays in the browser's cache or storage.
        reply.header('clear-site-data', '"cache"');
        const subject = { kind: 'user', id: principal(request).id };
        await audit(deps, request, { action: 'session.end', subject });
        return reply.code(204).send(null);
      },
    );
  };

/** A session of its own, whatever cookie came along; whoever was signed in on this browser is so no more. */
async function comeIn(
  deps: WebDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  user: User,
): Promise<void> {
  const { desk, settings } = deps;
  if (request.session !== null) await desk.office.sessions.delete(request.session.id);
  const whence = { address: request.ip, agent: request.headers['user-agent'] ?? '' };
  setCookie(reply, deps, 'session', await beginSession(desk, user, whence, settings.idleMs));
  request.principal = principalOf(user);
  await audit(deps, request, { action: 'session.begin', subject: { kind: 'user', id: user.id } });
}

/** Whose door it was is written down where there is such a user; what was typed is not: it may be a password. */
async function noteRefusal(deps: WebDeps, request: FastifyRequest, login: string): Promise<void> {
  const user = await deps.desk.office.users.byLogin(login.toLowerCase());
  const subject = { kind: 'user', id: user?.id ?? null };
  await audit(deps, request, { action: 'session.refused', subject });
}

const codeWanted = (): Problem =>
  new Problem(
    401,
    'code-wanted',
    'Falta o código do autenticador.',
    'Abra o aplicativo autenticador e digite os seis dígitos.',
  );

const notLetIn = (): Problem =>
  new Problem(
    401,
    'not-let-in',
    'Não foi possível entrar.',
    'Confira usuário, senha e código. Depois de várias tentativas, espere alguns minutos.',
  );

const toMe = (user: User): Me => ({
  id: user.id,
  name: user.name,
  login: user.login,
  role: user.role,
  permissions: [...permissionsOf(user.role)],
  doctorId: user.doctorId,
  mustChangePassword: user.mustChangePassword,
  totp: user.totpSecret !== null,
});

async function clinicOf({ desk }: WebDeps): Promise<SessionState['clinic']> {
  try {
    const { name, zone } = await desk.stores.clinic.read();
    return { name, zone, today: todayIn(zone, desk.clock.now()) };
  } catch (error) {
    if (error instanceof NoClinic) return null;
    throw error;
  }
}
