import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { WebDeps } from '../deps.ts';
import { Problem } from '../problem.ts';
import { isUnsafe } from '../request.ts';

/** An answer that is this late is not coming any more. */
const STALE_MS = 60_000;

declare module 'fastify' {
  interface FastifyRequest {
    /** Under what the answer to this write is kept; null = no key was given. */
    keptUnder: string | null;
  }
}

/**
 * A write sent again with the same `Idempotency-Key` is answered as it was the first time, and done once. Failures of
 * ours (5xx) are not kept: they may be asked again.
 */
export function answerOnce(app: FastifyInstance, { desk, log }: WebDeps): void {
  const { idempotency } = desk.office;
  app.decorateRequest('keptUnder', null);

  app.addHook('preHandler', async (request, reply) => {
    const key = request.headers['idempotency-key'];
    if (key === undefined || !isUnsafe(request) || request.principal === null) return;
    if (typeof key !== 'string' || !/^[\x21-\x7e]{1,128}$/.test(key))
      throw new Problem(
        400,
        'bad-idempotency-key',
        'A chave Idempotency-Key não serve.',
        'Use de 1 a 128 caracteres, como um UUID.',
      );
    const id = sha256(`${request.principal.id} ${key}`);
    const now = desk.clock.now();
    const kept = await idempotency.claim(id, fingerprintOf(request), now, now - STALE_MS);
    if (kept === null) {
      request.keptUnder = id;
      return;
    }
    if (kept.fingerprint !== fingerprintOf(request))
      throw new Problem(
        422,
        'idempotency-key-reused',
        'Essa chave já serviu para outro pedido.',
        'Envie uma chave nova.',
      );
    if (kept.status === 0)
      throw new Problem(
        409,
        'still-answering',
        'O mesmo pedido ainda está em andamento.',
        'Espere um segundo e pergunte de novo.',
        {},
        { 'retry-after': '1' },
      );
    return reply
      .code(kept.status)
      .header('idempotent-replay', 'true')
      .type(kept.status >= 400 ? 'application/problem+json' : 'application/json')
      .send(kept.body);
  });

  app.addHook('onSend', async (request, reply, payload) => {
    const id = request.keptUnder;
    if (id === null) return payload;
    request.keptUnder = null;
    try {
      if (reply.statusCode >= 500) await idempotency.release(id);
      else await idempotency.keep(id, reply.statusCode, typeof payload === 'string' ? payload : '');
    } catch (err) {
      log.warn({ err }, 'an answer could not be kept for its idempotency key');
    }
    return payload;
  });
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const fingerprintOf = ({ method, url, body }: FastifyRequest): string =>
  sha256(`${method} ${url} ${JSON.stringify(body ?? null)}`);
