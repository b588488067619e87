import { randomInt } from 'node:crypto';
import { hashSecret, verifySecret } from '../../booking/secret-hash.ts';

/** OWASP's cost for scrypt with 32 MiB (Password Storage Cheat Sheet, 2024): some 150 ms for each guess. */
const COST = { N: 32_768, r: 8, p: 3 };

/** Without the letters and digits that are taken for one another. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

export const hashPassword = (password: string): Promise<string> =>
  hashSecret(password.normalize('NFC'), COST);

export const verifyPassword = (password: string, hash: string): Promise<boolean> =>
  verifySecret(password.normalize('NFC'), hash);

/** Twenty characters by chance (99 bits), in groups that can be read aloud: `k7mpx-…`. */
export function oneTimePassword(): string {
  const group = () => Array.from({ length: 5 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return Array.from({ length: 4 }, group).join('-');
}
