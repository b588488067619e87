import cookie from '@fastify/cookie';
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import { resumeToken } from '../../office/access/tokens.ts';
import type { Principal } from '../../office/principal.ts';
import { principalOf, resumeSession } from '../../office/session.ts';
import type { WebDeps } from '../deps.ts';
import { Problem, notAllowed } from '../problem.ts';
import { type Access, principal } from '../request.ts';
import { cookieOf } from './cookies.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** False: asked by the page itself, so that nobody is kept signed in by it. */
    keepsAwake?: boolean;
  }
  interface FastifyRequest {
    /** A token was shown that is none, or no more. */
    hasBadToken: boolean;
  }
}

/** A page says so when nobody has touched it for some time: what it asks lets the session run out. */
const UNATTENDED = 'x-unattended';

/** Knows who asks: a program by its token, a person by the session's cookie. A token beside a cookie counts alone. */
export async function knowWhoAsks(app: FastifyInstance, deps: WebDeps): Promise<void> {
  await app.register(cookie);
  app.decorateRequest('principal', null);
  app.decorateRequest('session', null);
  app.decorateRequest('mustChangePassword', false);
  app.decorateRequest('hasBadToken', false);
  app.addHook('onRequest', async (request) => void Object.assign(request, await recognise(deps, request)));
}

/** Who is behind a request that is still being answered, as of now; null = they are let in no more. */
export const whoStillAsks = async (deps: WebDeps, request: FastifyRequest): Promise<Principal | null> =>
  (await recognise(deps, request)).principal;

type Known = Pick<FastifyRequest, 'principal' | 'session' | 'mustChangePassword' | 'hasBadToken'>;

const STRANGER: Known = { principal: null, session: null, mustChangePassword: false, hasBadToken: false };

const recognise = (deps: WebDeps, request: FastifyRequest): Promise<Known> => {
  const { authorization } = request.headers;
  return authorization === undefined ? bySession(deps, request) : byToken(deps, authorization);
};

async function byToken({ desk }: WebDeps, authorization: string): Promise<Known> {
  const token = /^Bearer +(\S+) *$/i.exec(authorization)?.[1];
  const known = token === undefined ? null : await resumeToken(desk, token);
  return { ...STRANGER, principal: known, hasBadToken: known === null };
}

async function bySession(deps: WebDeps, request: FastifyRequest): Promise<Known> {
  const token = cookieOf(request, deps, 'session');
  if (token === null) return STRANGER;
  const attended =
    request.routeOptions.config.keepsAwake !== false && request.headers[UNATTENDED] === undefined;
  const known = await resumeSession(deps.desk, token, { idleMs: deps.settings.idleMs, attended });
  if (known === null) return STRANGER;
  const { session, user } = known;
  return { ...STRANGER, session, principal: principalOf(user), mustChangePassword: user.mustChangePassword };
}

/** Lets in whoever may, before a byte of the body is read: every route says who that is. */
export function letIn(app: FastifyInstance): void {
  // Looked at when all is put together: a plugin's own routes are told who may use them after they are announced.
  const routes: RouteOptions[] = [];
  app.addHook('onRoute', (route) => void routes.push(route));
  app.addHook('onReady', async () => {
    for (const { url, config } of routes)
      if (config?.access === undefined) throw new Error(`route ${url} does not say who may use it`);
  });
  app.addHook('onRequest', async (request) => {
    if (request.hasBadToken) throw badToken();
    if (request.is404) return;
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

const badToken = (): Problem =>
  new Problem(
    401,
    'bad-token',
    'Esse token não vale.',
    'Ele pode ter vencido ou sido revogado; crie outro em Acessos, Tokens da API.',
    {},
    { 'www-authenticate': 'Bearer error="invalid_token"' },
  );

function mayUse({ permissions }: Principal, access: Exclude<Access, 'public'>): boolean {
  if (access === 'signed-in') return true;
  const wanted = typeof access === 'string' ? [access] : access;
  return wanted.some((permission) => permissions.has(permission));
}
