import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import type { WebDeps } from '../deps.ts';
import { Problem } from '../problem.ts';
import { isUnsafe } from '../request.ts';

/** Headers that keep browsers strict, and the refusal of writes that another site's page has sent. */
export async function keepStrict(app: FastifyInstance, { settings: { publicUrl } }: WebDeps): Promise<void> {
  const isSecure = publicUrl?.protocol === 'https:';
  await app.register(helmet, {
    enableCSPNonces: false,
    contentSecurityPolicy: false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: isSecure ? { maxAge: 63_072_000, includeSubDomains: false } : false,
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.header(
      'content-security-policy',
      "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    );
    reply.header('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()');
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
    // A token is sent on purpose; a cookie comes along with whatever a browser is made to ask.
    const withCookie = request.headers.authorization === undefined;
    const isSocket = request.headers.upgrade !== undefined;
    if (withCookie && (isUnsafe(request) || isSocket) && !isOwnPage(request.headers, publicUrl))
      throw new Problem(
        403,
        'foreign-origin',
        'O pedido veio de outra página.',
        'Use o console pelo endereço dele.',
      );
  });
}

interface OriginHeaders {
  readonly origin?: string | undefined;
  readonly host?: string | undefined;
}

/** Whether the page that asks is ours: its origin is the host it asks. */
function isOwnPage({ origin, host }: OriginHeaders, publicUrl: URL | null): boolean {
  if (origin === undefined || !URL.canParse(origin)) return false;
  const asked = new URL(origin);
  return publicUrl === null ? asked.host === host : asked.origin === publicUrl.origin;
}
