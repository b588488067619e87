import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { systemIds } from './ids.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

describe('an id', () => {
  test('is a UUID of version 7 (RFC 9562): the milliseconds first, then version, variant and chance', () => {
    vi.setSystemTime(0x0123_4567_89ab);
    for (let n = 0; n < 1_000; n++)
      expect(systemIds.next()).toMatch(/^01234567-89ab-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  test('sorts as text in the order of time', () => {
    const instants = [
      0,
      1,
      255,
      256,
      65_535,
      65_536,
      Date.parse('2026-11-23T11:30:00Z'),
      Date.parse('9999-12-31'),
    ];
    const ids = instants.map((at) => {
      vi.setSystemTime(at);
      return systemIds.next();
    });
    expect(ids.toSorted()).toEqual(ids);
  });

  test('is never given twice, not even in the same millisecond', () => {
    vi.setSystemTime(0);
    expect(new Set(Array.from({ length: 10_000 }, () => systemIds.next())).size).toBe(10_000);
  });
});

describe('a protocol', () => {
  test.each([6, 7, 8, 9])('of %i digits has so many, and the first is never 0', (digits) => {
    const firsts = new Set<string>();
    for (let n = 0; n < 2_000; n++) {
      const protocol = systemIds.protocol(digits);
      expect(protocol).toMatch(new RegExp(`^[1-9]\\d{${digits - 1}}$`));
      firsts.add(protocol.slice(0, 1));
    }
    expect(firsts.size).toBe(9);
  });
});
