import { describe, expect, test } from 'vitest';
import { answering, at, clinic, doctor, during, heard, hours, policies, query, run } from './test-rules.ts';
import type { Holiday, OfferQuery, SchedulingRules } from './types.ts';

const reason = (
  rules: SchedulingRules,
  change: Partial<OfferQuery>,
  claims: Parameters<typeof answering>[0] = [],
) => {
  const result = run(rules, query(change), answering(claims));
  return result.kind === 'none' ? result.reason : result;
};
const full = (doctorId: string, from: string, until: string) => ({
  doctorId,
  start: at(from, '00:00'),
  end: at(until, '23:55'),
});
const away = (doctorId: string, from: string, until: string) => ({ absences: [full(doctorId, from, until)] });
const holidayRow: Holiday = {
  id: 'h',
  date: '2027-03-19',
  name: 'São José',
  locationId: null,
  working: false,
};

describe('why there is nothing', () => {
  test('nobody has the specialty, or hours for it', () => {
    expect(reason(clinic(), { specialtyId: 'cardio' })).toEqual({ kind: 'no-working-hours' });
    expect(reason(clinic({ workingHours: [] }), {})).toEqual({ kind: 'no-working-hours' });
    expect(reason(clinic({ workingHours: hours('rui', '1-5 08:00-12:00') }), { doctorId: 'ana' })).toEqual({
      kind: 'no-working-hours',
    });
    expect(reason(clinic(), { doctorId: 'nobody' })).toEqual({ kind: 'no-working-hours' });
  });

  test('hours that only begin beyond the horizon, or were over before today, are no hours', () => {
    const late = clinic({ workingHours: hours('ana', '1-5 08:00-12:00', { validFrom: '2027-06-01' }) });
    expect(reason(late, { on: '2027-03-03' })).toEqual({ kind: 'no-working-hours' });
  });

  test('the date has passed, lies within the least notice, or has no time left', () => {
    expect(reason(clinic(), { on: '2027-02-26' })).toEqual({ kind: 'too-soon' });
    const slow = clinic({ policies: policies({ leastNoticeMinutes: 3 * 1440 }) });
    expect(reason(slow, { on: '2027-03-02' })).toEqual({ kind: 'too-soon' });
    expect(reason(clinic(), { on: '2027-03-01', now: at('2027-03-01', '17:00') * 300_000 })).toEqual({
      kind: 'too-soon',
    });
  });

  test('a date beyond the horizon tells the last date', () => {
    expect(reason(clinic(), { on: '2027-04-01' })).toEqual({
      kind: 'beyond-horizon',
      lastDate: '2027-03-31',
    });
  });

  test('a holiday is called by its name, national or the clinic’s own, on a day off too', () => {
    expect(reason(clinic(), { on: '2027-03-26' })).toMatchObject({
      kind: 'holiday',
      holiday: { id: 'sexta-feira-santa', name: 'Sexta-feira Santa' },
    });
    expect(reason(clinic({ holidays: [holidayRow] }), { on: '2027-03-19' })).toEqual({
      kind: 'holiday',
      holiday: holidayRow,
    });
    const sunday = { ...holidayRow, date: '2027-03-14' };
    expect(reason(clinic({ holidays: [sunday] }), { on: '2027-03-14' })).toEqual({
      kind: 'holiday',
      holiday: sunday,
    });
  });

  test('the doctor is away, and back on a date, if that can be booked', () => {
    expect(
      reason(clinic(away('ana', '2027-03-08', '2027-03-14')), { doctorId: 'ana', on: '2027-03-10' }),
    ).toEqual({
      kind: 'doctor-away',
      backOn: '2027-03-15',
    });
    expect(
      reason(clinic(away('ana', '2027-03-08', '2027-03-14')), { doctorId: 'ana', on: '2027-03-13' }),
    ).toEqual({
      kind: 'doctor-away',
      backOn: '2027-03-15',
    });
    expect(reason(clinic(away('ana', '2027-02-08', '2027-05-14')), { doctorId: 'ana' })).toEqual({
      kind: 'doctor-away',
      backOn: null,
    });
  });

  test('one doctor away and the other taken is full, not away', () => {
    const rules = clinic(away('ana', '2027-03-03', '2027-03-03'));
    expect(reason(rules, { on: '2027-03-03' }, [full('rui', '2027-03-03', '2027-03-03')])).toEqual({
      kind: 'full',
      until: '2027-03-04',
    });
  });

  test('nobody works on that weekday', () => {
    expect(reason(clinic(), { on: '2027-03-06' })).toEqual({ kind: 'not-a-working-day' });
  });

  test('all is taken, until a date', () => {
    const claims = ['ana', 'rui'].map((id) => full(id, '2027-03-03', '2027-03-09'));
    expect(reason(clinic(), { on: '2027-03-03' }, claims)).toEqual({ kind: 'full', until: '2027-03-10' });
    const all = ['ana', 'rui'].map((id) => full(id, '2027-03-01', '2027-04-30'));
    expect(reason(clinic(), {}, all)).toEqual({ kind: 'full', until: null });
  });

  test('nothing is later than the last time of the horizon', () => {
    expect(reason(clinic(), { after: at('2027-03-31', '17:30') })).toEqual({
      kind: 'beyond-horizon',
      lastDate: '2027-03-31',
    });
    expect(reason(clinic(), { on: '2027-03-03', after: at('2027-03-03', '17:30') })).toEqual({
      kind: 'full',
      until: '2027-03-04',
    });
  });
});

describe('the nearest that does exist', () => {
  test('are the days around the date, the later first of two as near', () => {
    const result = run(clinic({ doctors: [doctor('ana')] }), query({ on: '2027-03-26' }));
    expect(heard(result)).toEqual(['2027-03-25 08:00 ana', '2027-03-24 08:00 ana', '2027-03-29 08:00 ana']);
    const wednesday = { ...holidayRow, date: '2027-03-10' };
    const around = run(
      clinic({ doctors: [doctor('ana')], holidays: [wednesday] }),
      query({ on: '2027-03-10' }),
    );
    expect(heard(around)).toEqual(['2027-03-11 08:00 ana', '2027-03-09 08:00 ana', '2027-03-12 08:00 ana']);
  });

  test('are the last days of the horizon for a date beyond it, the first ones for a date that has passed', () => {
    const rules = clinic({ doctors: [doctor('ana')] });
    expect(heard(run(rules, query({ on: '2027-05-03', limit: 2 })))).toEqual([
      '2027-03-31 08:00 ana',
      '2027-03-30 08:00 ana',
    ]);
    expect(heard(run(rules, query({ on: '2027-02-01', limit: 2 })))).toEqual([
      '2027-03-01 08:00 ana',
      '2027-03-02 08:00 ana',
    ]);
  });

  test('are times with another doctor when the one asked for has no room at all: that day, if it can be', () => {
    const claims = [full('ana', '2027-03-01', '2027-04-30')];
    const anyDay = run(clinic(), query({ doctorId: 'ana' }), answering(claims));
    expect(heard(anyDay)[0]).toBe('2027-03-01 08:00 rui');
    const thatDay = run(clinic(), query({ doctorId: 'ana', on: '2027-03-10', limit: 1 }), answering(claims));
    expect(heard(thatDay)).toEqual(['2027-03-10 08:00 rui']);
    const busy = [...claims, { doctorId: 'rui', ...during('2027-03-10', '08:00-18:00') }];
    const later = run(clinic(), query({ doctorId: 'ana', on: '2027-03-10', limit: 1 }), answering(busy));
    expect(heard(later)).toEqual(['2027-03-11 08:00 rui']);
  });

  test('are nothing when there is nothing', () => {
    expect(heard(run(clinic({ workingHours: [] }), query()))).toEqual([]);
  });
});
