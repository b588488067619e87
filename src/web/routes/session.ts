import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { NoClinic } from '../../booking/ports.ts';
import { logIn } from '../../office/log-in.ts';
import { hashPassword, passwordProblem, verifyPassword } from '../../office/password.ts';
import { permissionsOf } from '../../office/principal.ts';
import { beginSession, principalOf } from '../../office/session.ts';
import type { User } from '../../office/users.ts';
import { todayIn } from '../../scheduling/wall-clock.ts';
import { audit } from '../audit.ts';
import {
  credentials,
  passwordChange,
  sessionState,
  type Me,
  type SessionState,
} from '../contract/session.ts';
import type { WebDeps } from '../deps.ts';
import { setSessionCookie } from '../plugins/access.ts';
import { Problem } from '../problem.ts';
import { principal } from '../request.ts';

const tags = ['session'];

/** Coming in, going out, and the password. */
export const sessionRoutes =
  (deps: WebDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { desk, settings } = deps;
    const { users, sessions } = desk.office;

    app.get(
      '/session',
      {
        config: { access: 'public', beforePasswordChange: true },
        schema: { tags, summary: 'Who is signed in', response: { 200: sessionState } },
      },
      async (request): Promise<SessionState> => {
        const user = request.session === null ? null : await users.byId(request.session.userId);
        return { me: user === null ? null : toMe(user), demo: settings.demo, clinic: await clinicOf(deps) };
      },
    );

    app.post(
      '/session',
      {
        config: { access: 'public' },
        schema: { tags, summary: 'Sign in', body: credentials, response: { 200: sessionState } },
      },
      async (request, reply): Promise<SessionState> => {
        const { login, password, code } = request.body;
        const outcome = await logIn(desk, { login, password, code, address: request.ip });
        if (outcome.kind === 'code-wanted')
          throw new Problem(
            401,
            'code-wanted',
            'Falta o código do autenticador.',
            'Abra o aplicativo autenticador e digite os seis dígitos.',
          );
        if (outcome.kind === 'refused') {
          await audit(deps, request, { action: 'session.refused', subject: { kind: 'session', id: null } });
          throw new Problem(
            401,
            'not-let-in',
            'Não foi possível entrar.',
            'Confira usuário, senha e código. Depois de várias tentativas, espere alguns minutos.',
          );
        }
        const { user } = outcome;
        // Whoever was signed in on this browser is so no more.
        if (request.session !== null) await sessions.delete(request.session.id);
        const whence = { address: request.ip, agent: request.headers['user-agent'] ?? '' };
        setSessionCookie(reply, deps, await beginSession(desk, user, whence, settings.idleMs));
        request.principal = principalOf(user);
        await audit(deps, request, { action: 'session.begin', subject: { kind: 'user', id: user.id } });
        return { me: toMe(user), demo: settings.demo, clinic: await clinicOf(deps) };
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
        setSessionCookie(reply, deps, null);
        await audit(deps, request, {
          action: 'session.end',
          subject: { kind: 'user', id: principal(request).id },
        });
        return reply.code(204).send(null);
      },
    );

    app.put(
      '/session/password',
      {
        config: { access: 'signed-in', beforePasswordChange: true },
        schema: {
          tags,
          summary: 'Change the own password; all other sessions end',
          body: passwordChange,
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const user = await signedIn(deps, principal(request).id);
        const { current, chosen } = request.body;
        if (!(await verifyPassword(current, user.passwordHash)))
          throw new Problem(
            403,
            'wrong-password',
            'A senha atual não confere.',
            'Digite a senha com que você entrou.',
          );
        const problem =
          chosen === current
            ? 'A senha nova precisa ser outra.'
            : passwordProblem(chosen, [user.login, ...user.name.split(' ')]);
        if (problem !== null) throw new Problem(400, 'weak-password', problem, 'Escolha outra senha.');
        await users.update(
          user.id,
          { passwordHash: await hashPassword(chosen), mustChangePassword: false },
          desk.clock.now(),
        );
        await sessions.deleteOthers(user.id, request.session?.id ?? null);
        await audit(deps, request, { action: 'user.password', subject: { kind: 'user', id: user.id } });
        return reply.code(204).send(null);
      },
    );
  };

async function signedIn({ desk }: WebDeps, id: string): Promise<User> {
  const user = await desk.office.users.byId(id);
  if (user === null)
    throw new Problem(
      403,
      'no-user',
      'Isso é para pessoas, não para programas.',
      'Entre com usuário e senha.',
    );
  return user;
}

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
