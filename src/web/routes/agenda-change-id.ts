import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { WebDeps } from '../deps.ts';

/**
 * The id of the change that a request makes. Of a request with an `Idempotency-Key` it is always the same: asked again
 * after an answer that never came, it finds its own change, whether the first try was committed or not.
 */
export function changeIdOf({ desk }: WebDeps, { keptUnder, url, body }: FastifyRequest): string {
  if (keptUnder === null) return desk.ids.next();
  const bytes = createHash('sha256')
    .update(`${keptUnder} ${url} ${JSON.stringify(body)}`)
    .digest();
  // UUIDv8 (RFC 9562, 5.8): bits of our own choice.
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
