import { describe, expect, test } from 'vitest';
import { tickFrom } from '../../scheduling/wall-clock.ts';
import { clockText, daysOf, epochOf, instantText, minuteOf, preciseText, tickOf, tickText } from './text.ts';

const noon = Date.UTC(2027, 0, 4, 12);

describe('times as the tables show them', () => {
  test('an instant is UTC, readable, and comes back', () => {
    expect(instantText(noon)).toBe('2027-01-04 12:00:00');
    expect(preciseText(noon + 7)).toBe('2027-01-04 12:00:00.007');
    expect(epochOf('2027-01-04 12:00:00')).toBe(noon);
    expect(epochOf('2027-01-04 12:00:00.007')).toBe(noon + 7);
    expect(tickOf(tickText(5_985_000))).toBe(5_985_000);
    expect([tickFrom(noon), tickFrom(noon + 1)]).toEqual([noon / 300_000, noon / 300_000 + 1]);
  });

  test('a clock runs to 24:00', () => {
    expect([clockText(0), clockText(545), clockText(1440)]).toEqual(['00:00', '09:05', '24:00']);
    expect([minuteOf('09:05'), minuteOf('24:00')]).toEqual([545, 1440]);
  });

  test('an interval touches the days its ticks lie in, and not the one it ends before', () => {
    const midnight = Date.UTC(2027, 0, 5) / 300_000;
    expect(daysOf({ start: midnight - 6, end: midnight })).toEqual(['2027-01-04']);
    expect(daysOf({ start: midnight - 1, end: midnight + 1 })).toEqual(['2027-01-04', '2027-01-05']);
    expect(daysOf({ start: midnight, end: midnight + 1 })).toEqual(['2027-01-05']);
  });
});
