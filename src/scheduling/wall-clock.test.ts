import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { addDays, epochDay, isLocalDate, localDate, weekdayOf } from './calendar.ts';
import {
  dayInterval,
  dayStart,
  isZone,
  tickAt,
  tickFrom,
  tickOf,
  todayIn,
  wallClockAt,
  wallIntervals,
} from './wall-clock.ts';

const SAO_PAULO = 'America/Sao_Paulo';
const LISBON = 'Europe/Lisbon';
const zones = fc.constantFrom(
  SAO_PAULO,
  LISBON,
  'America/Noronha',
  'America/Rio_Branco',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
);
const between2000And2030 = fc.integer({ min: Date.UTC(2000) / 300_000, max: Date.UTC(2030) / 300_000 });
const hoursOfDay = (zone: string, date: string): number => {
  const { start, end } = dayInterval(zone, epochDay(date));
  return (end - start) / 12;
};

describe('dates', () => {
  test('know their weekday and their neighbours', () => {
    expect(weekdayOf('2026-11-23')).toBe(1);
    expect(weekdayOf('1969-12-28')).toBe(7);
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
  });

  test('are real or refused', () => {
    expect(['2027-02-29', '2027-13-01', '2027-1-01', '', '27-01-01'].filter(isLocalDate)).toEqual([]);
    expect(isLocalDate('2028-02-29')).toBe(true);
    fc.assert(
      fc.property(fc.integer({ min: -300_000, max: 300_000 }), (day) => epochDay(localDate(day)) === day),
    );
  });
});

describe('the wall clock', () => {
  test('shows at every tick what Temporal says, and comes back to the first tick that shows it', () => {
    fc.assert(
      fc.property(zones, between2000And2030, (zone, tick) => {
        const there = Temporal.Instant.fromEpochMilliseconds(tick * 300_000).toZonedDateTimeISO(zone);
        const wall = wallClockAt(zone, tick * 300_000);
        expect(wall).toEqual({
          date: there.toPlainDate().toString(),
          minute: there.hour * 60 + there.minute,
        });
        const first = there.toPlainDateTime().toZonedDateTime(zone, { disambiguation: 'earlier' });
        expect(tickAt(zone, wall.date, wall.minute)).toBe(first.epochMilliseconds / 300_000);
      }),
      { numRuns: 2000 },
    );
  });

  test('has no midnight in São Paulo on the day summer time began', () => {
    expect(tickAt(SAO_PAULO, '2018-11-04', 0)).toBeNull();
    expect(tickAt(SAO_PAULO, '2018-11-04', 55)).toBeNull();
    expect(tickAt(SAO_PAULO, '2018-11-04', 60)).toBe(tickOf(Date.parse('2018-11-04T01:00-02:00')));
    expect(dayStart(SAO_PAULO, epochDay('2018-11-04'))).toBe(tickAt(SAO_PAULO, '2018-11-04', 60));
    expect(hoursOfDay(SAO_PAULO, '2018-11-04')).toBe(23);
  });

  test('shows the last hour of 16 February 2019 twice in São Paulo, and the first time counts', () => {
    expect(tickAt(SAO_PAULO, '2019-02-16', 23 * 60)).toBe(tickOf(Date.parse('2019-02-16T23:00-02:00')));
    expect(tickAt(SAO_PAULO, '2019-02-17', 0)).toBe(tickOf(Date.parse('2019-02-17T00:00-03:00')));
    expect(hoursOfDay(SAO_PAULO, '2019-02-16')).toBe(25);
    expect(wallClockAt(SAO_PAULO, Date.parse('2019-02-16T23:30-03:00'))).toEqual({
      date: '2019-02-16',
      minute: 1410,
    });
  });

  test('leaves of a span what exists of it, each time once', () => {
    const gap = wallIntervals(LISBON, epochDay('2027-03-28'), { start: 30, end: 150 });
    expect(gap.map(({ minute, start, end }) => [minute, (end - start) * 5])).toEqual([
      [30, 30],
      [120, 30],
    ]);
    const twice = wallIntervals(LISBON, epochDay('2027-10-31'), { start: 30, end: 150 });
    expect(twice.map(({ minute, start, end }) => [minute, (end - start) * 5])).toEqual([
      [30, 90],
      [120, 30],
    ]);
    expect((twice[1]?.start ?? 0) - (twice[0]?.end ?? 0)).toBe(12);
    expect(wallIntervals(SAO_PAULO, epochDay('2018-11-04'), { start: 0, end: 60 })).toEqual([]);
  });

  test('skips the whole day that Samoa skipped', () => {
    expect(wallIntervals('Pacific/Apia', epochDay('2011-12-30'), { start: 0, end: 1440 })).toEqual([]);
    expect(hoursOfDay('Pacific/Apia', '2011-12-30')).toBe(0);
  });

  test('has its own today in each zone', () => {
    const now = Date.parse('2027-03-02T02:30Z');
    expect(['America/Noronha', SAO_PAULO, LISBON].map((zone) => todayIn(zone, now))).toEqual([
      '2027-03-02',
      '2027-03-01',
      '2027-03-02',
    ]);
  });

  test('counts an instant within a tick to it, or from the next one on', () => {
    expect([tickOf(300_001), tickFrom(300_001), tickFrom(300_000)]).toEqual([1, 2, 1]);
  });

  test('knows the zones of the world and no others', () => {
    expect(['America/Fortaleza', 'UTC', 'America/Brasilia', ''].map(isZone)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
