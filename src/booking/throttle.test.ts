import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FORGET_AFTER_MS, isThrottled, throttleKey, waitAfter, type ThrottleKind } from './throttle.ts';

const MINUTE = 60_000;
const NOW = Date.parse('2027-03-01T12:00:00Z');
const kinds: readonly ThrottleKind[] = ['cpf', 'caller', 'pair', 'pin'];
const anyKind = fc.constantFrom(...kinds);

describe('the wait after failures', () => {
  test.each([
    ['cpf', 10],
    ['caller', 5],
    ['pair', 5],
    ['pin', 3],
  ] as const)('of a %s is nothing before the %ith, and doubles from then on', (kind, free) => {
    for (let failures = 0; failures < free; failures++) expect(waitAfter(kind, failures)).toBe(0);
    const seconds = [0, 1, 2, 3, 4].map((more) => waitAfter(kind, free + more) / 1000);
    expect(seconds).toEqual([30, 60, 120, 240, 480]);
  });

  test('ends at an hour for a CPF or a PIN, and at a quarter for a telephone that a family shares', () => {
    const longest = Object.fromEntries(kinds.map((kind) => [kind, waitAfter(kind, 1_000_000) / MINUTE]));
    expect(longest).toEqual({ cpf: 60, pin: 60, caller: 15, pair: 15 });
  });

  test('never shrinks with another failure, and is finite', () => {
    fc.assert(
      fc.property(anyKind, fc.nat(5_000), (kind, failures) => {
        expect(waitAfter(kind, failures + 1)).toBeGreaterThanOrEqual(waitAfter(kind, failures));
        expect(waitAfter(kind, failures)).toBeLessThanOrEqual(60 * MINUTE);
      }),
    );
  });
});

describe('a try', () => {
  const key = throttleKey('cpf', '52998224725');
  const after = (failures: number, ms: number): boolean =>
    isThrottled(key, new Map([[key, { failures, lastFailureAt: NOW }]]), NOW + ms);

  test('is heard when nothing has failed', () => {
    expect(isThrottled(key, new Map(), NOW)).toBe(false);
  });

  test('is refused until the wait is over, to the millisecond', () => {
    expect(after(10, 0)).toBe(true);
    expect(after(10, 29_999)).toBe(true);
    expect(after(10, 30_000)).toBe(false);
    expect(after(11, 59_999)).toBe(true);
    expect(after(11, 60_000)).toBe(false);
  });

  test('after a few slips is heard, even where another server noted them by a clock that runs ahead', () => {
    expect(after(9, 0)).toBe(false);
    expect(after(1, -90_000)).toBe(false);
  });

  test('is heard a day after the last failure, however many there were', () => {
    expect(after(1_000, FORGET_AFTER_MS)).toBe(false);
    expect(FORGET_AFTER_MS).toBe(24 * 60 * MINUTE);
  });
});

describe('the key of a throttle row', () => {
  test('shows no CPF and no number, and fits into 64 characters', () => {
    fc.assert(
      fc.property(
        anyKind,
        fc.array(fc.stringMatching(/^\d{8,15}$/), { minLength: 1, maxLength: 2 }),
        (kind, what) => {
          const key = throttleKey(kind, ...what);
          expect(key).toMatch(new RegExp(`^${kind}:[A-Za-z0-9_-]{43}$`));
          for (const number of what) expect(key).not.toContain(number);
        },
      ),
    );
  });

  test('differs by kind and by what it is about', () => {
    const keys = [
      throttleKey('cpf', '1'),
      throttleKey('caller', '1'),
      throttleKey('pair', '1', '2'),
      throttleKey('pair', '2', '1'),
    ];
    expect(new Set(keys).size).toBe(4);
    expect(throttleKey('pair', '1', '2')).toBe(throttleKey('pair', '1', '2'));
  });
});
