import { describe, expect, it } from 'vitest';
import { periodOf, spanOf, ticksOf } from './absences-period.ts';

const ZONES = ['America/Fortaleza', 'America/Manaus', 'America/Rio_Branco', 'America/Noronha'];

describe('the period of an absence', () => {
  it('without times is whole days on the clinic’s wall, the last one included', () => {
    const period = { from: '2027-01-04', fromTime: null, until: '2027-01-08', untilTime: null };
    expect(spanOf('America/Manaus', period)).toEqual({
      startsAt: Date.UTC(2027, 0, 4, 4),
      endsAt: Date.UTC(2027, 0, 9, 4),
    });
  });

  it('with times begins and ends at them', () => {
    const period = { from: '2027-01-04', fromTime: '14:00', until: '2027-01-04', untilTime: '16:05' };
    expect(spanOf('America/Fortaleza', period)).toEqual({
      startsAt: Date.UTC(2027, 0, 4, 17),
      endsAt: Date.UTC(2027, 0, 4, 19, 5),
    });
  });

  it.each(ZONES)('is told again as it was written, in %s', (zone) => {
    const written = [
      { from: '2027-01-04', fromTime: null, until: '2027-01-04', untilTime: null },
      { from: '2027-01-04', fromTime: '09:30', until: '2027-01-06', untilTime: null },
      { from: '2027-01-04', fromTime: null, until: '2027-01-06', untilTime: '12:00' },
      { from: '2027-01-04', fromTime: '09:30', until: '2027-01-04', untilTime: '09:35' },
    ];
    for (const period of written) {
      const span = spanOf(zone, period);
      expect(span && periodOf(zone, span)).toEqual(period);
    }
  });

  it('that does not end after it begins is none', () => {
    const same = { from: '2027-01-04', fromTime: '10:00', until: '2027-01-04', untilTime: '10:00' };
    expect(spanOf('America/Fortaleza', same)).toBeNull();
    const backwards = { from: '2027-01-05', fromTime: null, until: '2027-01-04', untilTime: null };
    expect(spanOf('America/Fortaleza', backwards)).toBeNull();
  });

  it('counts in whole ticks: one that is partly away is away', () => {
    expect(ticksOf({ startsAt: 301_000, endsAt: 601_000 })).toEqual({ start: 1, end: 3 });
    expect(ticksOf({ startsAt: 300_000, endsAt: 600_000 })).toEqual({ start: 1, end: 2 });
  });
});
