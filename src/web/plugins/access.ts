import cookie from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, RouteOptions } from 'fastify';
import { principalOf, resumeSession } from '../../office/session.ts';
import type { WebDeps } from '../deps.ts';
import { Problem, notAllowed } from '../problem.ts';
import { type Access, principal } from '../request.ts';
import type { Principal } from '../../office/principal.ts';

/** Knows who asks, and lets in whoever may: every route says who that is. */
export async function knowWhoAsks(app: FastifyInstance, deps: WebDeps): Promise<void> {
  const { desk, settings } = deps;
  await app.register(cookie);
  app.decorateRequest('principal', null);
  app.decorateRequest('session', null);
  app.decorateRequest('mustChangePassword', false);

  // Looked at when all is put together: a plugin's own routes are told who may use them after they are announced.
  const routes: RouteOptions[] = [];
  app.addHook('onRoute', (route) => void routes.push(route));
  app.addHook('onReady', async () => {
    for (const { url, config } of routes)
      if (config?.access === undefined) throw new Error(`route ${url} does not say who may use it`);
  });

  app.addHook('onRequest', async (request) => {
    const token = request.cookies[cookieName(deps)];
    if (token === undefined || request.principal !== null) return;
    const known = await resumeSession(desk, token, settings.idleMs);
    if (known === null) return;
    request.session = known.session;
    request.principal = principalOf(known.user);
    request.mustChangePassword = known.user.mustChangePassword;
  });

  app.addHook('preValidation', async (request) => {
    const { access = 'signed-in', beforePasswordChange = false } = request.routeOptions.config;
    if (access === 'public') return;
    const who = principal(request);
    if (request.mustChangePassword && !beforePasswordChange)
      throw new Problem(
        403,
        'password-to-change',
        'Troque a senha provisória primeiro.',
        'Escolha a sua senha na tela de entrada.',
      );
    if (!mayUse(who, access)) throw notAllowed();
  });
}

function mayUse({ permissions }: Principal, access: Exclude<Access, 'public'>): boolean {
  if (access === 'signed-in') return true;
  const wanted = typeof access === 'string' ? [access] : access;
  return wanted.some((permission) => permissions.has(permission));
}

const isSecure = ({ settings: { publicUrl } }: WebDeps): boolean => publicUrl?.protocol === 'https:';

const cookieName = (deps: WebDeps): string => (isSecure(deps) ? '__Host-disque_session' : 'disque_session');

/** Gives the browser its session; null takes it away. */
export function setSessionCookie(reply: FastifyReply, deps: WebDeps, token: string | null): void {
  const options = { path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure(deps) } as const;
  if (token === null) reply.clearCookie(cookieName(deps), options);
  else reply.setCookie(cookieName(deps), token, options);
}
