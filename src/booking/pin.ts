import { hashSecret, verifySecret } from './secret-hash.ts';

/** About 16 MiB and some 50 ms for each guess. */
const COST = { N: 16_384, r: 8, p: 1 };

/** Whether this may be a PIN: 4 to 6 digits. */
export const isPin = (digits: string): boolean => /^\d{4,6}$/.test(digits);

/** `scrypt$N$r$p$salt$hash`, base64. @throws RangeError when it is no PIN */
export async function hashPin(pin: string): Promise<string> {
  if (!isPin(pin)) throw new RangeError('a PIN has 4 to 6 digits');
  return hashSecret(pin, COST);
}

/** Compares in constant time. False for anything that is not a hash of ours. */
export const verifyPin = verifySecret;
