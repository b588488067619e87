import { randomBytes, randomInt } from 'node:crypto';
import type { Ids } from '../booking/ports.ts';

/** Ids for production: UUIDv7 (RFC 9562, section 5.7: 48 bits of Unix milliseconds, then chance), and protocols by chance. */
export const systemIds: Ids = {
  next() {
    const bytes = randomBytes(16);
    bytes.writeUIntBE(Date.now(), 0, 6);
    bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
    return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  },
  protocol: (digits) => String(randomInt(10 ** (digits - 1), 10 ** digits)),
};
