import { beforeAll, expect, test } from 'vitest';
import type { Stores } from '../../src/booking/ports.ts';
import type { Storage } from '../../src/storage/index.ts';
import { onEveryEngine, openDemo } from './engines.ts';
import { minuteMs, now } from './fixtures.ts';

onEveryEngine('the stores', (engine) => {
  let storage: Storage;
  let stores: Stores;
  let clock = now;

  beforeAll(async () => {
    storage = await openDemo(await engine.emptyDatabase(), { now: () => clock });
    stores = storage.stores;
  });

  test('the clinic is read once in three seconds, however many ask', async () => {
    const [first, second] = await Promise.all([stores.clinic.read(), stores.clinic.read()]);
    expect(second).toBe(first);
    await storage.database.write((tx) =>
      tx.updateTable('doctors').set({ active: 0 }).where('id', '=', 'ana-clara').execute(),
    );
    expect(await stores.clinic.read()).toBe(first);
    clock += 3_000;
    const later = await stores.clinic.read();
    expect(later.doctors.map(({ id }) => id)).not.toContain('ana-clara');
    expect(later.workingHours.map(({ doctorId }) => doctorId)).not.toContain('ana-clara');
  });

  test('the clinic has its hours, breaks, absences and holidays', async () => {
    await storage.database.write(async (tx) => {
      const absence = { id: 'a1', doctor_id: 'rafael-costa', reason: null };
      await tx
        .insertInto('absences')
        .values({ ...absence, starts_at: '2027-01-10 10:02:00', ends_at: '2027-01-10 12:01:00' })
        .execute();
      await tx
        .insertInto('absences')
        .values({ ...absence, id: 'a2', starts_at: '2020-01-01 00:00:00', ends_at: '2020-01-02 00:00:00' })
        .execute();
      const holiday = {
        id: 'sao-jose',
        scope: 'state',
        location_id: null,
        date: '2027-03-19',
        name: 'São José',
        working: 0,
      } as const;
      await tx.insertInto('holidays').values(holiday).execute();
    });
    clock += 3_000;
    const clinic = await stores.clinic.read();
    const tenOClock = Date.UTC(2027, 0, 10, 10) / 300_000;
    expect(clinic.absences).toEqual([{ doctorId: 'rafael-costa', start: tenOClock, end: tenOClock + 25 }]);
    expect(clinic.holidays).toEqual([
      { id: 'sao-jose', date: '2027-03-19', name: 'São José', locationId: null, working: false },
    ]);
    expect(clinic.workingHours.find(({ doctorId }) => doctorId === 'leonardo-araujo')).toMatchObject({
      weekday: 1,
      start: 420,
      end: 780,
      breaks: [{ start: 600, end: 620 }],
      validFrom: '2027-01-04',
      validUntil: null,
    });
    expect(clinic.line.attendantHours[0]).toEqual({ weekday: 1, start: 420, end: 1140 });
  });

  test('a patient is found by CPF, and by a number registered to them', async () => {
    expect(await stores.patients.byCpf('52998224725')).toMatchObject({
      id: 'demo-lucia',
      birthDate: '1955-03-15',
      pinHash: null,
    });
    expect(await stores.patients.byCpf('00000000000')).toBeNull();
    const shared = await stores.patients.byRegisteredPhone('8533330004', 2);
    expect(shared.map(({ id }) => id)).toEqual(['demo-beatriz', 'demo-davi']);
    expect(await stores.patients.byRegisteredPhone('8533330004', 1)).toHaveLength(1);
    expect(await stores.patients.byRegisteredPhone('8500000000', 2)).toEqual([]);
  });

  test('a number called from is remembered once, and never becomes registered by it', async () => {
    await stores.patients.rememberPhone('demo-lucia', '8499990000');
    await stores.patients.rememberPhone('demo-lucia', '8499990000');
    await stores.patients.rememberPhone('demo-lucia', '85988880001');
    expect((await stores.patients.byCpf('52998224725'))?.phones).toEqual([
      { number: '8499990000', registered: false },
      { number: '85988880001', registered: true },
    ]);
    expect(await stores.patients.byRegisteredPhone('8499990000', 2)).toEqual([]);
  });

  test('how a patient chose to be spoken to, and the last call, are remembered; the last one stands', async () => {
    const later = now + 90_000;
    const nobody = { language: null, pace: null, lastCallAt: null };
    expect((await stores.patients.byCpf('52998224725'))?.caller).toEqual(nobody);
    await stores.patients.rememberCaller('demo-lucia', { language: 'en', pace: null, lastCallAt: now });
    for (let times = 0; times < 2; times++)
      await stores.patients.rememberCaller('demo-lucia', { language: 'en', pace: 'slow', lastCallAt: later });
    const lucia = { language: 'en', pace: 'slow', lastCallAt: later };
    expect((await stores.patients.byCpf('52998224725'))?.caller).toEqual(lucia);
    expect(await stores.patients.callerOfPhone('85988880001')).toEqual(lucia);
    expect(await stores.patients.callerOfPhone('85900000000')).toEqual(nobody);
  });

  test('of people who share a telephone what all chose is known, and the call of who called longest ago', async () => {
    const shared = () => stores.patients.callerOfPhone('8533330004');
    const call = { language: 'es', pace: 'slow', lastCallAt: now } as const;
    await stores.patients.rememberCaller('demo-beatriz', call);
    expect(await shared()).toEqual({ language: null, pace: null, lastCallAt: null });
    await stores.patients.rememberCaller('demo-davi', { ...call, pace: 'usual', lastCallAt: now - 60_000 });
    expect(await shared()).toEqual({ language: 'es', pace: null, lastCallAt: now - 60_000 });
  });

  test('calls of one patient that end at the same moment are all remembered without a fuss', async () => {
    const call = { language: null, pace: null, lastCallAt: now };
    await Promise.all(Array.from({ length: 8 }, () => stores.patients.rememberCaller('demo-carlos', call)));
    expect((await stores.patients.byCpf('39053344705'))?.caller).toEqual(call);
  });

  test('failures of many callers at once all count', async () => {
    await Promise.all(
      Array.from({ length: 20 }, () => stores.throttle.recordFailure(['cpf', 'phone', 'cpf'], now, now - 1)),
    );
    expect(await stores.throttle.read(['cpf', 'phone', 'other'])).toEqual(
      new Map([
        ['cpf', { failures: 20, lastFailureAt: now }],
        ['phone', { failures: 20, lastFailureAt: now }],
      ]),
    );
  });

  test('a try that was right is taken back: the count, and the moment of the failure before it', async () => {
    const { throttle } = stores;
    const hour = 60 * minuteMs;
    const keys = ['caller:right', 'cpf:right'];
    await throttle.recordFailure(['caller:right'], now, now - hour);
    const before = await throttle.read(keys);
    const later = now + hour;
    expect(await throttle.recordFailure(keys, later, now - hour)).toEqual(
      new Map([
        ['caller:right', 2],
        ['cpf:right', 1],
      ]),
    );
    await throttle.forgive(keys, later, before);
    const after = await throttle.read(keys);
    expect(after.get('caller:right')).toEqual({ failures: 1, lastFailureAt: now });
    expect(after.get('cpf:right')?.failures).toBe(0);
  });

  test('old failures are forgotten before a new one counts; cleared ones at once', async () => {
    await stores.throttle.recordFailure(['old'], now, now - minuteMs);
    await stores.throttle.recordFailure(['old'], now + 5, now - minuteMs);
    expect((await stores.throttle.read(['old'])).get('old')).toEqual({ failures: 2, lastFailureAt: now + 5 });
    await stores.throttle.recordFailure(['old'], now + 2 * minuteMs, now + minuteMs);
    expect((await stores.throttle.read(['old'])).get('old')?.failures).toBe(1);
    await stores.throttle.clear(['old']);
    await stores.throttle.clear([]);
    expect((await stores.throttle.read(['old'])).size).toBe(0);
    expect((await stores.throttle.read([])).size).toBe(0);
  });

  test('a call-back is asked for once', async () => {
    const request = {
      id: 'c1',
      patientId: null,
      phone: '85988880001',
      reason: 'no-slots',
      callId: 'call',
      requestedAt: now,
    };
    await stores.callbacks.add(request);
    await stores.callbacks.add(request);
    const rows = await storage.database.read((db) =>
      db.selectFrom('callback_requests').selectAll().execute(),
    );
    expect(rows).toMatchObject([{ id: 'c1', requested_at: '2027-01-04 08:00:00', handled_at: null }]);
  });

  test('it answers a ping', async () => {
    await expect(storage.ping()).resolves.toBeUndefined();
  });
});
