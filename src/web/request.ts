import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Permission, Principal } from '../office/principal.ts';
import type { Session } from '../office/users.ts';
import { Problem } from './problem.ts';

/** Who may ask: `public` = anybody, `signed-in` = whoever is known, else who has (one of) these permissions. */
export type Access = 'public' | 'signed-in' | Permission | readonly Permission[];

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Every route says it; one that does not is refused when the server is put together. */
    access?: Access;
    /** May be used while the one-time password is still to be changed. */
    beforePasswordChange?: boolean;
  }
  interface FastifyRequest {
    principal: Principal | null;
    session: Session | null;
    mustChangePassword: boolean;
  }
}

/** Who asks. @throws {Problem} when that is not known: only on routes that are not public */
export function principal(request: FastifyRequest): Principal {
  if (request.principal === null)
    throw new Problem(
      401,
      'not-signed-in',
      'Entre para continuar.',
      'Sua sessão pode ter terminado; entre de novo.',
    );
  return request.principal;
}

export const isUnsafe = ({ method }: FastifyRequest): boolean => !['GET', 'HEAD', 'OPTIONS'].includes(method);

/** Nothing of this answer may be kept by anybody. */
export const forbidKeeping = (reply: FastifyReply): FastifyReply => reply.header('cache-control', 'no-store');
