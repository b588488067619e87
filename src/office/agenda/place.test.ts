import { describe, expect, test } from 'vitest';
import { clinicWith } from '../../booking/visit-cases.test-support.ts';
import type { Clinic } from '../../booking/ports.ts';
import { at, during, hours, minuteOf, MONDAY } from '../../scheduling/test-rules.ts';
import { placeFor, type Placing, type Spot } from './place.ts';

const halfHour = { before: 0, visit: 6, after: 0 };
const monday = '2027-03-01';

function placed(clinic: Clinic, time: string, change: Partial<Spot> = {}, span = halfHour): Placing {
  const spot = { doctorId: 'ana', date: monday, minute: minuteOf(time), encaixe: false, ...change };
  return placeFor(clinic, spot, 'derma', span, MONDAY);
}

/** Where and when, or why not. */
function told(placing: Placing): string {
  switch (placing.kind) {
    case 'place': {
      const { locationId, date, minute, lane } = placing.offer;
      return `${locationId} ${date} ${minute} lane ${lane}`;
    }
    case 'outside-hours':
      return placing.why.kind;
    default:
      return placing.kind;
  }
}

describe('a time that the staff wishes for', () => {
  const clinic = clinicWith();

  test('may begin on any five minutes, as long as the visit ends within the hours', () => {
    expect(told(placed(clinic, '08:05'))).toBe('centro 2027-03-01 485 lane 0');
    expect(told(placed(clinic, '11:30'))).toBe('centro 2027-03-01 690 lane 0');
    expect(told(placed(clinic, '11:35'))).toBe('other-hours');
    expect(told(placed(clinic, '07:55'))).toBe('other-hours');
  });

  test('has its buffers claimed, also where they reach beyond the hours', () => {
    const placing = placed(clinic, '08:00', {}, { before: 2, visit: 6, after: 1 });
    const start = at(monday, '08:00');
    expect(placing).toMatchObject({
      offer: { visit: { start, end: start + 6 }, claim: { start: start - 2, end: start + 7 } },
    });
  });

  test('is refused on days off, holidays and absences, each with its reason', () => {
    expect(told(placed(clinic, '09:00', { date: '2027-03-06' }))).toBe('not-a-working-day');
    expect(told(placed(clinic, '09:00', { date: '2027-04-21' }))).toBe('holiday');
    const away = { ...clinic, absences: [{ doctorId: 'ana', ...during(monday, '09:00-11:00') }] };
    expect(told(placed(away, '09:30'))).toBe('away');
    expect(told(placed(away, '08:45'))).toBe('away');
    expect(told(placed(away, '11:00'))).toBe('centro 2027-03-01 660 lane 0');
    expect(told(placed(away, '09:30', { doctorId: 'rui' }))).toBe('centro 2027-03-01 570 lane 0');
  });

  test('is refused once it has passed, by the wall of the place, squeezed in or not', () => {
    expect(told(placed(clinic, '05:55', { encaixe: true }))).toBe('past');
    expect(told(placed(clinic, '06:00', { encaixe: true }))).toBe('centro 2027-03-01 360 lane 1');
    expect(told(placed(clinic, '05:00'))).toBe('past');
    expect(told(placed(clinic, '09:00', { date: '2027-02-26' }))).toBe('past');
  });

  test('of a doctor who is not there is no time at all', () => {
    expect(told(placed(clinic, '09:00', { doctorId: 'nobody' }))).toBe('unknown-doctor');
  });
});

describe('an encaixe', () => {
  const norte = { locationId: 'norte' };
  const clinic = {
    ...clinicWith(),
    locations: [
      { id: 'centro', name: 'Centro', zone: 'America/Sao_Paulo' },
      { id: 'norte', name: 'Norte', zone: 'America/Manaus' },
    ],
    workingHours: [...hours('ana', '1-3 08:00-12:00'), ...hours('ana', '1 14:00-18:00', norte)],
  };
  const squeezed = (time: string, date = monday) => told(placed(clinic, time, { encaixe: true, date }));

  test('is where the doctor works at that time, else that day, else most often', () => {
    expect(squeezed('09:00')).toBe('centro 2027-03-01 540 lane 1');
    expect(squeezed('15:00')).toBe('norte 2027-03-01 900 lane 1');
    expect(squeezed('20:00')).toBe('centro 2027-03-01 1200 lane 1');
    expect(squeezed('09:00', '2027-03-07')).toBe('centro 2027-03-07 540 lane 1');
  });

  test('is at that place’s own clock', () => {
    const placing = placed(clinic, '15:00', { encaixe: true });
    expect(placing).toMatchObject({ offer: { visit: { start: at(monday, '15:00', 'America/Manaus') } } });
  });

  test('of a doctor without hours is at the clinic’s first place', () => {
    const placing = placed({ ...clinic, workingHours: [] }, '09:00', { encaixe: true });
    expect(told(placing)).toBe('centro 2027-03-01 540 lane 1');
  });

  test('is not at a time that the clock passes over', () => {
    // The United States put their clocks forward on 14 March 2027, from 02:00 to 03:00.
    const there = { ...clinic, locations: [{ id: 'centro', name: 'NY', zone: 'America/New_York' }] };
    expect(told(placed(there, '02:30', { encaixe: true, date: '2027-03-14' }))).toBe('not-a-working-day');
    expect(told(placed(there, '03:00', { encaixe: true, date: '2027-03-14' }))).toBe(
      'centro 2027-03-14 180 lane 1',
    );
  });
});
