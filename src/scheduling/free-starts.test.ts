import { describe, expect, test } from 'vitest';
import { freeStarts } from './free-starts.ts';

const period = { start: 100, end: 120 };
const plain = { before: 0, visit: 4, after: 0 };

describe('visits begin', () => {
  test('on the grid from the beginning of the working period', () => {
    expect(freeStarts(period, [], plain)).toEqual([100, 104, 108, 112, 116]);
  });

  test('after their buffer, the whole of which must fit', () => {
    expect(freeStarts(period, [], { before: 1, visit: 4, after: 2 })).toEqual([101, 108]);
  });

  test('on the grid again when a visit was cancelled between others', () => {
    const taken = [
      { start: 100, end: 104 },
      { start: 108, end: 120 },
    ];
    expect(freeStarts(period, taken, plain)).toEqual([104]);
  });

  test('at the beginning of a gap that is long enough and holds no place of the grid', () => {
    const taken = [
      { start: 100, end: 102 },
      { start: 107, end: 120 },
    ];
    expect(freeStarts(period, taken, plain)).toEqual([102]);
  });

  test('off the grid in no gap that holds one of its places', () => {
    expect(freeStarts(period, [{ start: 100, end: 102 }], plain)).toEqual([104, 108, 112, 116]);
  });

  test('nowhere in gaps that are too short', () => {
    const taken = [
      { start: 90, end: 117 },
      { start: 119, end: 130 },
    ];
    expect(freeStarts(period, taken, plain)).toEqual([]);
  });
});
