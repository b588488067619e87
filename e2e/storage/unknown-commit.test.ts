import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Stores } from '../../src/booking/ports.ts';
import type { Storage } from '../../src/storage/index.ts';
import { onEveryServer, openDemo } from './engines.ts';
import * as given from './fixtures.ts';
import { type Proxy, startProxy } from './proxy.ts';

const { now, offerIn, tickIn } = given;

onEveryServer('a wire that may be cut', (server) => {
  describe.each(['cutAfterCommit', 'cutBeforeCommit'] as const)('is lost at COMMIT (%s)', (cutCommit) => {
    let proxy: Proxy;
    let storage: Storage;
    let stores: Stores;

    beforeAll(async () => {
      proxy = await startProxy(server().port);
      const url = new URL(await server().createDatabase('commit'));
      url.port = String(proxy.port);
      storage = await openDemo(url.href, { now: () => now });
      stores = storage.stores;
    });
    afterAll(async () => {
      await storage.close();
      await proxy.close();
    });
    beforeEach(async () => {
      await storage.database.write(async (tx) => {
        await tx.deleteFrom('slot_claims').execute();
        await tx.deleteFrom('appointments').execute();
        await tx.deleteFrom('appointment_events').execute();
      });
    });

    const visits = () => storage.database.read((db) => db.selectFrom('appointments').selectAll().execute());
    const events = async () =>
      (await storage.database.read((db) => db.selectFrom('appointment_events').select('kind').execute())).map(
        (e) => e.kind,
      );
    const cutOnce = async <T>(work: () => Promise<T>): Promise<T> => {
      const before = proxy.cuts();
      proxy[cutCommit]();
      const result = await work();
      expect(proxy.cuts()).toBe(before + 1);
      return result;
    };

    test('a hold is held', async () => {
      const hold = given.holdOf(offerIn(2));
      expect(await cutOnce(() => given.place(stores, hold))).toBe('held');
      expect(await given.takenBy(stores, 'rafael-costa')).toEqual([{ start: tickIn(2), end: tickIn(2.5) }]);
    });

    test('a booking is one visit', async () => {
      const hold = given.holdOf(offerIn(2));
      await given.place(stores, hold);
      const limits = { maxActiveVisits: 1, maxActiveVisitsPerSpecialty: 1 };
      const outcome = await cutOnce(() => stores.agenda.book(given.bookRequest(hold, { limits })));
      expect(await visits()).toHaveLength(1);
      expect(given.booked(outcome).protocol).toBe((await visits())[0]?.protocol);
      expect(await events()).toEqual(['booked']);
    });

    test('a move has moved', async () => {
      const old = given.booked(await given.bookAt(stores, offerIn(2)));
      const change = { changeId: 'change', appointmentId: old.id, expected: old, actor: given.actor, now };
      const outcome = await cutOnce(() => stores.agenda.move({ ...change, hold: given.holdOf(offerIn(4)) }));
      expect(outcome).toMatchObject({ kind: 'moved', appointment: { visit: { start: tickIn(4) } } });
      expect(await given.takenBy(stores, 'rafael-costa')).toEqual([{ start: tickIn(4), end: tickIn(4.5) }]);
      expect((await events()).sort()).toEqual(['booked', 'moved']);
    });

    test('a cancellation has cancelled', async () => {
      const appointment = given.booked(await given.bookAt(stores, offerIn(2)));
      const change = { changeId: 'change', appointment, reason: null, actor: given.actor, now };
      expect(await cutOnce(() => stores.agenda.cancel(change))).toEqual({ kind: 'cancelled' });
      expect(await given.takenBy(stores, 'rafael-costa')).toEqual([]);
    });
  });

  test('has statements executed by their number: never "what was prepared last", which may be another when PREPARE is refused', async () => {
    const proxy = await startProxy(server().port);
    const url = new URL(await server().createDatabase('wire'));
    url.port = String(proxy.port);
    const storage = await openDemo(url.href, { now: () => now });
    await given.bookAt(storage.stores, offerIn(2));
    await storage.close();
    await proxy.close();
    const execute = 0x17;
    expect(proxy.sent().includes(Buffer.from([0, execute]))).toBe(true);
    expect(proxy.sent().includes(Buffer.from([execute, 0xff, 0xff, 0xff, 0xff]))).toBe(false);
  });
});
