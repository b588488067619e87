import { expect, test } from 'vitest';
import type { PatientRegistry } from '../../src/office/patients/registry.ts';
import { readSearch } from '../../src/office/patients/search-text.ts';
import type { Storage } from '../../src/storage/index.ts';
import { onEveryEngine, openDemo } from './engines.ts';
import { bookAt, booked, now, offerIn, takenBy, testIds } from './fixtures.ts';
import { MARIA, MARIA_AGAIN } from './maria.ts';

const everything = { from: null, until: null, actorId: null, action: null, before: null, limit: 10 } as const;

onEveryEngine('patients merged and erased', (engine) => {
  async function clinic(): Promise<Storage & { patients: PatientRegistry }> {
    const storage = await openDemo(await engine.emptyDatabase(), { now: () => now });
    return { ...storage, patients: storage.office.patients };
  }

  const foundBy = async (patients: PatientRegistry, text: string): Promise<string[]> =>
    (await patients.search(readSearch(text), 20, now)).map(({ name }) => name);

  const sheetOf = async (patients: PatientRegistry, id: string) => {
    const found = await patients.find(id);
    return found.kind === 'found' ? found.record.sheet : null;
  };

  /** Maria twice: the second registration has a visit, a call, a callback, a PIN and a number of its own. */
  async function mariaTwice() {
    const storage = await clinic();
    const { patients, stores, database } = storage;
    await patients.erase('demo-antonio', now);
    await patients.register(MARIA, now);
    await patients.register({ ...MARIA_AGAIN, phones: [...MARIA.phones, '85977770002'] }, now);
    await patients.setPin(MARIA_AGAIN.id, 'scrypt$x', now);
    const visit = booked(await bookAt(stores, offerIn(48), { patientId: MARIA_AGAIN.id }));
    await stores.patients.rememberCaller(MARIA_AGAIN.id, { language: 'en', pace: 'slow', lastCallAt: now });
    const callback = { id: testIds.next(), patientId: MARIA_AGAIN.id, phone: '85977770002' };
    await stores.callbacks.add({ ...callback, reason: 'asked', callId: 'call-1', requestedAt: now });
    const at = '2027-01-04 08:00:00.000';
    const call = { id: 'call-1', started_at: at, ended_at: at, updated_at: at, caller: '*********02' };
    await database.write(async (tx) => {
      const asked = { outcome: 'booked', question: 'goodbye', questions: 3, language: 'en' };
      await tx
        .insertInto('calls')
        .values({ ...call, ...asked, patient_id: MARIA_AGAIN.id })
        .execute();
      await tx.insertInto('call_transcripts').values({ call_id: 'call-1', transcript: '[]' }).execute();
      const legacy = { source_table: 'users', source_id: '7', problem: null, fingerprint: 'f' };
      await tx
        .insertInto('legacy_import')
        .values({ ...legacy, target_id: MARIA_AGAIN.id, imported_at: '2027-01-01 00:00:00' })
        .execute();
    });
    return { ...storage, visit };
  }

  const merging = (version: string) => ({ fromId: 'maria-2', intoId: 'maria-1', version, by: 'user-1' });

  test('registered twice become one, with everything that was the other’s; times taken stay taken', async () => {
    const { patients, stores, database, visit } = await mariaTwice();
    const taken = await takenBy(stores, visit.doctorId);
    const preview = await patients.previewMerge('maria-2', 'maria-1', now);
    const moves = { visits: 1, phones: 1, callbacks: 1, calls: 1, unscheduled: 0, pin: true };
    expect(preview).toMatchObject({ moves, conflicts: [] });
    expect(await patients.merge(merging(preview?.version ?? ''), now)).toEqual({ kind: 'merged', moves });

    const found = await patients.find('maria-1');
    expect(found).toMatchObject({
      kind: 'found',
      record: {
        sheet: { name: MARIA.name, cpf: MARIA.cpf, hasPin: true, caller: { language: 'en', pace: 'slow' } },
        visits: [{ id: visit.id, status: 'booked' }],
      },
    });
    expect((await sheetOf(patients, 'maria-1'))?.phones.map(({ number }) => number)).toEqual([
      '85977770001',
      '85977770002',
    ]);
    expect(await patients.find('maria-2')).toEqual({ kind: 'merged', intoId: 'maria-1' });
    expect(await foundBy(patients, 'maria')).toEqual([MARIA.name]);
    expect(await stores.patients.byCpf(MARIA_AGAIN.cpf)).toBeNull();
    expect(await takenBy(stores, visit.doctorId)).toEqual(taken);
    // Whoever was on the line as her is told of no visit that would be nobody's.
    await expect(bookAt(stores, offerIn(72), { patientId: 'maria-2' })).rejects.toThrow(
      'there is no patient',
    );
    const [ledger] = await database.read((db) => db.selectFrom('legacy_import').selectAll().execute());
    expect(ledger).toMatchObject({ target_id: 'maria-1' });
    expect(await patients.file('maria-1')).toMatchObject({
      callbackRequests: [{ patient_id: 'maria-1' }],
      calls: [{ id: 'call-1' }],
      transcripts: [{ call_id: 'call-1' }],
      mergedRegistrations: [{ patient_id: 'maria-2' }],
    });
    // A second merge leads there too.
    await patients.register({ ...MARIA, id: 'maria-3', cpf: '98765432011' }, now);
    const next = await patients.previewMerge('maria-1', 'maria-3', now);
    const request = { fromId: 'maria-1', intoId: 'maria-3', version: next?.version ?? '', by: 'user-1' };
    expect((await patients.merge(request, now)).kind).toBe('merged');
    expect(await patients.find('maria-2')).toEqual({ kind: 'merged', intoId: 'maria-3' });
  });

  test('are not merged while both have a visit at the same time, nor when something changed since the preview', async () => {
    const { patients, stores } = await mariaTwice();
    const seen = await patients.previewMerge('maria-2', 'maria-1', now);
    const rival = offerIn(48, { doctorId: 'juliana-silva' });
    const other = booked(await bookAt(stores, rival, { patientId: 'maria-1' }));
    expect(await patients.merge(merging(seen?.version ?? ''), now)).toMatchObject({
      kind: 'changed-meanwhile',
    });
    const preview = await patients.previewMerge('maria-2', 'maria-1', now);
    expect(preview?.conflicts).toHaveLength(1);
    expect(await patients.merge(merging(preview?.version ?? ''), now)).toMatchObject({ kind: 'conflicts' });
    expect((await sheetOf(patients, 'maria-2'))?.name).toBe(MARIA_AGAIN.name);
    const actor = { kind: 'staff', id: 'user-1', callId: null } as const;
    await stores.agenda.cancel({ changeId: testIds.next(), appointment: other, reason: null, actor, now });
    const free = await patients.previewMerge('maria-2', 'maria-1', now);
    expect((await patients.merge(merging(free?.version ?? ''), now)).kind).toBe('merged');
  });

  test('are merged once, whoever asks at the same time', async () => {
    const { patients } = await mariaTwice();
    const version = (await patients.previewMerge('maria-2', 'maria-1', now))?.version ?? '';
    const outcomes = await Promise.all([1, 2, 3].map(() => patients.merge(merging(version), now)));
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['gone', 'gone', 'merged']);
  });

  test('who are erased are found nowhere, and nothing tells of them; the record of who saw them stays', async () => {
    const storage = await mariaTwice();
    const { patients, office, database } = storage;
    const seen = {
      id: testIds.next(),
      at: now,
      actor: { kind: 'user', id: 'user-1', name: 'Rosa', address: '::1' },
      action: 'patient.view',
      subject: { kind: 'patient', id: 'maria-2' },
      patientId: 'maria-2',
      details: null,
    } as const;
    await office.audit.record(seen);
    expect(await patients.file('maria-2')).toMatchObject({
      calls: [{ id: 'call-1' }],
      audit: [{ actor_name: 'Rosa' }],
    });
    await office.idempotency.claim({ id: 'key', fingerprint: 'print', claimant: 'r', now, staleBefore: 0 });
    await office.idempotency.keep('key', 200, '{"id":"maria-2","name":"Maria"}');
    const work = {
      callback_id: '',
      state: 'done',
      user_id: null,
      note: 'Maria pediu',
      updated_at: '2027-01-04 09:00:00',
    };
    await database.write(async (tx) => {
      const { id } = await tx.selectFrom('callback_requests').select('id').executeTakeFirstOrThrow();
      await tx
        .insertInto('callback_work')
        .values({ ...work, callback_id: id, state: 'done' })
        .execute();
    });

    expect(await patients.erase('maria-2', now)).toMatchObject({ cancelled: 1 });
    expect(await patients.find('maria-2')).toEqual({ kind: 'gone' });
    expect(await patients.file('maria-2')).toBeNull();
    expect(await patients.erase('maria-2', now)).toBeNull();
    expect(await foundBy(patients, 'maria lucia')).toEqual([MARIA.name]);
    const left = await database.read(async (db) => ({
      names: await db.selectFrom('patient_names').selectAll().where('patient_id', '=', 'maria-2').execute(),
      transcripts: await db.selectFrom('call_transcripts').selectAll().execute(),
      requests: await db.selectFrom('callback_requests').selectAll().execute(),
      work: await db.selectFrom('callback_work').selectAll().execute(),
      answers: await db.selectFrom('idempotency_keys').selectAll().execute(),
      calls: await db.selectFrom('calls').select(['id', 'patient_id', 'caller']).execute(),
    }));
    expect(left).toEqual({
      names: [],
      transcripts: [],
      requests: [],
      work: [],
      answers: [],
      calls: [{ id: 'call-1', patient_id: null, caller: null }],
    });
    expect(await office.audit.search({ ...everything, patientId: 'maria-2' })).toHaveLength(1);
  });
});
