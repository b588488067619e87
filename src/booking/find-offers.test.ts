import { describe, expect, test } from 'vitest';
import type { Claimed } from '../scheduling/types.ts';
import { answering, MONDAY } from '../scheduling/test-rules.ts';
import { tickAt } from '../scheduling/wall-clock.ts';
import { fakeDesk, type FakeDesk } from './fake-desk.test-support.ts';
import { findOffers, type Wish } from './find-offers.ts';
import { HeldTimes } from './held-times.ts';
import { StorageUnavailable, type AgendaStore, type HoldRequest } from './ports.ts';
import { clinicWith, visitAt } from './visit-cases.test-support.ts';

const WISH: Wish = {
  patientId: 'lucia',
  specialtyId: 'derma',
  doctorId: null,
  on: null,
  after: null,
  moving: null,
};
const CLINIC = clinicWith();

/** Rivals on the line: `snatches` says what of a request they have taken just before. */
function deskWith(
  snatches: (request: HoldRequest, before: number) => boolean,
  more: Partial<AgendaStore> = {},
) {
  const taken: Claimed[] = [];
  let holds = 0;
  const desk = fakeDesk({
    agenda: {
      claims: async (request) => answering(taken)(request),
      hold: async (request) => {
        const { doctorId, claim } = request.offer;
        const rival = snatches(request, holds++);
        taken.push({ doctorId, ...claim });
        return rival ? 'taken' : 'held';
      },
      ...more,
    },
  });
  desk.clock.at = MONDAY;
  return desk;
}

const searches = (desk: FakeDesk): number =>
  desk.calls.filter(([method]) => method === 'agenda.upcoming').length;
const find = (desk: FakeDesk, wish: Partial<Wish> = {}, held = new HeldTimes(desk)) =>
  findOffers(desk, CLINIC, { ...WISH, ...wish }, held);

describe('finding times', () => {
  test('gives the three for the ear, each held', async () => {
    const desk = deskWith(() => false);
    const found = await find(desk);
    const starts = found.kind === 'held' ? found.holds.map(({ offer }) => offer.visit.start) : [];
    expect(starts).toHaveLength(3);
    expect(starts[0]).toBe(tickAt('America/Sao_Paulo', '2027-03-01', 8 * 60));
    expect(desk.calls.filter(([method]) => method === 'agenda.hold')).toHaveLength(3);
  });

  test('lets go first of what the call held before', async () => {
    const desk = deskWith(() => false);
    const held = new HeldTimes(desk);
    await find(desk, {}, held);
    desk.calls.length = 0;
    await find(desk, {}, held);
    expect(desk.calls[0]).toMatchObject(['agenda.release', [{ id: 'id-1' }, { id: 'id-2' }, { id: 'id-3' }]]);
  });

  test('offers what rivals left when they were quicker with some', async () => {
    const desk = deskWith((_, before) => before < 2);
    const found = await find(desk);
    expect(found.kind === 'held' && found.holds).toHaveLength(1);
    expect(searches(desk)).toBe(1);
  });

  test.each([0, 0.5, 0.999])(
    'searches again when a rival snatched all that was found, and never offers those (chance: %s)',
    async (chance) => {
      const snatched: number[] = [];
      const desk = deskWith(({ offer }, before) => {
        if (before < 3) snatched.push(offer.visit.start);
        return before < 3;
      });
      const found = await find({ ...desk, random: () => chance }, { doctorId: 'ana' });
      if (found.kind !== 'held') throw new Error('nothing was found');
      const starts = found.holds.map(({ offer }) => offer.visit.start);
      expect(starts).toHaveLength(3);
      expect(starts.filter((start) => snatched.includes(start))).toEqual([]);
      expect(searches(desk)).toBe(2);
    },
  );

  test.each([0, 0.5, 0.999])(
    'ends after some searches where rivals always win (chance: %s)',
    async (chance) => {
      const desk = deskWith(() => true);
      expect(await find({ ...desk, random: () => chance })).toEqual({ kind: 'contended' });
      expect(searches(desk)).toBeLessThanOrEqual(24);
    },
  );

  test('holds the nearest where there is nothing as wished, and says why', async () => {
    const desk = deskWith(() => false);
    const found = await find(desk, { on: '2027-03-07' });
    if (found.kind !== 'none') throw new Error('Sunday is no working day');
    expect(found.reason).toEqual({ kind: 'not-a-working-day' });
    expect(found.nearest.length).toBeGreaterThan(0);
    expect(desk.calls.filter(([method]) => method === 'agenda.hold')).toHaveLength(found.nearest.length);
  });

  test('takes whatever there is of the specialty where rivals snatch the nearest as well', async () => {
    const found = await find(
      deskWith((_, before) => before < 6),
      { on: '2027-03-07', doctorId: 'ana' },
    );
    if (found.kind !== 'none') throw new Error('Sunday is no working day');
    expect(found.reason).toEqual({ kind: 'not-a-working-day' });
    expect(found.nearest.length).toBeGreaterThan(0);
  });
});

describe("the patient's other visits", () => {
  const first = visitAt(0);

  test('are times that are never offered', async () => {
    const desk = deskWith(() => false, { upcoming: async () => [first] });
    const found = await find(desk, { on: first.date });
    const starts = found.kind === 'held' ? found.holds.map(({ offer }) => offer.visit.start) : [];
    expect(starts).not.toContain(first.visit.start);
    expect(starts).not.toEqual([]);
  });

  test('do not stand in the way of their own moving', async () => {
    const desk = deskWith(() => false, { upcoming: async () => [first] });
    const found = await find(desk, { on: first.date, moving: first.id });
    const starts = found.kind === 'held' ? found.holds.map(({ offer }) => offer.visit.start) : [];
    expect(starts).toContain(first.visit.start);
  });
});

test('a hold that fails fails the search, and the next one lets go of all it may have taken', async () => {
  const away = new StorageUnavailable('the database is away');
  let failing = true;
  const desk = deskWith(() => false, {
    hold: async () => {
      if (failing) throw away;
      return 'held';
    },
  });
  const held = new HeldTimes(desk);
  await expect(find(desk, {}, held)).rejects.toBe(away);
  failing = false;
  desk.calls.length = 0;
  expect((await find(desk, {}, held)).kind).toBe('held');
  expect(desk.calls[0]).toMatchObject(['agenda.release', [{ id: 'id-1' }, { id: 'id-2' }, { id: 'id-3' }]]);
});
