import { createHash, createHmac } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { KeptAnswer } from '../../office/idempotency.ts';
import type { WebDeps } from '../deps.ts';
import { Problem } from '../problem.ts';
import { isUnsafe } from '../request.ts';

/** An answer that is this late is not coming any more. */
const STALE_MS = 60_000;
/** What a column of text holds on every engine, bytes. */
const MOST_KEPT = 65_535;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The answer holds a secret that is shown once: it is not kept, and whoever asks again is told that it was done. */
    showsSecret?: boolean;
  }
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
    const key = keyOf(request);
    if (key === null || request.principal === null) return;
    const id = createHash('sha256').update(`${request.principal.id} ${key}`).digest('hex');
    const fingerprint = fingerprintOf(request, key);
    const now = desk.clock.now();
    const claim = { id, fingerprint, claimant: request.id, now, staleBefore: now - STALE_MS };
    const kept = await idempotency.claim(claim);
    if (kept !== null) return replay(reply, kept, fingerprint);
    request.keptUnder = id;
  });

  app.addHook('onSend', async (request, reply, payload) => {
    const id = request.keptUnder;
    if (id === null) return payload;
    request.keptUnder = null;
    try {
      if (reply.statusCode >= 500) await idempotency.release(id);
      else await idempotency.keep(id, ...whatIsKept(request, reply, payload));
    } catch (err) {
      log.warn({ err }, 'an answer could not be kept for its idempotency key');
    }
    return payload;
  });
}

/** @throws {Problem} when it is none */
function keyOf(request: FastifyRequest): string | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined || !isUnsafe(request) || request.routeOptions.config.access === 'public') return null;
  if (typeof key === 'string' && /^[\x21-\x7e]{1,128}$/.test(key)) return key;
  throw new Problem(
    400,
    'bad-idempotency-key',
    'A chave Idempotency-Key não serve.',
    'Use de 1 a 128 caracteres, como um UUID.',
  );
}

/** Keyed with what the database never sees: nobody who reads it can try passwords on the fingerprint of a body. */
const fingerprintOf = ({ method, url, body }: FastifyRequest, key: string): string =>
  createHmac('sha256', key)
    .update(`${method} ${url} ${JSON.stringify(body ?? null)}`)
    .digest('hex');

function replay(reply: FastifyReply, kept: KeptAnswer, fingerprint: string): FastifyReply {
  if (kept.fingerprint !== fingerprint)
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
}

function whatIsKept(request: FastifyRequest, reply: FastifyReply, payload: unknown): [number, string] {
  const text = typeof payload === 'string' ? payload : '';
  const hides = request.routeOptions.config.showsSecret === true && reply.statusCode < 400;
  if (!hides && Buffer.byteLength(text) <= MOST_KEPT) return [reply.statusCode, text];
  const { body } = new Problem(
    409,
    'already-done',
    'Esse pedido já foi atendido.',
    'A resposta só foi dada uma vez; veja o resultado na lista.',
  );
  return [body.status, JSON.stringify(body)];
}
