import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { networkOf } from '../../office/access/network.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** So many a minute from one network, counted apart from all else. */
    mostAMinute?: number;
  }
}

/** A minute of one session or token, or of strangers from one network. Nobody can use up a colleague's. */
const REQUESTS_A_MINUTE = 1_200;

/** Counts requests once it is known who asks, and before anything is read of them. */
export async function limitRequests(app: FastifyInstance): Promise<void> {
  await app.register(rateLimit, {
    global: false,
    max: (request) => request.routeOptions.config.mostAMinute ?? REQUESTS_A_MINUTE,
    timeWindow: 60_000,
    keyGenerator: whoseRequest,
  });
  app.addHook('onRequest', app.rateLimit());
}

function whoseRequest({ session, principal, ip, routeOptions: { url, config } }: FastifyRequest): string {
  if (config.mostAMinute !== undefined) return `${url} from ${networkOf(ip)}`;
  return session?.id ?? principal?.id ?? `from ${networkOf(ip)}`;
}
