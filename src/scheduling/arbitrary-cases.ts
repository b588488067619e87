/** For tests: clinics of all kinds around the days on which calendars and clocks are odd. */
import * as fc from 'fast-check';
import { doctor, policies } from './test-rules.ts';
import type { Claimed, OfferQuery, SchedulingRules, Weekday } from './types.ts';

/** Around the days that clocks are changed, a holiday, and an ordinary week. */
const WEEKS = [
  '2018-11-02T09:00-03:00', // Sao_Paulo: no midnight on 4 November
  '2019-02-15T15:00-02:00', // Sao_Paulo: 23:00 twice on 16 February
  '2027-03-25T12:00Z', // Lisbon: no 01:00 on 28 March; Good Friday
  '2027-10-29T10:00Z', // Lisbon: 01:00 twice on 31 October; Finados
  '2027-11-17T13:07Z', // Consciência Negra
  '2027-07-05T11:00Z',
].map((text) => Date.parse(text));
const HORIZON = 5;

const locations = [
  { id: 'a', name: 'A', zone: 'America/Sao_Paulo' },
  { id: 'b', name: 'B', zone: 'America/Sao_Paulo' },
  { id: 'c', name: 'C', zone: 'Europe/Lisbon' },
];
const fives = (max: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: max / 5 }).map((n) => n * 5);
const span = (from: number, until: number): fc.Arbitrary<{ start: number; end: number }> =>
  fc
    .tuple(fives(until - from), fives(until - from))
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => ({ start: from + Math.min(a, b), end: from + Math.max(a, b) }));

/** A clinic, its claims, and what somebody asks for. */
export interface Case {
  readonly rules: SchedulingRules;
  readonly claims: readonly Claimed[];
  readonly query: OfferQuery;
}

/** Full for a while, then taken and free by turns. */
function agenda(doctorId: string, today: number): fc.Arbitrary<readonly Claimed[]> {
  const turns = fc.array(
    fc.record({ free: fc.integer({ min: 0, max: 40 }), taken: fc.integer({ min: 1, max: 25 }) }),
  );
  const fullFor = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: (HORIZON + 1) * 288 }));
  return fc.record({ fullFor, turns, dense: fc.boolean() }).map(({ fullFor, turns, dense }) => {
    const claims: Claimed[] = [{ doctorId, start: today - 100, end: today + fullFor }];
    let at = today + fullFor;
    for (const { free, taken } of dense ? Array.from({ length: 12 }, () => turns).flat() : turns) {
      claims.push({ doctorId, start: at + free, end: at + free + taken });
      at += free + taken;
    }
    return claims;
  });
}

export const cases: fc.Arbitrary<Case> = fc
  .record({
    week: fc.constantFrom(...WEEKS),
    shift: fc.integer({ min: 0, max: 600 }),
    count: fc.integer({ min: 1, max: 4 }),
  })
  .chain(({ week, shift, count }) => {
    const now = week + shift * 60_000;
    const ids = Array.from({ length: count }, (_, i) => `d${i}`);
    const id = fc.constantFrom(...ids);
    const date = fc
      .integer({ min: -1, max: HORIZON + 1 })
      .map((days) => new Date(now + days * 864e5).toISOString().slice(0, 10));
    const today = Math.floor(now / 300_000);
    const ticks = (most: number): fc.Arbitrary<{ start: number; end: number }> =>
      fc
        .tuple(fc.integer({ min: -100, max: (HORIZON + 1) * 288 }), fc.integer({ min: 1, max: most }))
        .map(([from, length]) => ({ start: today + from, end: today + from + length }));
    const row = fc.record({
      doctorId: id,
      place: fc.constantFrom(0, 1),
      weekday: fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7),
      span: fc.oneof(span(0, 1440), span(0, 240), span(480, 1080)),
      breaks: fc.array(span(0, 1440), { maxLength: 2 }),
      validFrom: fc.option(date, { freq: 3 }),
      validUntil: fc.option(date, { freq: 3 }),
    });
    return fc.record({
      claims: fc.tuple(...ids.map((id) => agenda(id, today))).map((agendas) => agendas.flat()),
      query: fc.record({
        now: fc.constant(now),
        specialtyId: fc.constantFrom('short', 'long'),
        doctorId: fc.option(id, { freq: 1 }),
        patientBusy: fc.array(ticks(60), { maxLength: 3 }),
        on: fc.option(date, { freq: 1 }),
        after: fc.option(
          ticks(1).map(({ start }) => start),
          { freq: 1 },
        ),
        limit: fc.constantFrom(1, 2, 3),
      }),
      rules: fc.record({
        locations: fc.constant(locations),
        specialties: fc
          .record({ visit: fives(60), before: fives(15), after: fives(15) })
          .map(({ visit, before, after }) => [
            {
              id: 'short',
              name: '',
              visitMinutes: visit + 5,
              bufferBeforeMinutes: before,
              bufferAfterMinutes: after,
            },
            { id: 'long', name: '', visitMinutes: 80, bufferBeforeMinutes: 0, bufferAfterMinutes: 10 },
          ]),
        doctors: fc.constant(
          ids.map((id, i) => (i === 3 ? doctor(id, 'long') : doctor(id, 'short', 'long'))),
        ),
        workingHours: fc.array(row, { maxLength: 30, minLength: 2 }).map((rows) =>
          rows.map(({ place, span, ...row }) => ({
            ...row,
            ...span,
            // Doctor d2 works in Lisbon; the others at the two places in São Paulo.
            locationId: row.doctorId === 'd2' ? 'c' : (locations[place]?.id ?? 'a'),
          })),
        ),
        absences: fc.array(
          fc.record({ doctorId: id, at: ticks(400) }).map(({ doctorId, at }) => ({ doctorId, ...at })),
          { maxLength: 3 },
        ),
        holidays: fc.array(
          fc.record({
            id: fc.constant('h'),
            name: fc.constant('h'),
            date,
            locationId: fc.constantFrom(null, 'a', 'c'),
            working: fc.boolean(),
          }),
          { maxLength: 2 },
        ),
        policies: fc
          .record({
            leastNoticeMinutes: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 1500 })),
            horizonDays: fc.integer({ min: 0, max: HORIZON }),
          })
          .map((change) => policies(change)),
      }),
    });
  });
