import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Slot } from './brute-force.ts';
import { everySlot } from './brute-force.ts';
import { overlaps } from './intervals.ts';
import { answering, doctor, policies, run } from './test-rules.ts';
import type { Claimed, Offer, OfferQuery, SchedulingRules, Weekday } from './types.ts';
import { TICK_MINUTES } from './wall-clock.ts';

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

interface Case {
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

const cases: fc.Arbitrary<Case> = fc
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
            leastNoticeMinutes: fc.integer({ min: 0, max: 1500 }),
            horizonDays: fc.integer({ min: 0, max: HORIZON }),
          })
          .map((change) => policies(change)),
      }),
    });
  });

function check(property: (example: Case) => void, numRuns = 300): void {
  fc.assert(fc.property(cases, property), { numRuns });
}

const key = ({ doctorId, start }: { doctorId: string; start: number }): string => `${doctorId} ${start}`;
const keyOf = (offer: Offer): string => key({ doctorId: offer.doctorId, start: offer.visit.start });

describe('whatever the rules and the claims', () => {
  test('every offer is one of the times that a look at every tick finds free, as it says it is', () => {
    check(({ rules, claims, query }) => {
      const result = run(rules, query, answering(claims));
      const anything = {
        ...query,
        on: null,
        after: result.kind === 'offers' ? query.after : null,
        doctorId: null,
      };
      const slots = new Map(
        everySlot(rules, result.kind === 'offers' ? query : anything, claims).map((slot) => [
          key(slot),
          slot,
        ]),
      );
      for (const offer of result.kind === 'offers' ? result.offers : result.nearest) {
        const { date, minute, locationId } = offer;
        expect(slots.get(keyOf(offer))).toMatchObject({ date, minute, locationId });
      }
    });
  });

  test('no offer overlaps a claim, an absence or another visit of the patient, and its claim holds visit and buffers', () => {
    check(({ rules, claims, query }) => {
      const result = run(rules, query, answering(claims));
      for (const offer of result.kind === 'offers' ? result.offers : result.nearest) {
        const specialty = rules.specialties.find(({ id }) => id === offer.specialtyId);
        const mine = [...claims, ...rules.absences].filter(({ doctorId }) => doctorId === offer.doctorId);
        expect(mine.filter((taken) => overlaps(taken, offer.claim))).toEqual([]);
        expect(query.patientBusy.filter((busy) => overlaps(busy, offer.visit))).toEqual([]);
        expect((offer.visit.start - offer.claim.start) * TICK_MINUTES).toBe(specialty?.bufferBeforeMinutes);
        expect((offer.visit.end - offer.visit.start) * TICK_MINUTES).toBe(specialty?.visitMinutes);
        expect((offer.claim.end - offer.visit.end) * TICK_MINUTES).toBe(specialty?.bufferAfterMinutes);
      }
    });
  });

  test('the first offer is the earliest there is, and there are none only where there is nothing', () => {
    check(({ rules, claims, query }) => {
      const result = run(rules, query, answering(claims));
      const slots = everySlot(rules, query, claims);
      const offers = result.kind === 'offers' ? result.offers : [];
      expect(offers[0]?.visit.start).toBe(slots[0]?.start);
      expect(offers.length).toBe(Math.min(query.limit, slots.length));
      expect(new Set(offers.map(keyOf)).size).toBe(offers.length);
      expect(offers.map(({ visit }) => visit.start)).toEqual(
        offers.map(({ visit }) => visit.start).sort((a, b) => a - b),
      );
    });
  });

  test('the other half of the day is among them when it exists, well apart from the first', () => {
    const halfOf = ({ minute }: { minute: number }): boolean => minute < 720;
    check(({ rules, claims, query }) => {
      const result = run(rules, { ...query, limit: 2 }, answering(claims));
      const [first, ...others] = result.kind === 'offers' ? result.offers : [];
      if (!first) return;
      const isApart = (slot: Slot): boolean =>
        slot.start !== first.visit.start && slot.start - first.visit.start >= 48;
      const other = everySlot(rules, query, claims).some(
        (slot) => isApart(slot) && halfOf(slot) !== halfOf(first),
      );
      if (other) expect(others.some((offer) => halfOf(offer) !== halfOf(first))).toBe(true);
    });
  });

  test('nothing is called full while it has room, nor the nearest left out while there is one', () => {
    check(({ rules, claims, query }) => {
      const result = run(rules, query, answering(claims));
      if (result.kind === 'offers') return;
      const anyDay = everySlot(rules, { ...query, on: null }, claims);
      const anyDoctor = everySlot(rules, { ...query, on: null, doctorId: null }, claims);
      expect(result.nearest.length > 0).toBe(anyDay.length > 0 || anyDoctor.length > 0);
      const { on } = query;
      if (on === null || result.reason.kind !== 'full') return;
      expect(result.reason.until).toBe(anyDay.find(({ date }) => date > on)?.date ?? null);
    });
  });

  test('what is asked at once, in which pieces and beside what else it comes, changes nothing', () => {
    check(({ rules, claims, query }) => {
      const pieces = claims.flatMap(({ doctorId, start, end }) =>
        Array.from({ length: end - start }, (_, i) => ({ doctorId, start: start + i, end: start + i + 1 })),
      );
      const everything = [...pieces.reverse(), ...claims, { doctorId: 'stranger', start: 0, end: 1e9 }];
      expect(run(rules, query, () => everything)).toEqual(run(rules, query, answering(claims)));
    }, 150);
  });
});
