import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashPin, isPin, verifyPin } from './pin.ts';

/** Of 2580, made at next to no cost. */
const CHEAP = 'scrypt$2$1$1$c2FsdA==$';

describe('a PIN', () => {
  test('is four to six digits', () => {
    expect(['1234', '12345', '000000'].every(isPin)).toBe(true);
    expect(['', '123', '1234567', '12a4', '12 4', '1234\n', '*234'].some(isPin)).toBe(false);
  });

  test('is recognised by its hash, and no other is', async () => {
    const stored = await hashPin('2580');
    expect(await verifyPin('2580', stored)).toBe(true);
    expect(await verifyPin('2581', stored)).toBe(false);
    expect(await verifyPin('25800', stored)).toBe(false);
    expect(await verifyPin('', stored)).toBe(false);
  });

  test('is stored as a salted hash that says how it was made, and never twice the same', async () => {
    const [one, other] = await Promise.all([hashPin('2580'), hashPin('2580')]);
    expect(one).toMatch(/^scrypt\$16384\$8\$1\$[A-Za-z0-9+/]{22}==\$[A-Za-z0-9+/]{43}=$/);
    expect(one).not.toContain('2580');
    expect(other).not.toBe(one);
  });

  test('that is none is not hashed', async () => {
    await expect(hashPin('12')).rejects.toThrow(RangeError);
    await expect(hashPin('1234567')).rejects.toThrow('a PIN has 4 to 6 digits');
  });
});

const hash = Buffer.alloc(32, 1).toString('base64');

describe('what stands in the table and is no hash of ours', () => {
  test.each([
    '',
    '2580',
    '$$$$$',
    'bcrypt$2$1$1$c2FsdA==$' + hash,
    CHEAP,
    'scrypt$2$1$1$c2FsdA==$' + hash.slice(4),
    'scrypt$abc$8$1$c2FsdA==$' + hash,
    'scrypt$$$$$' + hash,
    'scrypt$3$8$1$c2FsdA==$' + hash,
    'scrypt$0$8$1$c2FsdA==$' + hash,
    'scrypt$-2$8$1$c2FsdA==$' + hash,
    'scrypt$1073741824$8$1$c2FsdA==$' + hash,
    'scrypt$16384$8$99999999$c2FsdA==$' + hash,
    'scrypt$1e999$8$1$c2FsdA==$' + hash,
    'scrypt$2.5$8$1$c2FsdA==$' + hash,
  ])('is no PIN, and no failure: %j', async (stored) => {
    expect(await verifyPin('2580', stored)).toBe(false);
  });

  test('is no PIN whatever it is', async () => {
    const words = fc.constantFrom('scrypt', '', '2', '1', '0', '-1', 'NaN', 'c2FsdA==', hash, '😀');
    const stored = fc.oneof(
      fc.string(),
      fc.array(words, { maxLength: 8 }).map((parts) => parts.join('$')),
    );
    await fc.assert(
      fc.asyncProperty(stored, async (text) => {
        expect(await verifyPin('2580', text)).toBe(false);
      }),
    );
  });
});
