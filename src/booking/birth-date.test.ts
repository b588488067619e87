import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBirthDate, readComingDate, readDate } from './birth-date.ts';

const TODAY = '2027-03-01';
const notADate = { kind: 'not-a-date' };
const outOfRange = { kind: 'out-of-range' };
const keyed = (date: string): string => date.split('-').reverse().join('');
const keyedOrNull = (date: string | null): string | null => (date === null ? null : keyed(date));
const dates = fc
  .date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('a birth date, keyed DDMMAAAA', () => {
  test('is read day first', () => {
    expect(readBirthDate('15031955', TODAY)).toEqual({ kind: 'date', date: '1955-03-15' });
    expect(readBirthDate('02111968', TODAY)).toEqual({ kind: 'date', date: '1968-11-02' });
  });

  test.each(['31021990', '31041990', '00011990', '32011990', '01001990', '01131990'])(
    'that is in no calendar is told apart: %s',
    (keys) => expect(readBirthDate(keys, TODAY)).toEqual(notADate),
  );

  test('on 29 February wants a leap year; 1900 was none, 2000 was', () => {
    expect(readBirthDate('29022016', TODAY)).toEqual({ kind: 'date', date: '2016-02-29' });
    expect(readBirthDate('29022000', TODAY)).toEqual({ kind: 'date', date: '2000-02-29' });
    expect(readBirthDate('29022015', TODAY)).toEqual(notADate);
    expect(readBirthDate('29021900', TODAY)).toEqual(notADate);
  });

  test.each(['', '1503195', '150319551', '1503195A', '15/03/1955', '********'])(
    'is eight digits and nothing else: %j',
    (keys) => expect(readBirthDate(keys, TODAY)).toEqual(notADate),
  );

  test('may be today, and not tomorrow', () => {
    expect(readBirthDate('01032027', TODAY)).toEqual({ kind: 'date', date: '2027-03-01' });
    expect(readBirthDate('02032027', TODAY)).toEqual(outOfRange);
  });

  test('is under 130 years ago, to the day', () => {
    expect(readBirthDate('02031897', TODAY)).toEqual({ kind: 'date', date: '1897-03-02' });
    expect(readBirthDate('01031897', TODAY)).toEqual(outOfRange);
    expect(readBirthDate('01010000', TODAY)).toEqual(outOfRange);
  });

  test('of 130 years before a leap day is measured without one', () => {
    expect(readBirthDate('28021898', '2028-02-29')).toEqual(outOfRange);
    expect(readBirthDate('01031898', '2028-02-29')).toEqual({ kind: 'date', date: '1898-03-01' });
  });
});

describe('a date of the calendar', () => {
  test('comes back as it was keyed, whichever it is', () => {
    fc.assert(
      fc.property(dates, (date) => {
        expect(readDate(keyed(date))).toBe(date);
      }),
    );
  });

  test('is what a calendar holds: of any eight digits, no other day is made', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-3]\d[01]\d\d{4}$/), (keys) => {
        expect([keys, null]).toContain(keyedOrNull(readDate(keys)));
      }),
    );
  });
});

describe('the day of a visit to come', () => {
  test('keyed DDMM is the next such day, today included', () => {
    expect(readComingDate('0103', TODAY)).toBe('2027-03-01');
    expect(readComingDate('2412', TODAY)).toBe('2027-12-24');
  });

  test('keyed DDMM that has passed this year is next year', () => {
    expect(readComingDate('2802', TODAY)).toBe('2028-02-28');
    expect(readComingDate('0501', '2026-12-30')).toBe('2027-01-05');
  });

  test('29/02 is the next one there is, even when that is eight years away', () => {
    expect(readComingDate('2902', TODAY)).toBe('2028-02-29');
    expect(readComingDate('2902', '2028-02-29')).toBe('2028-02-29');
    expect(readComingDate('2902', '2096-03-01')).toBe('2104-02-29');
  });

  test('keyed DDMMAAAA is that day, and a past one is left for the offers to explain', () => {
    expect(readComingDate('24122026', TODAY)).toBe('2026-12-24');
    expect(readComingDate('24122030', TODAY)).toBe('2030-12-24');
  });

  test.each([
    '',
    '1',
    '241',
    '24122',
    '241226',
    '2412202',
    '241220266',
    '3102',
    '0013',
    '31022028',
    '24A2',
    '2*12',
    '24120226',
    '24123026',
  ])('is nothing when it is no date: %j', (keys) => expect(readComingDate(keys, TODAY)).toBeNull());

  test('keyed DDMM lies in front of us, at its day and month, whatever today is', () => {
    const days = fc.date({ min: new Date('2020-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, days, (now, then) => {
        const today = now.toISOString().slice(0, 10);
        const wanted = then.toISOString().slice(5, 10);
        const date = readComingDate(wanted.split('-').reverse().join(''), today) ?? '';
        expect(date.slice(5)).toBe(wanted);
        expect(date >= today).toBe(true);
        const years = Number(date.slice(0, 4)) - Number(today.slice(0, 4));
        expect(years).toBeLessThanOrEqual(wanted === '02-29' ? 8 : 1);
      }),
    );
  });
});
