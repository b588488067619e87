import { describe, expect, test } from 'vitest';
import {
  answering,
  at,
  clinic,
  doctor,
  during,
  heard,
  hours,
  MONDAY,
  policies,
  query,
  run,
} from './test-rules.ts';
import type { ClaimsRequest } from './types.ts';

const oneDoctor = clinic({ doctors: [doctor('ana')] });
const taken = (doctorId: string, date: string, span: string) => ({ doctorId, ...during(date, span) });

describe('three offers for the ear', () => {
  test('are the earliest, one in the afternoon of the same day, and one on another day', () => {
    expect(heard(run(oneDoctor, query()))).toEqual([
      '2027-03-01 08:00 ana',
      '2027-03-01 13:00 ana',
      '2027-03-02 08:00 ana',
    ]);
  });

  test('have one with another doctor where any doctor will do, never two at the same time', () => {
    const offers = heard(run(clinic(), query()));
    expect(new Set(offers.map((offer) => offer.slice(17))).size).toBe(2);
    expect(new Set(offers.map((offer) => offer.slice(0, 16))).size).toBe(3);
    expect(offers[0]).toMatch('2027-03-01 08:00');
  });

  test('take the morning of the next day when the earliest is in the afternoon', () => {
    const result = run(oneDoctor, query(), answering([taken('ana', '2027-03-01', '08:00-13:00')]));
    expect(heard(result)).toEqual(['2027-03-01 13:00 ana', '2027-03-02 08:00 ana', '2027-03-03 08:00 ana']);
  });

  test('go no farther than fourteen days for the other half of the day', () => {
    const mornings = clinic({
      doctors: [doctor('ana')],
      workingHours: [
        ...hours('ana', '1-5 08:00-10:00'),
        ...hours('ana', '1-5 14:00-16:00', { validFrom: '2027-03-16' }),
      ],
    });
    expect(heard(run(mornings, query()))).toEqual([
      '2027-03-01 08:00 ana',
      '2027-03-01 09:00 ana',
      '2027-03-02 08:00 ana',
    ]);
  });

  test('of one date are all of that date, spread over it', () => {
    expect(heard(run(oneDoctor, query({ on: '2027-03-03' })))).toEqual([
      '2027-03-03 08:00 ana',
      '2027-03-03 09:00 ana',
      '2027-03-03 13:00 ana',
    ]);
  });

  test('stand close together only when nothing else exists', () => {
    const short = clinic({ doctors: [doctor('ana')], workingHours: hours('ana', '1 08:00-09:30') });
    expect(heard(run(short, query({ on: '2027-03-01' })))).toEqual([
      '2027-03-01 08:00 ana',
      '2027-03-01 08:30 ana',
      '2027-03-01 09:00 ana',
    ]);
    expect(heard(run(short, query()))).toEqual([
      '2027-03-01 08:00 ana',
      '2027-03-01 09:00 ana',
      '2027-03-08 08:00 ana',
    ]);
  });

  test('are two at the same time only when nothing else exists', () => {
    const oneHour = clinic({
      workingHours: [...hours('ana', '1 08:00-08:30'), ...hours('rui', '1 08:00-08:30')],
    });
    expect(heard(run(oneHour, query({ on: '2027-03-01' })))).toEqual([
      '2027-03-01 08:00 ana',
      '2027-03-01 08:00 rui',
    ]);
  });

  test('begin strictly later than the caller asked for', () => {
    const after = at('2027-03-01', '13:00');
    expect(heard(run(oneDoctor, query({ after })))[0]).toBe('2027-03-01 13:30 ana');
  });

  test('are as many as are asked for', () => {
    expect(heard(run(oneDoctor, query({ limit: 1 })))).toEqual(['2027-03-01 08:00 ana']);
    expect(heard(run(oneDoctor, query({ limit: 2 })))).toEqual([
      '2027-03-01 08:00 ana',
      '2027-03-01 13:00 ana',
    ]);
  });

  test('leave out what the patient is busy at, and what comes too soon', () => {
    const patientBusy = [during('2027-03-01', '08:10-08:40')];
    expect(heard(run(oneDoctor, query({ patientBusy })))[0]).toBe('2027-03-01 09:00 ana');
    const hasty = clinic({ doctors: [doctor('ana')], policies: policies({ leastNoticeMinutes: 121 }) });
    expect(heard(run(hasty, query()))[0]).toBe('2027-03-01 08:30 ana');
  });

  test('reach to the last day of the horizon and not beyond', () => {
    const soon = clinic({ doctors: [doctor('ana')], policies: policies({ horizonDays: 1 }) });
    expect(heard(run(soon, query()))).toEqual([
      '2027-03-01 08:00 ana',
      '2027-03-01 13:00 ana',
      '2027-03-02 08:00 ana',
    ]);
    expect(run(soon, query({ after: at('2027-03-02', '17:30') }))).toMatchObject({ kind: 'none' });
  });

  test('favour now one doctor, now another, of those who are free at the same time', () => {
    const firsts = Array.from({ length: 20 }, (_, day) => {
      const on = new Date(MONDAY + day * 86_400_000).toISOString().slice(0, 10);
      return heard(run(clinic(), query({ on, limit: 1 })))[0]?.slice(17);
    });
    expect(firsts.filter((id) => id === 'ana').length).toBeGreaterThan(2);
    expect(firsts.filter((id) => id === 'rui').length).toBeGreaterThan(2);
  });

  test('favour now one, now another on the same day by the lot that the caller draws', () => {
    const firsts = Array.from({ length: 20 }, (_, lot) => heard(run(clinic(), query({ lot, limit: 1 })))[0]);
    expect(new Set(firsts)).toEqual(new Set(['2027-03-01 08:00 ana', '2027-03-01 08:00 rui']));
  });

  test('come from the east first when its tomorrow begins before the last visit of the west', () => {
    const twoZones = clinic({
      locations: [
        { id: 'acre', name: '', zone: 'America/Rio_Branco' },
        { id: 'ilha', name: '', zone: 'America/Noronha' },
      ],
      workingHours: [
        ...hours('ana', '1 23:30-24:00', { locationId: 'acre' }),
        ...hours('rui', '2 00:00-01:00', { locationId: 'ilha' }),
      ],
    });
    expect(heard(run(twoZones, query({ limit: 1 })))).toEqual(['2027-03-02 00:00 rui']);
  });
});

describe('a search among many doctors', () => {
  const many = Array.from({ length: 1000 }, (_, i) => `d${i}`);
  const big = clinic({
    doctors: many.map((id) => doctor(id)),
    workingHours: many.flatMap((id) => hours(id, '1-5 08:00-18:00')),
    policies: policies({ horizonDays: 90 }),
  });

  test('asks about few of them, one day or so at a time', () => {
    const requests: ClaimsRequest[] = [];
    expect(run(big, query(), () => [], requests)).toMatchObject({ kind: 'offers' });
    expect(requests.length).toBeLessThanOrEqual(3);
    for (const { doctorIds, start, end } of requests) {
      expect(doctorIds.length).toBeLessThanOrEqual(32);
      expect(end - start).toBeLessThanOrEqual(7 * 288);
    }
  });

  test('finds the only one who is free first, however many are asked', () => {
    const others = many.filter((id) => id !== 'd700').map((id) => taken(id, '2027-03-01', '08:00-12:00'));
    const requests: ClaimsRequest[] = [];
    expect(heard(run(big, query(), answering(others), requests))[0]).toBe('2027-03-01 08:00 d700');
    expect(Math.max(...requests.map(({ doctorIds }) => doctorIds.length))).toBe(32);
  });

  test('may pass over an odd gap of somebody it has not asked about, and over nothing else', () => {
    const mid = [600, 700].map((n) => `d${n}`);
    const claims = many.flatMap((id) =>
      mid.includes(id)
        ? [taken(id, '2027-03-01', '08:00-08:05'), taken(id, '2027-03-01', '08:35-09:00')]
        : [taken(id, '2027-03-01', '08:00-08:30')],
    );
    expect(heard(run(big, query(), answering(claims)))[0]).toMatch(/^2027-03-01 08:(05|30)/);
    const few = clinic({ doctors: big.doctors.slice(600, 632), workingHours: big.workingHours });
    expect(heard(run(few, query(), answering(claims)))[0]).toBe('2027-03-01 08:05 d600');
  });

  test('asks about one doctor a week at first, then farther at each step', () => {
    const requests: ClaimsRequest[] = [];
    run(
      big,
      query({ doctorId: 'd5' }),
      (request) => [{ doctorId: 'd5', start: request.start, end: request.end }],
      requests,
    );
    const own = requests.filter(({ doctorIds }) => doctorIds.includes('d5'));
    expect(own.map(({ start, end }) => (end - start) / 288)).toEqual([7, 7, 14, 28, 35]);
  });
});
