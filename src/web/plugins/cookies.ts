import type { FastifyReply, FastifyRequest } from 'fastify';
import type { WebDeps } from '../deps.ts';

/**
 * `session`: who is signed in, gone when the browser is closed. `device`: the browser itself, see
 * `office/access/devices.ts`.
 */
type CookieKind = 'session' | 'device';

/** Browsers keep none longer. */
const LONGEST_S = 400 * 24 * 3_600;

/** Behind TLS their prefix lets no other host and no plain connection set them (RFC 6265bis, 4.1.3.2). */
const nameOf = (deps: WebDeps, kind: CookieKind): string =>
  isSecure(deps) ? `__Host-disque_${kind}` : `disque_${kind}`;

const isSecure = ({ settings: { publicUrl } }: WebDeps): boolean => publicUrl?.protocol === 'https:';

export const cookieOf = (request: FastifyRequest, deps: WebDeps, kind: CookieKind): string | null =>
  request.cookies[nameOf(deps, kind)] ?? null;

/** Gives the browser its cookie; null takes it away. */
export function setCookie(reply: FastifyReply, deps: WebDeps, kind: CookieKind, token: string | null): void {
  const options = { path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure(deps) } as const;
  const age = kind === 'device' ? { maxAge: LONGEST_S } : {};
  if (token === null) reply.clearCookie(nameOf(deps, kind), options);
  else reply.setCookie(nameOf(deps, kind), token, { ...options, ...age });
}
