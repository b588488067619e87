import { expect, test } from 'vitest';
import { bookVisit } from '../../src/office/agenda/book-visit.ts';
import { cancelVisit } from '../../src/office/agenda/cancel-visit.ts';
import { moveVisit } from '../../src/office/agenda/move-visit.ts';
import type { Spot } from '../../src/office/agenda/place.ts';
import { onEveryEngine } from './engines.ts';
import * as given from './fixtures.ts';
import { asked, juliana, nine, rafael, seen, spot, staff, StaffDesk, today } from './staff-desk.ts';

const { now, minuteMs, testIds } = given;

onEveryEngine('the staff’s times in the agenda', (engine) => {
  const here = new StaffDesk(engine);

  test('staff book a time of the ordinary lane, on any five minutes of the doctor’s hours, for as many visits as they like', async () => {
    const visit = await here.booked('p1', spot(nine + 5));
    expect(visit).toMatchObject({ locationId: 'aldeota', date: today, minute: nine + 5, lane: 0 });
    expect(await here.claims()).toEqual({ [`0 ${visit.id}`]: 6 });
    for (const hours of [10, 11, 14, 15, 16, 17]) await here.booked('p1', spot(hours * 60));
    expect(await given.takenBy(here.office.stores, rafael)).toHaveLength(7);
  });

  test('an encaixe lies beside a visit in a lane of its own; a second one is refused', async () => {
    const first = await here.booked('p1', spot(nine));
    const beside = await here.booked('p2', spot(nine + 10, { encaixe: true }));
    expect(beside.lane).toBe(1);
    expect(await here.claims()).toEqual({ [`0 ${first.id}`]: 6, [`1 ${beside.id}`]: 6 });
    expect(await here.book('p3', spot(nine, { encaixe: true }))).toMatchObject({
      kind: 'taken',
      winner: { kind: 'staff', who: { name: 'Ana', role: 'receptionist' } },
    });
    // The telephone offers what is free of the ordinary lane, and knows nothing of the other.
    expect(await given.takenBy(here.office.stores, rafael)).toHaveLength(1);
  });

  test('an encaixe may be outside the hours, where the doctor works that day, else where they usually do', async () => {
    expect(await here.booked('p1', spot(20 * 60, { encaixe: true }))).toMatchObject({
      locationId: 'aldeota',
      lane: 1,
    });
    const sunday = spot(nine, { date: '2027-01-10', doctorId: 'camila-rocha', encaixe: true });
    const outcome = await bookVisit(
      here.office,
      { patientId: 'p1', specialtyId: 'neurologia', spot: sunday },
      asked(),
    );
    expect(outcome).toMatchObject({ kind: 'booked', visit: { locationId: 'centro', date: '2027-01-10' } });
  });

  test('a move from lane to lane, and a cancellation, free the time of that lane and no other', async () => {
    const first = await here.booked('p1', spot(nine));
    const beside = await here.booked('p2', spot(nine, { encaixe: true }));
    const out = await moveVisit(
      here.office,
      { id: first.id, seen: seen(first), to: spot(nine + 30, { encaixe: true }) },
      asked(),
    );
    expect(out).toMatchObject({ kind: 'moved', visit: { lane: 1 } });
    expect(await here.claims()).toEqual({ [`1 ${first.id}`]: 6, [`1 ${beside.id}`]: 6 });
    const back = await moveVisit(here.office, { id: beside.id, seen: seen(beside), to: spot(nine) }, asked());
    expect(back).toMatchObject({ kind: 'moved', visit: { lane: 0, minute: nine } });
    expect(await here.claims()).toEqual({ [`1 ${first.id}`]: 6, [`0 ${beside.id}`]: 6 });
    const third = await here.booked('p3', spot(nine, { encaixe: true }));
    expect(
      await cancelVisit(here.office, { id: third.id, seen: seen(third), reason: 'engano' }, asked()),
    ).toMatchObject({ kind: 'cancelled' });
    expect(await here.claims()).toEqual({ [`1 ${first.id}`]: 6, [`0 ${beside.id}`]: 6 });
  });

  test('a visit that went to the other lane meanwhile is gone for whoever saw it in this one', async () => {
    const visit = await here.booked('p1', spot(nine));
    const aside = { id: visit.id, seen: seen(visit), to: spot(nine, { encaixe: true }) };
    await moveVisit(here.office, aside, asked());
    const change = { changeId: testIds.next(), actor: given.actor, now };
    expect(await here.office.stores.agenda.cancel({ ...change, appointment: visit, reason: null })).toEqual({
      kind: 'gone',
    });
    const hold = given.holdOf({ ...visit, visit: visit.claim });
    expect(
      await here.office.stores.agenda.move({ ...change, appointmentId: visit.id, expected: visit, hold }),
    ).toEqual({ kind: 'gone' });
    expect(await here.claims()).toEqual({ [`1 ${visit.id}`]: 6 });
  });

  test('what a caller is being offered is refused to staff, until it is let go or expires', async () => {
    const hold = await here.heldByCaller(nine);
    expect(await here.book('p1', spot(nine))).toMatchObject({
      kind: 'taken',
      winner: { kind: 'offered', at: null },
    });
    expect(await here.book('p1', spot(nine - 5))).toMatchObject({
      kind: 'taken',
      winner: { kind: 'offered' },
    });
    expect(await here.book('p2', spot(nine, { encaixe: true }))).toMatchObject({ kind: 'booked' });
    await here.office.stores.agenda.release([hold]);
    expect(await here.book('p1', spot(nine))).toMatchObject({ kind: 'booked' });
    await here.heldByCaller(nine + 60);
    here.time = now + minuteMs;
    expect(await here.book('p3', spot(nine + 60))).toMatchObject({ kind: 'booked' });
  });

  test('a lost race says who won, and what is free near it: the same doctor first, then the specialty', async () => {
    const hold = await here.heldByCaller(nine);
    await here.office.stores.agenda.book(given.bookRequest(hold, { patientId: 'p2' }));
    const outcome = await here.book('p1', spot(nine));
    if (outcome.kind !== 'taken') throw new Error(outcome.kind);
    expect(outcome.winner).toEqual({ kind: 'phone', who: null, isAsker: false, at: now });
    const near = outcome.nearby.map(({ doctorId, minute }) => `${doctorId} ${minute}`);
    expect(near).toHaveLength(6);
    expect(near.slice(0, 4)).toEqual([480, 510, 570, 600].map((minute) => `${rafael} ${minute}`));
    expect(near.slice(4).every((time) => time.startsWith(juliana))).toBe(true);
    const program = staff('robot', { kind: 'token' });
    await here.book('p3', spot(600), asked(program));
    expect(await here.book('p1', spot(600), asked(program))).toMatchObject({
      winner: { kind: 'staff', who: null, isAsker: true },
    });
    await here.storage.database.write((tx) =>
      tx
        .insertInto('api_tokens')
        .values({
          id: 'robot',
          name: 'Totem',
          token_hash: 'robot',
          scopes: '[]',
          created_by: 'ana',
          created_at: '2027-01-01 00:00:00',
          expires_at: '2030-01-01 00:00:00',
          last_used_at: null,
          revoked_at: null,
        })
        .execute(),
    );
    expect(await here.book('p1', spot(600))).toMatchObject({
      winner: { kind: 'staff', who: { name: 'Totem', role: null }, isAsker: false },
    });
  });

  test('many of the staff and a caller after one time: one of them has it, and all others are told', async () => {
    const rivals = Array.from({ length: 24 }, (_, index) => `rival-${engine.name}-${index}`);
    await given.addPatients(here.storage, rivals);
    const hold = given.holdOf(await here.offerAt(nine));
    const [phone, ...outcomes] = await Promise.all([
      given.place(here.office.stores, hold),
      ...rivals.map((patientId) => here.book(patientId, spot(nine))),
    ]);
    const booked = outcomes.filter(({ kind }) => kind === 'booked').length;
    expect(booked + (phone === 'held' ? 1 : 0)).toBe(1);
    expect(outcomes.filter(({ kind }) => kind === 'taken')).toHaveLength(outcomes.length - booked);
    expect(Object.values(await here.claims())).toEqual([6]);
  });

  test('two lanes have room for two, and no more, however many want them at once', async () => {
    const rivals = Array.from({ length: 16 }, (_, index) => `pair-${engine.name}-${index}`);
    await given.addPatients(here.storage, rivals);
    const outcomes = await Promise.all(
      rivals.map((patientId, index) => here.book(patientId, spot(nine, { encaixe: index % 2 === 1 }))),
    );
    const lanes = outcomes.flatMap((outcome) => (outcome.kind === 'booked' ? [outcome.visit.lane] : []));
    expect(lanes.toSorted((a, b) => a - b)).toEqual([0, 1]);
    expect(Object.values(await here.claims())).toEqual([6, 6]);
  });

  test('a patient is at one place at a time, in whatever lane; the other visit is named', async () => {
    const other = await here.booked('p1', spot(nine));
    const elsewhere = spot(nine + 15, { doctorId: juliana });
    expect(await here.book('p1', elsewhere)).toEqual({ kind: 'patient-busy', other });
    expect(await here.book('p1', { ...elsewhere, encaixe: true })).toMatchObject({ kind: 'patient-busy' });
    const second = await here.booked('p1', spot(11 * 60, { doctorId: juliana }));
    const onto = { id: second.id, seen: seen(second), to: elsewhere };
    expect(await moveVisit(here.office, onto, asked())).toEqual({ kind: 'patient-busy', other });
  });

  test('outside the hours is refused with the reason, and past is past', async () => {
    const why = async (at: Spot) => {
      const outcome = await here.book('p1', at);
      return outcome.kind === 'outside-hours' ? outcome.why : outcome.kind;
    };
    expect(await why(spot(13 * 60))).toEqual({
      kind: 'other-hours',
      hours: [
        { start: 480, end: 720 },
        { start: 840, end: 1080 },
      ],
    });
    expect(await why(spot(11 * 60 + 45))).toMatchObject({ kind: 'other-hours' });
    expect(await why(spot(nine, { date: '2027-01-09' }))).toEqual({ kind: 'not-a-working-day' });
    expect(await why(spot(nine, { date: '2027-04-21' }))).toEqual({ kind: 'holiday', name: 'Tiradentes' });
    expect(await why(spot(nine, { date: '2027-01-03' }))).toBe('past');
    expect(await why(spot(4 * 60, { encaixe: true }))).toBe('past');
    expect(await why(spot(nine, { doctorId: 'nobody' }))).toBe('unknown-doctor');
    expect(await why(spot(nine, { doctorId: 'marina-correa' }))).toBe('not-offered');
    // Beyond the telephone's horizon, and sooner than its least notice.
    expect(await why(spot(nine, { date: '2027-11-24' }))).toBe('booked');
    here.time = Date.UTC(2027, 0, 4, 12, 55);
    expect(await why(spot(10 * 60))).toBe('booked');
  });
});
