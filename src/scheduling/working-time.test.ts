import { describe, expect, test } from 'vitest';
import { clinic, during, hours, minuteOf } from './test-rules.ts';
import type { SchedulingRules } from './types.ts';
import { wallClockAt } from './wall-clock.ts';
import { workingPeriods } from './working-time.ts';

/** `08:00-12:00` at its place's wall clock. */
const worked = (rules: SchedulingRules, date: string, doctorId = 'ana') =>
  workingPeriods(rules, doctorId, date).map(({ start, end, minute, place }) => {
    const clock = (tick: number) => {
      const { minute } = wallClockAt(place.zone, tick * 300_000);
      return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
    };
    expect(wallClockAt(place.zone, start * 300_000).minute).toBe(minute);
    return `${clock(start)}-${clock(end)}`;
  });

describe('a doctor works', () => {
  test('the hours of the weekday without the breaks', () => {
    expect(worked(clinic(), '2027-03-01')).toEqual(['8:00-12:00', '13:00-18:00']);
    expect(worked(clinic(), '2027-03-06')).toEqual([]);
  });

  test('while the hours are valid, first and last date included', () => {
    const rules = clinic({
      workingHours: hours('ana', '1-7 08:00-10:00', { validFrom: '2027-03-02', validUntil: '2027-03-03' }),
    });
    expect(
      ['2027-03-01', '2027-03-02', '2027-03-03', '2027-03-04'].map((date) => worked(rules, date).length),
    ).toEqual([0, 1, 1, 0]);
  });

  test('not on a holiday, and elsewhere where it is none', () => {
    const rules = clinic({
      locations: [
        { id: 'centro', name: '', zone: 'America/Sao_Paulo' },
        { id: 'norte', name: '', zone: 'America/Manaus' },
      ],
      workingHours: [
        ...hours('ana', '3 08:00-10:00'),
        ...hours('ana', '3 14:00-16:00', { locationId: 'norte' }),
      ],
      holidays: [{ id: 'h', name: 'h', date: '2027-04-21', locationId: 'norte', working: true }],
    });
    expect(worked(rules, '2027-04-21')).toEqual(['14:00-16:00']);
  });

  test('not while away', () => {
    const absences = [{ doctorId: 'ana', ...during('2027-03-01', '09:00-14:00') }];
    expect(worked(clinic({ absences }), '2027-03-01')).toEqual(['8:00-9:00', '14:00-18:00']);
    expect(worked(clinic({ absences }), '2027-03-01', 'rui')).toEqual(['8:00-12:00', '13:00-18:00']);
  });

  test('once where two rows of hours overlap: the time is of those that begin first', () => {
    const rules = clinic({
      workingHours: [
        ...hours('ana', '1 09:00-13:00'),
        ...hours('ana', '1 08:00-12:00', { breaks: [{ start: minuteOf('10:00'), end: minuteOf('10:30') }] }),
      ],
    });
    expect(worked(rules, '2027-03-01')).toEqual(['8:00-10:00', '10:30-12:00', '12:00-13:00']);
  });

  test('no time that the wall clock does not show', () => {
    const night = clinic({ workingHours: hours('ana', '7 00:00-06:00') });
    expect(worked(night, '2018-11-04')).toEqual(['1:00-6:00']);
  });

  test('nothing when nobody knows the doctor', () => {
    expect(worked(clinic(), '2027-03-01', 'nobody')).toEqual([]);
  });
});
