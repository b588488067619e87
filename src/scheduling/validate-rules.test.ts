import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clinic, doctor, heard, hours, policies, query, run } from './test-rules.ts';
import type { SchedulingRules, Weekday } from './types.ts';
import { validateRules } from './validate-rules.ts';

const codes = (change: Partial<SchedulingRules>) => validateRules(clinic(change)).map(({ code }) => code);
const derma = clinic().specialties[0];

describe('what is wrong with the rules', () => {
  test('is nothing in a good clinic', () => {
    expect(validateRules(clinic())).toEqual([]);
  });

  test('is said with the row, what becomes of it, and the remedy', () => {
    expect(validateRules(clinic({ workingHours: hours('ana', '1 08:00-07:00') }))).toEqual([
      {
        code: 'bad-hours',
        entity: 'hours of doctor ana at centro, weekday 1, 08:00–07:00',
        effect: 'these hours are not offered',
        remedy: 'end after the start, both between 00:00 and 24:00',
      },
    ]);
  });

  test.each<[string, Partial<SchedulingRules>]>([
    ['unknown-zone', { locations: [{ id: 'centro', name: '', zone: 'Brasilia' }] }],
    ['unknown-specialty', { doctors: [doctor('ana', 'derma', 'magic'), doctor('rui')] }],
    ['repeated-id', { doctors: [doctor('ana'), doctor('rui'), doctor('rui')] }],
    [
      'bad-visit-length',
      {
        specialties: [
          { id: 'derma', name: '', visitMinutes: 22, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 },
        ],
      },
    ],
    ['unknown-doctor', { workingHours: hours('eva', '1 08:00-12:00') }],
    ['unknown-location', { workingHours: hours('ana', '1 08:00-12:00', { locationId: 'lua' }) }],
    ['bad-weekday', { workingHours: hours('ana', '1 08:00-12:00', { weekday: 0 as Weekday }) }],
    ['not-five-minutes', { workingHours: hours('ana', '1 08:02-12:00') }],
    ['bad-validity', { workingHours: hours('ana', '1 08:00-12:00', { validFrom: '2027-02-30' }) }],
    [
      'bad-validity',
      { workingHours: hours('ana', '1 08:00-12:00', { validFrom: '2027-03-02', validUntil: '2027-03-01' }) },
    ],
    ['bad-break', { workingHours: hours('ana', '1 08:00-12:00', { breaks: [{ start: 600, end: 600 }] }) }],
    [
      'not-five-minutes',
      { workingHours: hours('ana', '1 08:00-12:00', { breaks: [{ start: 601, end: 610 }] }) },
    ],
    [
      'break-outside-hours',
      { workingHours: hours('ana', '1 08:00-12:00', { breaks: [{ start: 700, end: 800 }] }) },
    ],
    [
      'overlapping-hours',
      { workingHours: [...hours('ana', '1 08:00-12:00'), ...hours('ana', '1 11:00-13:00')] },
    ],
    ['bad-absence', { absences: [{ doctorId: 'ana', start: 5, end: 5 }] }],
    ['unknown-doctor', { absences: [{ doctorId: 'eva', start: 5, end: 6 }] }],
    ['bad-date', { holidays: [{ id: 'h', name: '', date: '20/11/2027', locationId: null, working: false }] }],
    [
      'unknown-location',
      { holidays: [{ id: 'h', name: '', date: '2027-11-20', locationId: 'lua', working: false }] },
    ],
    ['bad-policy', { policies: policies({ horizonDays: Number.NaN }) }],
    ['bad-policy', { policies: policies({ leastNoticeMinutes: -1 }) }],
  ])('%s', (code, change) => {
    expect(codes(change)).toEqual([code]);
  });

  test('hours that overlap at different times of the year do not', () => {
    const first = hours('ana', '1 08:00-12:00', { validUntil: '2027-06-30' });
    const second = hours('ana', '1 10:00-14:00', { validFrom: '2027-07-01' });
    expect(codes({ workingHours: [...first, ...second] })).toEqual([]);
  });
});

describe('bad rows', () => {
  test('cost the clinic the row and no more', () => {
    const rules = clinic({
      locations: [...clinic().locations, { id: 'lua', name: '', zone: 'Moon/Tycho' }],
      doctors: [doctor('ana', 'magic', 'derma', 'derma')],
      workingHours: [
        ...hours('ana', '1 07:03-12:00'),
        ...hours('ana', '1 06:30-07:00', { locationId: 'lua' }),
        ...hours('ana', '1 09:00-10:00', { breaks: [{ start: 9 * 60 + 28, end: 9 * 60 + 29 }] }),
      ],
    });
    const halves = { ...rules, specialties: derma ? [{ ...derma, visitMinutes: 25 }] : [] };
    expect(heard(run(halves, query({ on: '2027-03-01' })))).toEqual([
      '2027-03-01 09:00 ana',
      '2027-03-01 09:30 ana',
    ]);
  });

  test('of any kind make neither the search fail nor this list', () => {
    const number = fc.oneof(fc.integer({ min: -20, max: 1500 }), fc.double(), fc.constant(Number.NaN));
    const id = fc.constantFrom('a', 'b', '');
    const text = fc.oneof(fc.constantFrom('2027-03-01', '2027-02-31', 'x'), fc.string());
    const span = fc.record({ start: number, end: number });
    const rules = fc.record({
      locations: fc.array(
        fc.record({ id, name: text, zone: fc.oneof(fc.constant('America/Sao_Paulo'), text) }),
      ),
      specialties: fc.array(
        fc.record({
          id,
          name: text,
          visitMinutes: number,
          bufferBeforeMinutes: number,
          bufferAfterMinutes: number,
        }),
      ),
      doctors: fc.array(
        fc.record({ id, name: text, gender: fc.constant('f' as const), specialtyIds: fc.array(id) }),
      ),
      workingHours: fc.array(
        fc.record({
          doctorId: id,
          locationId: id,
          weekday: number.map((n) => n as Weekday),
          start: number,
          end: number,
          breaks: fc.array(span),
          validFrom: fc.option(text),
          validUntil: fc.option(text),
        }),
      ),
      absences: fc.array(fc.record({ doctorId: id, start: number, end: number })),
      holidays: fc.array(
        fc.record({ id, name: text, date: text, locationId: fc.option(id), working: fc.boolean() }),
      ),
      policies: fc
        .record({
          leastNoticeMinutes: number,
          horizonDays: fc.oneof(fc.integer({ max: 9 }), fc.double({ max: 9 })),
        })
        .map(policies),
    });
    fc.assert(
      fc.property(rules, id, fc.option(id), (rules, specialtyId, doctorId) => {
        expect(validateRules(rules)).toBeInstanceOf(Array);
        expect(run(rules, query({ specialtyId, doctorId })).kind).toMatch(/offers|none/);
        expect(run(rules, query({ specialtyId, doctorId, on: '2027-03-01' })).kind).toMatch(/offers|none/);
      }),
      { numRuns: 300 },
    );
  });
});
