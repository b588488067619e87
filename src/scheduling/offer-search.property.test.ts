import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Case } from './arbitrary-cases.ts';
import { cases } from './arbitrary-cases.ts';
import type { Slot } from './brute-force.ts';
import { everySlot } from './brute-force.ts';
import { overlaps } from './intervals.ts';
import { answering, run } from './test-rules.ts';
import type { Offer } from './types.ts';
import { TICK_MINUTES } from './wall-clock.ts';

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
      expect(!other || others.some((offer) => halfOf(offer) !== halfOf(first))).toBe(true);
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
