import { randomBytes, scrypt as scryptCallback, timingSafeEqual } from 'node:crypto';

/** scrypt's cost (RFC 7914): about 16 MiB and some 50 ms for each guess. */
const COST = { N: 16_384, r: 8, p: 1 };
const KEY_BYTES = 32;

/** Whether this may be a PIN: 4 to 6 digits. */
export const isPin = (digits: string): boolean => /^\d{4,6}$/.test(digits);

/** `scrypt$N$r$p$salt$hash`, base64. @throws RangeError when it is no PIN */
export async function hashPin(pin: string): Promise<string> {
  if (!isPin(pin)) throw new RangeError('a PIN has 4 to 6 digits');
  const salt = randomBytes(16);
  const hash = await derive(pin, salt, COST);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64'), hash.toString('base64')].join('$');
}

/** Compares in constant time. False for anything that is not a hash of ours. */
export async function verifyPin(pin: string, stored: string): Promise<boolean> {
  const [scheme, N, r, p, salt, hash] = stored.split('$');
  if (scheme !== 'scrypt' || salt === undefined || hash === undefined) return false;
  const expected = Buffer.from(hash, 'base64');
  if (expected.length !== KEY_BYTES) return false;
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  // A cost that scrypt refuses was never ours.
  const actual = await derive(pin, Buffer.from(salt, 'base64'), cost).catch(() => null);
  return actual !== null && timingSafeEqual(actual, expected);
}

function derive(pin: string, salt: Buffer, cost: typeof COST): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scryptCallback(pin, salt, KEY_BYTES, cost, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
