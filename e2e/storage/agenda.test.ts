import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Appointment, Stores } from '../../src/booking/ports.ts';
import type { Storage } from '../../src/storage/index.ts';
import { onEveryEngine, openDemo } from './engines.ts';
import * as given from './fixtures.ts';

const { now, minuteMs, offerIn, tickIn } = given;

onEveryEngine('the agenda', (engine) => {
  let storage: Storage;
  let stores: Stores;
  const ids = { ...given.testIds };

  beforeAll(async () => {
    storage = await openDemo(await engine.emptyDatabase(), { now: () => now, ids });
    stores = storage.stores;
  });

  beforeEach(async () => {
    Object.assign(ids, given.testIds);
    await storage.database.write(async (tx) => {
      await tx.deleteFrom('slot_claims').execute();
      await tx.deleteFrom('appointments').execute();
      await tx.deleteFrom('appointment_events').execute();
    });
  });

  const visit = async (hours: number): Promise<Appointment> =>
    given.booked(await given.bookAt(stores, offerIn(hours)));
  const events = () =>
    storage.database.read((db) => db.selectFrom('appointment_events').selectAll().execute());
  const moving = (old: Appointment, hours: number) => ({
    changeId: ids.next(),
    appointmentId: old.id,
    hold: given.holdOf(offerIn(hours)),
    expected: old,
    actor: given.actor,
    now,
  });
  const cancelling = (appointment: Appointment) => ({
    changeId: ids.next(),
    appointment,
    reason: null,
    actor: given.actor,
    now,
  });

  test('a held time is taken for everyone else, in whole and in part', async () => {
    expect(await given.place(stores, given.holdOf(offerIn(2)))).toBe('held');
    expect(await given.place(stores, given.holdOf(offerIn(2)))).toBe('taken');
    expect(await given.place(stores, given.holdOf(offerIn(2.25)))).toBe('taken');
    expect(await given.place(stores, given.holdOf(offerIn(2.5)))).toBe('held');
    expect(await given.takenBy(stores, 'rafael-costa')).toEqual([{ start: tickIn(2), end: tickIn(3) }]);
  });

  test('a refused hold leaves nothing behind', async () => {
    await given.place(stores, given.holdOf(offerIn(2.25)));
    await given.place(stores, given.holdOf(offerIn(2)));
    expect(await given.takenBy(stores, 'rafael-costa')).toEqual([{ start: tickIn(2.25), end: tickIn(2.75) }]);
  });

  test('holding again under the same id renews the hold', async () => {
    const hold = given.holdOf(offerIn(2));
    await given.place(stores, hold);
    expect(await given.place(stores, hold, now + minuteMs / 2)).toBe('held');
    expect(await given.takenBy(stores, 'rafael-costa', now + minuteMs)).toHaveLength(1);
  });

  test('a hold counts until the millisecond it expires', async () => {
    const hold = given.holdOf(offerIn(2));
    await given.place(stores, hold);
    expect(await given.takenBy(stores, 'rafael-costa', now + minuteMs - 1)).toHaveLength(1);
    expect(await given.takenBy(stores, 'rafael-costa', now + minuteMs)).toEqual([]);
    expect(await given.place(stores, given.holdOf(offerIn(2.25)), now + minuteMs - 1)).toBe('taken');
    expect(await given.place(stores, given.holdOf(offerIn(2.25)), now + minuteMs)).toBe('held');
  });

  test('released holds are free at once; releasing again, or what never was, does no harm', async () => {
    const holds = [2, 3, 4].map((hours) => given.holdOf(offerIn(hours)));
    for (const hold of holds) await given.place(stores, hold);
    await stores.agenda.release([...holds, given.holdOf(offerIn(2))]);
    await stores.agenda.release(holds);
    await stores.agenda.release([]);
    expect(await given.takenBy(stores, 'rafael-costa')).toEqual([]);
  });

  test('releasing a hold that became a visit keeps the visit its time', async () => {
    const hold = given.holdOf(offerIn(2));
    await given.place(stores, hold);
    await stores.agenda.book(given.bookRequest(hold));
    await stores.agenda.release([hold]);
    expect(await given.takenBy(stores, 'rafael-costa', now + 1e9)).toEqual([
      { start: tickIn(2), end: tickIn(2.5) },
    ]);
  });

  test('a booking gives back what the table says', async () => {
    const offer = offerIn(2, { claim: { start: tickIn(2) - 1, end: tickIn(2.5) + 2 } });
    const outcome = await given.bookAt(stores, offer);
    expect(outcome).toMatchObject({
      kind: 'booked',
      appointment: {
        ...offer,
        patientId: 'demo-lucia',
        status: 'booked',
        protocol: expect.stringMatching(/^[1-9]\d{5}$/),
      },
    });
    expect(await stores.agenda.upcoming('demo-lucia', now)).toEqual([given.booked(outcome)]);
    const row = await storage.database.read((db) =>
      db.selectFrom('appointments').selectAll().executeTakeFirst(),
    );
    expect(row).toMatchObject({
      starts_at: '2027-01-04 10:00:00',
      ends_at: '2027-01-04 10:30:00',
      local_time: '09:00',
    });
    expect(await events()).toMatchObject([
      { kind: 'booked', actor_kind: 'patient-phone', call_id: 'call-1' },
    ]);
  });

  test('a visit across midnight holds its time on both days', async () => {
    expect(await given.place(stores, given.holdOf(offerIn(15.75)))).toBe('held');
    expect(await given.place(stores, given.holdOf(offerIn(16)))).toBe('taken');
    const days = await storage.database.read((db) =>
      db.selectFrom('agenda_days').select('day').where('doctor_id', '=', 'rafael-costa').execute(),
    );
    expect(days).toEqual(expect.arrayContaining([{ day: '2027-01-04' }, { day: '2027-01-05' }]));
  });

  test('booking again under the same id gives the same visit', async () => {
    const hold = given.holdOf(offerIn(2));
    await given.place(stores, hold);
    const request = given.bookRequest(hold);
    const first = await stores.agenda.book(request);
    expect(await stores.agenda.book(request)).toEqual(first);
    expect(await events()).toHaveLength(1);
  });

  test('an expired hold books as long as nobody else has the time', async () => {
    const late = given.holdOf(offerIn(2));
    await given.place(stores, late);
    expect(await stores.agenda.book(given.bookRequest(late, { now: now + 2 * minuteMs }))).toMatchObject({
      kind: 'booked',
    });
    const lost = given.holdOf(offerIn(4));
    await given.place(stores, lost);
    await given.place(stores, given.holdOf(offerIn(4.25)), now + minuteMs);
    expect(await stores.agenda.book(given.bookRequest(lost, { now: now + minuteMs }))).toEqual({
      kind: 'taken',
    });
    expect(await stores.agenda.upcoming('demo-lucia', now)).toHaveLength(1);
  });

  test('a booking needs no hold', async () => {
    expect(await stores.agenda.book(given.bookRequest(given.holdOf(offerIn(2))))).toMatchObject({
      kind: 'booked',
    });
    expect(await given.takenBy(stores, 'rafael-costa')).toEqual([{ start: tickIn(2), end: tickIn(2.5) }]);
  });

  test('limits count the visits that are still to come, in all and by specialty', async () => {
    const limits = { maxActiveVisits: 3, maxActiveVisitsPerSpecialty: 2 };
    const book = async (hours: number, specialtyId = 'dermatologia') =>
      (await given.bookAt(stores, offerIn(hours, { specialtyId }), { limits })).kind;
    expect(await book(-1)).toBe('booked');
    expect([await book(2), await book(3), await book(4)]).toEqual(['booked', 'booked', 'too-many-visits']);
    expect([await book(5, 'cardiologia'), await book(6, 'neurologia')]).toEqual([
      'booked',
      'too-many-visits',
    ]);
    const [first] = await stores.agenda.upcoming('demo-lucia', now);
    await stores.agenda.cancel(cancelling(first as Appointment));
    expect(await book(4)).toBe('booked');
  });

  test('a refused booking leaves the hold as it was', async () => {
    const hold = given.holdOf(offerIn(2));
    await given.place(stores, hold);
    const limits = { maxActiveVisits: 0, maxActiveVisitsPerSpecialty: 0 };
    expect(await stores.agenda.book(given.bookRequest(hold, { limits }))).toEqual({
      kind: 'too-many-visits',
    });
    expect(await given.takenBy(stores, 'rafael-costa')).toHaveLength(1);
    expect(await stores.agenda.book(given.bookRequest(hold))).toMatchObject({ kind: 'booked' });
  });

  test('a patient is at one place at a time; visits may touch', async () => {
    await visit(2);
    const other = { doctorId: 'juliana-silva' };
    expect(await given.bookAt(stores, offerIn(2.25, other))).toEqual({ kind: 'patient-busy' });
    expect(await given.bookAt(stores, offerIn(1.75, other))).toEqual({ kind: 'patient-busy' });
    expect(await given.bookAt(stores, offerIn(2.5, other))).toMatchObject({ kind: 'booked' });
    expect(await given.bookAt(stores, offerIn(2, other), { patientId: 'demo-davi' })).toMatchObject({
      kind: 'booked',
    });
  });

  test('a protocol that exists becomes a longer one', async () => {
    ids.protocol = (digits) => '7'.repeat(digits);
    const protocols = [];
    for (const hours of [2, 3, 4, 5]) protocols.push((await visit(hours)).protocol.length);
    expect(protocols).toEqual([6, 7, 8, 9]);
  });

  test('a move frees the old time and takes the new one, and keeps the protocol', async () => {
    const old = await visit(2);
    const request = moving(old, 5);
    await given.place(stores, request.hold);
    const outcome = await stores.agenda.move(request);
    expect(outcome).toMatchObject({
      kind: 'moved',
      appointment: { id: old.id, protocol: old.protocol, visit: { start: tickIn(5) } },
    });
    expect(await given.takenBy(stores, 'rafael-costa', now + 1e9)).toEqual([
      { start: tickIn(5), end: tickIn(5.5) },
    ]);
    expect(await stores.agenda.move(request)).toEqual(outcome);
    expect((await events()).map(({ kind }) => kind).sort()).toEqual(['booked', 'moved']);
  });

  test('a move onto time that overlaps its own old time needs no hold', async () => {
    const old = await visit(2);
    expect(await stores.agenda.move(moving(old, 2.25))).toMatchObject({ kind: 'moved' });
    expect(await given.takenBy(stores, 'rafael-costa')).toEqual([{ start: tickIn(2.25), end: tickIn(2.75) }]);
  });

  test('a move that cannot be leaves everything where it was', async () => {
    const old = await visit(2);
    await given.bookAt(stores, offerIn(5), { patientId: 'demo-davi' });
    await given.bookAt(stores, offerIn(7, { doctorId: 'juliana-silva' }));
    expect(await stores.agenda.move(moving(old, 5))).toEqual({ kind: 'taken' });
    expect(await stores.agenda.move(moving(old, 7))).toEqual({ kind: 'patient-busy' });
    expect(await stores.agenda.move({ ...moving(old, 9), appointmentId: 'nobody' })).toEqual({
      kind: 'gone',
    });
    expect((await stores.agenda.upcoming('demo-lucia', now))[0]).toEqual(old);
    expect(await events()).toHaveLength(3);
  });

  test('what was moved or cancelled meanwhile is gone for a second change', async () => {
    const old = await visit(2);
    await stores.agenda.move(moving(old, 5));
    expect(await stores.agenda.move(moving(old, 6))).toEqual({ kind: 'gone' });
    expect(await stores.agenda.cancel(cancelling(old))).toEqual({ kind: 'gone' });
    const [moved] = await stores.agenda.upcoming('demo-lucia', now);
    await stores.agenda.cancel(cancelling(moved as Appointment));
    expect(await stores.agenda.move(moving(moved as Appointment, 6))).toEqual({ kind: 'gone' });
  });

  test('a cancelled visit frees its time at once; cancelling again under the same id changes nothing', async () => {
    const request = cancelling(await visit(2));
    expect(await stores.agenda.cancel(request)).toEqual({ kind: 'cancelled' });
    expect(await stores.agenda.cancel(request)).toEqual({ kind: 'cancelled' });
    expect(await given.takenBy(stores, 'rafael-costa')).toEqual([]);
    expect(await stores.agenda.upcoming('demo-lucia', now)).toEqual([]);
    expect((await events()).map(({ kind }) => kind).sort()).toEqual(['booked', 'cancelled']);
  });

  test('upcoming visits come soonest first, and begin at or after the instant asked', async () => {
    await visit(4);
    await visit(2);
    const starts = async (from: number) =>
      (await stores.agenda.upcoming('demo-lucia', from)).map((v) => v.visit.start);
    expect(await starts(now + 2 * 60 * minuteMs)).toEqual([tickIn(2), tickIn(4)]);
    expect(await starts(now + 2 * 60 * minuteMs + 1)).toEqual([tickIn(4)]);
  });

  test('a sweep takes expired holds and what is long past, and nothing that counts', async () => {
    await visit(2);
    await visit(-30);
    await given.place(stores, given.holdOf(offerIn(4)));
    await given.place(stores, given.holdOf(offerIn(6)), now + 10 * minuteMs);
    expect(await storage.sweep(now + 5 * minuteMs)).toMatchObject({ claims: 12 });
    expect(await given.takenBy(stores, 'rafael-costa', now)).toEqual([
      { start: tickIn(2), end: tickIn(2.5) },
      { start: tickIn(6), end: tickIn(6.5) },
    ]);
  });
});
