import { beforeAll, describe, expect, test } from 'vitest';
import { elderDates } from '../../src/office/calls/priority.ts';
import type { CallRecord, CallStore } from '../../src/office/calls/calls.ts';
import type { CallbackWork, CallbackWorkStore } from '../../src/office/calls/callbacks.ts';
import { CallRecorder } from '../../src/office/calls/call-recorder.ts';
import { forgetOldCallbacks, forgetOldCalls, type Storage } from '../../src/storage/index.ts';
import { onEveryEngine, openDemo } from './engines.ts';
import { actor, bookAt, minuteMs, now, offerIn, testIds } from './fixtures.ts';

const hour = 60 * minuteMs;

const callAt = (startedAt: number, about: Partial<CallRecord> = {}): CallRecord => ({
  id: testIds.next(),
  startedAt,
  endedAt: startedAt + minuteMs,
  caller: '*********01',
  patientId: null,
  outcome: 'goodbye',
  question: 'main-menu',
  questions: 3,
  language: 'pt_BR',
  servedAt: null,
  ...about,
});

const everything = {
  from: null,
  until: null,
  outcome: null,
  question: null,
  patientId: null,
  after: null,
  limit: 100,
} as const;

onEveryEngine('calls', (engine) => {
  let storage: Storage;
  let calls: CallStore;

  beforeAll(async () => {
    storage = await openDemo(await engine.emptyDatabase(), { now: () => now });
    calls = storage.office.calls;
  });
  const write = (...some: CallRecord[]) =>
    calls.write(
      some.map((call) => ({ call, transcript: [{ at: 0, kind: 'said', text: 'Olá 👋, não é “só” isso.' }] })),
      now,
    );
  const empty = () =>
    storage.database.write(async (tx) => {
      await tx.deleteFrom('calls').execute();
      await tx.deleteFrom('call_transcripts').execute();
    });

  test('are written as they are now, whatever was written before, to the millisecond', async () => {
    await empty();
    const begun = callAt(now + 7, { endedAt: null, outcome: null, patientId: 'demo-lucia' });
    await write(begun);
    expect(await calls.byId(begun.id)).toEqual({ ...begun, patientName: 'Lúcia Ferreira' });
    const over = {
      ...begun,
      endedAt: now + 99,
      outcome: 'hung-up',
      servedAt: now + 50,
      questions: 9,
    } as const;
    await write(over);
    expect(await calls.byId(begun.id)).toEqual({ ...over, patientName: 'Lúcia Ferreira' });
    expect(await calls.transcript(begun.id)).toEqual([
      { at: 0, kind: 'said', text: 'Olá 👋, não é “só” isso.' },
    ]);
    expect(await calls.byId('none')).toBeNull();
    expect(await calls.transcript('none')).toEqual([]);
  });

  test('are written many at once, transcripts as long as they come', async () => {
    await empty();
    const many = Array.from({ length: 120 }, (_, index) => callAt(now + index));
    const long = [{ at: 0, kind: 'said', text: 'ç'.repeat(29_900) } as const];
    await calls.write(
      many.map((call) => ({ call, transcript: long })),
      now,
    );
    expect(await calls.history({ ...everything, limit: 1_000 })).toHaveLength(120);
    expect(await calls.transcript(many[119]?.id ?? '')).toEqual(long);
  });

  test('in progress are those that are heard of; the others are interrupted, where they last were', async () => {
    await empty();
    const lasting = callAt(now, { endedAt: null, outcome: null });
    const silent = callAt(now - 1, { endedAt: null, outcome: null, question: 'book.offers' });
    await write(lasting, silent, callAt(now - 2));
    await calls.touch([lasting.id], now + 20_000);
    expect((await calls.inProgress(now + 5_000)).map(({ id }) => id)).toEqual([lasting.id]);
    expect(await calls.closeAbandoned(now + 5_000)).toBe(1);
    expect(await calls.byId(silent.id)).toMatchObject({
      endedAt: now,
      outcome: 'interrupted',
      question: 'book.offers',
    });
    expect(await calls.closeAbandoned(now + 5_000)).toBe(0);
    // Its server was cut off, and is back: the call lasts after all.
    await calls.touch([silent.id], now + 30_000);
    expect((await calls.inProgress(now + 5_000)).map(({ id }) => id)).toEqual([silent.id, lasting.id]);
    await calls.touch([], now);
  });

  test('of a server that died count as interrupted by whichever server looks next', async () => {
    await empty();
    let clock = now;
    const log = { info: () => undefined, warn: () => undefined };
    const died = new CallRecorder({ store: calls, log, now: () => clock });
    died.tell({ kind: 'began', call: 'left-open', at: now, caller: null, channel: '1' });
    died.tell({ kind: 'asked', call: 'left-open', at: now, question: 'identify.cpf' });
    await died.write();
    const restarted = new CallRecorder({ store: calls, log, now: () => clock });
    clock += 14_000;
    await restarted.beat();
    expect(await calls.byId('left-open')).toMatchObject({ outcome: null });
    clock += 2_000;
    await restarted.beat();
    expect(await calls.byId('left-open')).toMatchObject({ outcome: 'interrupted', question: 'identify.cpf' });
  });

  test('that ended are listed newest first, page by page, by day, outcome, question and patient', async () => {
    await empty();
    const [first, second, third] = [
      callAt(now, { patientId: 'demo-lucia', outcome: 'hung-up', question: 'book.offers' }),
      callAt(now, { outcome: 'hung-up', question: 'book.done', servedAt: now }),
      callAt(now + hour, { outcome: 'attendant' }),
    ];
    await write(first, second, third, callAt(now, { endedAt: null, outcome: null }));
    const ids = async (query: Partial<typeof everything> | object) =>
      (await calls.history({ ...everything, ...query })).map(({ id }) => id);
    const sameMoment = [first.id, second.id].toSorted().toReversed();
    expect(await ids({})).toEqual([third.id, ...sameMoment]);
    expect(await ids({ after: { startedAt: now + hour, id: third.id } })).toEqual(sameMoment);
    expect(await ids({ after: { startedAt: now, id: sameMoment[0] ?? '' } })).toEqual([sameMoment[1]]);
    expect(await ids({ from: now + 1 })).toEqual([third.id]);
    expect(await ids({ until: now + hour })).toEqual(sameMoment);
    expect(await ids({ outcome: 'hung-up' })).toEqual(sameMoment);
    expect(await ids({ outcome: 'gave-up' })).toEqual([first.id]);
    expect(await ids({ question: 'book.done' })).toEqual([second.id]);
    expect(await ids({ patientId: 'demo-lucia' })).toEqual([first.id]);
  });

  test('are counted by where they ended, how, and whether the caller was served', async () => {
    await empty();
    await write(
      callAt(now, { outcome: 'hung-up', question: 'book.offers' }),
      callAt(now, { outcome: 'hung-up', question: 'book.offers' }),
      callAt(now, { outcome: 'hung-up', question: 'main-menu', servedAt: now }),
      callAt(now + hour, { outcome: 'hung-up', question: 'main-menu' }),
      callAt(now, { endedAt: null, outcome: null }),
    );
    const found = await calls.endings(now, now + hour);
    expect(found.toSorted((one, other) => one.calls - other.calls)).toEqual([
      { question: 'main-menu', outcome: 'hung-up', served: true, calls: 1 },
      { question: 'book.offers', outcome: 'hung-up', served: false, calls: 2 },
    ]);
  });

  test('know which visits were made in them', async () => {
    const booking = callAt(now - minuteMs, { id: 'call-1', endedAt: now });
    await bookAt(storage.stores, offerIn(72), { actor });
    await bookAt(storage.stores, offerIn(73), { actor: { ...actor, callId: 'another' } });
    expect(await calls.visits(booking)).toMatchObject([
      { kind: 'booked', doctor: { name: 'Rafael Costa', gender: 'm' }, specialty: 'Dermatologia' },
    ]);
  });

  test('are forgotten after a time, with what was said', async () => {
    await empty();
    const old = Array.from({ length: 1_100 }, () => callAt(now - hour));
    const kept = callAt(now);
    await write(...old, kept);
    expect(await forgetOldCalls(storage.database, now)).toBe(1_100);
    expect(await calls.history(everything)).toHaveLength(1);
    expect(await calls.transcript(old[0]?.id ?? '')).toEqual([]);
    expect(await calls.transcript(kept.id)).toHaveLength(1);
  });

  describe('back', () => {
    let work: CallbackWorkStore;
    const elders = elderDates('2027-01-04');
    const untouched: CallbackWork = { state: 'new', userId: null, note: null, updatedAt: null };

    const asked = async (patientId: string | null, requestedAt: number): Promise<string> => {
      const id = testIds.next();
      await storage.stores.callbacks.add({
        id,
        patientId,
        phone: '85988880001',
        reason: 'asked',
        callId: 'call-1',
        requestedAt,
      });
      return id;
    };
    const clear = () =>
      storage.database.write(async (tx) => {
        await tx.deleteFrom('callback_requests').execute();
        await tx.deleteFrom('callback_work').execute();
      });

    beforeAll(() => {
      work = storage.office.callbackWork;
    });

    test('are listed elders first, then by how long they wait; page by page', async () => {
      await clear();
      await storage.database.write(async (tx) => {
        const born = (id: string, date: string) =>
          tx.updateTable('patients').set({ birth_date: date }).where('id', '=', id).execute();
        await born('demo-lucia', '1955-03-15');
        await born('demo-carlos', '1930-01-01');
        await born('demo-beatriz', '1990-01-01');
      });
      const young = await asked('demo-beatriz', now);
      const unknown = await asked(null, now + minuteMs);
      const sixty = await asked('demo-lucia', now + 2 * minuteMs);
      const eightyLater = await asked('demo-carlos', now + 4 * minuteMs);
      const eighty = await asked('demo-carlos', now + 3 * minuteMs);
      const order = [eighty, eightyLater, sixty, young, unknown];
      const listed = await work.open(elders, null, 10);
      expect(listed.map(({ id }) => id)).toEqual(order);
      const places = listed.map(({ priority, requestedAt, id }) => ({ priority, requestedAt, id }));
      for (const [index, place] of places.entries())
        expect((await work.open(elders, place, 10)).map(({ id }) => id)).toEqual(order.slice(index + 1));
      expect(listed[0]).toMatchObject({ patient: { id: 'demo-carlos' }, work: untouched, userName: null });
    });

    test('go to one of two colleagues who take the same one at the same moment', async () => {
      await clear();
      const id = await asked(null, now);
      const take = (userId: string) =>
        work.change(id, untouched, { state: 'in-progress', userId, note: null, updatedAt: now });
      const outcomes = await Promise.all(['ana', 'bia', 'caio', 'davi'].map(take));
      expect(outcomes.toSorted()).toEqual([
        'changed',
        'changed-meanwhile',
        'changed-meanwhile',
        'changed-meanwhile',
      ]);
      const winner = ['ana', 'bia', 'caio', 'davi'][outcomes.indexOf('changed')];
      expect((await work.byId(id))?.work).toMatchObject({ state: 'in-progress', userId: winner });
    });

    test('are done, listed as done, and opened again', async () => {
      await clear();
      const [one, other] = [await asked(null, now), await asked(null, now + minuteMs)];
      const done = { state: 'done', userId: 'ana', note: 'Remarcada 👍', updatedAt: now + hour } as const;
      expect(await work.change(one, untouched, done)).toBe('changed');
      expect((await work.open(elders, null, 10)).map(({ id }) => id)).toEqual([other]);
      expect(await work.change(other, untouched, { ...done, updatedAt: now + 2 * hour })).toBe('changed');
      const listed = await work.done(null, 10);
      expect(listed.map(({ id }) => id)).toEqual([other, one]);
      expect(listed[1]).toMatchObject({ handledAt: now + hour, work: done });
      expect(await work.done({ handledAt: now + 2 * hour, id: other }, 10)).toHaveLength(1);
      const again = { state: 'new', userId: null, note: done.note, updatedAt: now + 3 * hour } as const;
      expect(await work.change(one, done, again)).toBe('changed');
      expect(await work.byId(one)).toMatchObject({ handledAt: null, work: again });
      expect(await work.change('none', untouched, done)).toBe('gone');
    });

    test('that were dealt with before there was a list of work are done, and can be opened again', async () => {
      await clear();
      const id = await asked(null, now);
      await storage.database.write((tx) =>
        tx.updateTable('callback_requests').set({ handled_at: '2027-01-04 09:00:00' }).execute(),
      );
      const before = (await work.byId(id))?.work;
      expect(before).toEqual({ ...untouched, state: 'done' });
      const taken = { state: 'in-progress', userId: 'ana', note: null, updatedAt: now } as const;
      expect(await work.change(id, before ?? untouched, taken)).toBe('changed');
      expect(await work.open(elders, null, 10)).toHaveLength(1);
    });

    test('are forgotten after a time once they are done, with what was noted', async () => {
      await clear();
      const [done, open] = [await asked(null, now), await asked(null, now)];
      const note = { userId: 'ana', note: 'x', updatedAt: now };
      await work.change(done, untouched, { ...note, state: 'done' });
      await work.change(open, untouched, { ...note, state: 'in-progress' });
      expect(await forgetOldCallbacks(storage.database, now + 1_000)).toBe(1);
      const left = await storage.database.read((db) => db.selectFrom('callback_work').selectAll().execute());
      expect(left.map(({ callback_id }) => callback_id)).toEqual([open]);
    });
  });
});
