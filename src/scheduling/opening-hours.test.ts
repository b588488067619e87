import { describe, expect, test } from 'vitest';
import type { WeeklySpan } from './opening-hours.ts';
import { isOpen, nextOpening } from './opening-hours.ts';
import { at, minuteOf, ZONE } from './test-rules.ts';
import type { Weekday } from './types.ts';

const weekdays = ([1, 2, 3, 4, 5] as Weekday[]).flatMap((weekday): WeeklySpan[] => [
  { weekday, start: minuteOf('07:00'), end: minuteOf('12:00') },
  { weekday, start: minuteOf('12:00'), end: minuteOf('19:00') },
]);
const ms = (date: string, time: string): number => at(date, time) * 300_000;
const next = (date: string, time: string, closedOn?: (date: string) => boolean) =>
  nextOpening(weekdays, ms(date, time), ZONE, closedOn);

describe('opening hours', () => {
  test('are open from the first minute to just before the last', () => {
    const open = ['06:55', '07:00', '12:00', '18:55', '19:00'].map((time) =>
      isOpen(weekdays, ms('2027-03-01', time), ZONE),
    );
    expect(open).toEqual([false, true, true, true, false]);
    expect(isOpen(weekdays, ms('2027-03-06', '10:00'), ZONE)).toBe(false);
    expect(isOpen(weekdays, ms('2027-03-01', '10:00'), ZONE, () => true)).toBe(false);
  });

  test('open next later today, tomorrow, or after the weekend', () => {
    expect(next('2027-03-01', '05:00')).toEqual({ date: '2027-03-01', minute: 420 });
    expect(next('2027-03-01', '20:00')).toEqual({ date: '2027-03-02', minute: 420 });
    expect(next('2027-03-05', '19:30')).toEqual({ date: '2027-03-08', minute: 420 });
  });

  test('open next on another day while they are open: touching spans are one', () => {
    expect(next('2027-03-01', '10:00')).toEqual({ date: '2027-03-02', minute: 420 });
  });

  test('pass over closed days', () => {
    expect(next('2027-03-01', '20:00', (date) => date < '2027-03-04')).toEqual({
      date: '2027-03-04',
      minute: 420,
    });
  });

  test('never open when there are none, or all days are closed', () => {
    expect(nextOpening([], ms('2027-03-01', '10:00'), ZONE)).toBeNull();
    expect(next('2027-03-01', '20:00', () => true)).toBeNull();
  });

  test('open at the first time that exists when their beginning does not', () => {
    const sundays: WeeklySpan[] = [{ weekday: 7, start: 0, end: 300 }];
    expect(nextOpening(sundays, ms('2018-11-03', '10:00'), ZONE)).toEqual({ date: '2018-11-04', minute: 60 });
  });
});
