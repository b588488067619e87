import { beforeEach, expect, test } from 'vitest';
import type { CallNews } from '../../src/office/calls/call-news.ts';
import { CallRecorder } from '../../src/office/calls/call-recorder.ts';
import type { Storage } from '../../src/storage/index.ts';
import { forgetPatient } from '../../src/storage/privacy/erase-patient.ts';
import { onEveryEngine, open, openDemo } from './engines.ts';
import { minuteMs, now, testIds } from './fixtures.ts';
import { MARIA, MARIA_AGAIN } from './maria.ts';

/** The line may be another process than the one in which the staff erases: each has the database open by itself. */
onEveryEngine('calls of whoever is erased or merged while on the line', (engine) => {
  let url: string;
  let clinic: Storage;
  let line: Storage;
  let recorder: CallRecorder;

  beforeEach(async () => {
    url = await engine.emptyDatabase();
    clinic = await openDemo(url, { now: () => now });
    line = await open(url);
    recorder = recorderOf(line);
    await clinic.office.patients.erase('demo-antonio', now);
    await clinic.office.patients.register(MARIA, now);
    await clinic.office.patients.register(MARIA_AGAIN, now);
  });

  const recorderOf = ({ office }: Storage) =>
    new CallRecorder({
      store: office.calls,
      log: { info: () => undefined, warn: () => undefined },
      now: () => now,
    });
  const news = (call: string, ...happened: (Pick<CallNews, 'kind'> & object)[]) => {
    for (const each of happened) recorder.tell({ call, at: now, ...each } as CallNews);
  };
  const begun = (call: string, patientId: string) =>
    news(
      call,
      { kind: 'began', caller: '*********01', channel: '1' } as CallNews,
      { kind: 'identified', patientId } as CallNews,
      { kind: 'said', text: 'Sua consulta com Rafael Costa' } as CallNews,
    );
  const ended = (call: string) =>
    news(
      call,
      { kind: 'said', text: 'Seu protocolo é 1 2 3' } as CallNews,
      { kind: 'ended', outcome: 'goodbye' } as CallNews,
    );
  const erase = (id: string) => clinic.office.patients.erase(id, now);
  const merge = async (fromId: string, intoId: string) => {
    const preview = await clinic.office.patients.previewMerge(fromId, intoId, now);
    const request = { fromId, intoId, version: preview?.version ?? '', by: 'user-1' };
    expect((await clinic.office.patients.merge(request, now)).kind).toBe('merged');
  };
  const rows = (table: 'calls' | 'call_transcripts' | 'callers' | 'callback_requests') =>
    clinic.database.read((db) => db.selectFrom(table).selectAll().execute());

  async function expectNobodys(call: string): Promise<void> {
    expect(await clinic.office.calls.byId(call)).toMatchObject({
      patientId: null,
      patientName: null,
      caller: null,
    });
    expect(await rows('call_transcripts')).toEqual([]);
    expect(JSON.stringify(await rows('calls'))).not.toContain('maria');
  }

  test('are counted at their end, and nobody’s: neither patient nor number nor a word of what was said', async () => {
    begun('call', 'maria-1');
    await recorder.write();
    expect(await clinic.office.calls.transcript('call')).toHaveLength(2);
    await erase('maria-1');
    await expectNobodys('call');
    ended('call');
    await recorder.close();
    await expectNobodys('call');
    expect(await clinic.office.calls.byId('call')).toMatchObject({ outcome: 'goodbye', endedAt: now });
  });

  test('are nobody’s too when nothing had been written of them before; other calls lose nothing', async () => {
    begun('call', 'maria-1');
    begun('other', 'demo-lucia');
    news('unknown', { kind: 'began', caller: '*********02', channel: '2' } as CallNews);
    await erase('maria-1');
    for (const call of ['call', 'other', 'unknown']) ended(call);
    await recorder.close();
    expect(await clinic.office.calls.byId('call')).toMatchObject({ patientId: null, caller: null });
    expect(await clinic.office.calls.transcript('call')).toEqual([]);
    expect(await clinic.office.calls.byId('other')).toMatchObject({
      patientName: 'Lúcia Ferreira',
      caller: '*********01',
    });
    expect(await clinic.office.calls.transcript('other')).toHaveLength(4);
    expect(await clinic.office.calls.byId('unknown')).toMatchObject({ caller: '*********02' });
    expect(await clinic.office.calls.transcript('unknown')).toHaveLength(2);
  });

  test('are nobody’s also where the end is written in the very moment of erasing', async () => {
    const tryingAgain = Promise.withResolvers<void>();
    line = await open(url, { log: { warn: () => tryingAgain.resolve() } });
    recorder = recorderOf(line);
    begun('call', 'maria-1');
    let writing: Promise<void> | undefined;
    await clinic.database.write(async (tx) => {
      await forgetPatient(tx, { id: 'maria-1', cpf: MARIA.cpf }, now);
      ended('call');
      writing = recorder.write();
      await Promise.race([writing, tryingAgain.promise]);
    });
    await writing;
    await expectNobodys('call');
  });

  test('leave nothing, however writing and erasing meet', async () => {
    for (let round = 0; round < 20; round++) {
      const id = `maria-r${round}`;
      await clinic.office.patients.register({ ...MARIA, id, cpf: String(10_000_000_000 + round) }, now);
      begun(`call-${round}`, id);
      if (round % 2 === 0) await recorder.write();
      ended(`call-${round}`);
      await Promise.all([recorder.write(), erase(id)]);
    }
    expect(await rows('call_transcripts')).toEqual([]);
    expect(JSON.stringify(await rows('calls'))).not.toContain('maria');
    expect(await rows('calls')).toHaveLength(20);
  });

  test('are the other’s whom they were merged into, and nobody’s once that one is erased', async () => {
    begun('call', 'maria-2');
    await merge('maria-2', 'maria-1');
    await recorder.write();
    expect(await clinic.office.calls.byId('call')).toMatchObject({
      patientId: 'maria-1',
      patientName: MARIA.name,
      caller: '*********01',
    });
    expect(await clinic.office.calls.transcript('call')).toHaveLength(2);
    expect(await recorder.withOwn([])).toMatchObject([{ patientId: 'maria-1', patientName: MARIA.name }]);
    await erase('maria-1');
    expect(await recorder.withOwn([])).toMatchObject([{ patientId: null, patientName: null, caller: null }]);
    ended('call');
    await recorder.close();
    await expectNobodys('call');
  });

  test('leave no choice of language behind, and a request to be called back as nobody’s', async () => {
    const chosen = { language: 'en', pace: 'slow', lastCallAt: now } as const;
    const asked = (patientId: string) =>
      line.stores.callbacks.add({
        id: testIds.next(),
        patientId,
        phone: '85977770001',
        reason: 'asked',
        callId: 'call',
        requestedAt: now + minuteMs,
      });
    await merge('maria-2', 'maria-1');
    await line.stores.patients.rememberCaller('maria-2', chosen);
    await asked('maria-2');
    expect(await rows('callers')).toMatchObject([{ patient_id: 'maria-1', language: 'en', pace: 'slow' }]);
    expect(await rows('callback_requests')).toMatchObject([{ patient_id: 'maria-1' }]);
    await erase('maria-1');
    await line.stores.patients.rememberCaller('maria-1', chosen);
    await asked('maria-1');
    expect(await rows('callers')).toEqual([]);
    expect(await rows('callback_requests')).toMatchObject([{ patient_id: null, phone: '85977770001' }]);
  });
});
