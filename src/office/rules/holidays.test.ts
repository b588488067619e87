import { describe, expect, it } from 'vitest';
import type { Clinic } from '../../booking/ports.ts';
import { clinic, policies } from '../../scheduling/test-rules.ts';
import { calendarOfYear, type HolidayRecord } from './holidays.ts';

const LOCATIONS = [
  { id: 'centro', name: 'Centro', zone: 'America/Fortaleza' },
  { id: 'praia', name: 'Praia', zone: 'America/Fortaleza' },
];

const withPolicy = (observeOptionalHolidays: boolean): Clinic =>
  ({
    ...clinic({ locations: LOCATIONS, policies: policies({ observeOptionalHolidays }) }),
    name: 'Clínica',
    zone: 'America/Fortaleza',
  }) as Clinic;

const row = (date: string, more: Partial<HolidayRecord> = {}): HolidayRecord => ({
  id: `${date} ${more.locationId ?? ''}`,
  scope: 'city',
  date,
  name: 'Próprio',
  locationId: null,
  working: false,
  ...more,
});

const on = (date: string, own: readonly HolidayRecord[] = [], observesOptional = false) =>
  calendarOfYear(withPolicy(observesOptional), own, 2027)
    .filter((day) => day.date === date)
    .map(({ name, kind, closedAt }) => ({ name, kind, closedAt }));

describe('the calendar of a year', () => {
  it('has the nation’s holidays by date, closed everywhere', () => {
    const days = calendarOfYear(withPolicy(false), [], 2027);
    expect(days.map(({ date }) => date)).toEqual(days.map(({ date }) => date).sort());
    expect(on('2027-12-25')).toEqual([{ name: 'Natal', kind: 'national', closedAt: ['centro', 'praia'] }]);
  });

  it('has points of optional work, which close where the policy says so', () => {
    const [open] = on('2027-05-27');
    expect(open).toEqual({ name: 'Corpus Christi', kind: 'optional', closedAt: [] });
    expect(on('2027-05-27', [], true)[0]?.closedAt).toEqual(['centro', 'praia']);
  });

  it('has the clinic’s own among them, each with what the day comes to', () => {
    const own = [row('2027-09-07', { locationId: 'praia', working: true }), row('2027-04-13')];
    expect(on('2027-04-13', own)).toEqual([{ name: 'Próprio', kind: 'city', closedAt: ['centro', 'praia'] }]);
    expect(on('2027-09-07', own)).toEqual([
      { name: 'Independência do Brasil', kind: 'national', closedAt: ['centro'] },
      { name: 'Próprio', kind: 'city', closedAt: ['centro'] },
    ]);
  });
});
