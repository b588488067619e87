import { randomInt } from 'node:crypto';

const DIGITS = 6;

/** A PIN by chance, six digits. What is kept of it is its hash (booking's `pin.ts`). */
export const newPin = (): string => String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');
