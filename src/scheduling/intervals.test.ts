import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contains, intersect, normalise, overlaps, subtract, without } from './intervals.ts';
import type { Interval } from './types.ts';

const interval = fc
  .tuple(fc.integer({ min: -5, max: 40 }), fc.integer({ min: -5, max: 40 }))
  .map(([start, end]): Interval => ({ start, end }));
const some = fc.array(interval, { maxLength: 12 });
const points = (intervals: readonly Interval[]): readonly number[] =>
  Array.from({ length: 60 }, (_, i) => i - 10).filter((at) =>
    intervals.some(({ start, end }) => start <= at && at < end),
  );

describe('intervals, beside the sets of points they stand for', () => {
  test('the normal form is the same set, sorted, without empty or touching ones', () => {
    fc.assert(
      fc.property(some, (intervals) => {
        const normal = normalise(intervals);
        expect(points(normal)).toEqual(points(intervals));
        for (const [i, { start, end }] of normal.entries()) {
          expect(start).toBeLessThan(end);
          expect(start).toBeGreaterThan(normal[i - 1]?.end ?? -Infinity);
        }
      }),
    );
  });

  test('subtracting and intersecting are what they are of sets', () => {
    fc.assert(
      fc.property(some.map(normalise), some.map(normalise), (a, b) => {
        const inB = new Set(points(b));
        expect(points(subtract(a, b))).toEqual(points(a).filter((at) => !inB.has(at)));
        expect(points(intersect(a, b))).toEqual(points(a).filter((at) => inB.has(at)));
      }),
    );
  });

  test('two overlap when they have a point in common; touching is not overlapping', () => {
    fc.assert(
      fc.property(interval, interval, (a, b) => {
        expect(overlaps(a, b)).toBe(points([a]).some((at) => points([b]).includes(at)));
      }),
    );
    expect(overlaps({ start: 0, end: 2 }, { start: 2, end: 4 })).toBe(false);
  });

  test('one contains another that shares its ends', () => {
    expect(contains({ start: 0, end: 4 }, { start: 0, end: 4 })).toBe(true);
    expect(contains({ start: 0, end: 4 }, { start: 3, end: 5 })).toBe(false);
  });

  test('what is not a number is no interval', () => {
    expect(normalise([{ start: Number.NaN, end: 4 }])).toEqual([]);
    expect(without({ start: 0, end: Number.NaN }, [])).toEqual([]);
  });
});
