import { expect, test } from 'vitest';
import {
  erasePatient,
  expiredPatients,
  forgetOldCallbacks,
  readPatientFile,
  setPin,
} from '../../src/storage/index.ts';
import { onEveryEngine, openDemo } from './engines.ts';
import { bookAt, minuteMs, now, offerIn, testIds } from './fixtures.ts';

const LUCIA = '52998224725';
const month = 30 * 24 * 60 * minuteMs;

onEveryEngine('a patient’s data', (engine) => {
  async function clinicWithVisit() {
    const storage = await openDemo(await engine.emptyDatabase(), { now: () => now });
    await bookAt(storage.stores, offerIn(48));
    await storage.stores.callbacks.add({
      id: testIds.next(),
      patientId: 'demo-lucia',
      phone: '85988880001',
      reason: 'asked',
      callId: 'call-1',
      requestedAt: now,
    });
    await storage.stores.patients.rememberCaller('demo-lucia', {
      language: 'en',
      pace: 'slow',
      lastCallAt: now,
    });
    return storage;
  }

  test('is exported whole, without the PIN', async () => {
    const { database } = await clinicWithVisit();
    await setPin(database, LUCIA, 'scrypt$secret', now);
    const file = await readPatientFile(database, LUCIA);
    expect(file?.patient).toMatchObject({ cpf: LUCIA, has_pin: true });
    expect(file?.appointments).toHaveLength(1);
    expect(file?.changes).toHaveLength(1);
    expect(file?.phones).toHaveLength(1);
    expect(file?.asCaller).toMatchObject([{ language: 'en', pace: 'slow' }]);
    expect(file?.callbackRequests).toHaveLength(1);
    expect(JSON.stringify(file)).not.toContain('secret');
  });

  test('is erased: nothing tells who it was, the visit stays as nobody’s, its time is free again', async () => {
    const storage = await clinicWithVisit();
    const erased = await erasePatient({ ...storage, ids: testIds }, LUCIA, now);
    expect(erased).toEqual({ patientId: 'demo-lucia', cancelled: 1 });
    expect(await storage.stores.patients.byCpf(LUCIA)).toBeNull();
    expect(await storage.stores.patients.byRegisteredPhone('85988880001', 2)).toEqual([]);
    const callers = await storage.database.read((sql) => sql.selectFrom('callers').selectAll().execute());
    expect(callers).toEqual([]);
    const rows = await storage.database.read((sql) =>
      sql.selectFrom('appointments').selectAll().where('patient_id', '=', 'demo-lucia').execute(),
    );
    expect(rows.map(({ status }) => status)).toEqual(['cancelled']);
    const patient = await storage.database.read((sql) =>
      sql.selectFrom('patients').selectAll().where('id', '=', 'demo-lucia').executeTakeFirst(),
    );
    expect(patient).toMatchObject({ name: '', birth_date: '1900-01-01', pin_hash: null });
    const again = await bookAt(storage.stores, offerIn(48), { patientId: 'demo-carlos' });
    expect(again.kind).toBe('booked');
  });

  test('is not there to erase or to give a PIN, for a CPF that nobody has', async () => {
    const storage = await clinicWithVisit();
    expect(await erasePatient({ ...storage, ids: testIds }, '12345678909', now)).toBeNull();
    expect(await setPin(storage.database, '12345678909', 'scrypt$x', now)).toBe(false);
    expect(await readPatientFile(storage.database, '12345678909')).toBeNull();
  });

  test('is past its time only when neither the record nor any visit is newer', async () => {
    const storage = await clinicWithVisit();
    expect(await expiredPatients(storage.database, now - month, 100)).toEqual([]);
    const later = await expiredPatients(storage.database, now + minuteMs, 100);
    expect(later).not.toContain(LUCIA);
    // A call is news as well.
    await storage.stores.patients.rememberCaller('demo-antonio', {
      language: null,
      pace: null,
      lastCallAt: now + 2 * minuteMs,
    });
    expect(await expiredPatients(storage.database, now + minuteMs, 100)).not.toContain('11144477735');
    expect(later).toContain('11144477735');
    expect(await expiredPatients(storage.database, now + month, 100)).toContain(LUCIA);
  });

  test('of requests for a call is kept until they have been dealt with', async () => {
    const { database } = await clinicWithVisit();
    expect(await forgetOldCallbacks(database, now + month)).toBe(0);
    await database.write((tx) =>
      tx.updateTable('callback_requests').set({ handled_at: '2027-01-05 08:00:00' }).execute(),
    );
    expect(await forgetOldCallbacks(database, now + month)).toBe(1);
  });
});
