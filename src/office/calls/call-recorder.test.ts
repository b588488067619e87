import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { CallNews } from './call-news.ts';
import { CallRecorder } from './call-recorder.ts';
import type { CallStore, NamedCall, PatientNow, TranscribedCall } from './calls.ts';

/** A database that can be away, or not answer. */
class FakeStore {
  isAway = false;
  isStalled = false;
  readonly rows = new Map<string, TranscribedCall>();
  readonly touched: string[][] = [];
  closedBefore: number[] = [];

  async write(calls: readonly TranscribedCall[]): Promise<void> {
    if (this.isAway) throw new Error('away');
    if (this.isStalled) await new Promise(() => {});
    for (const each of calls) this.rows.set(each.call.id, each);
  }
  async touch(ids: readonly string[]): Promise<void> {
    if (this.isAway) throw new Error('away');
    this.touched.push([...ids]);
  }
  async closeAbandoned(silentSince: number): Promise<number> {
    this.closedBefore.push(silentSince);
    return 0;
  }
  async patientsNow(): Promise<ReadonlyMap<string, PatientNow>> {
    const lucia = { id: 'lucia', name: 'Lúcia Ferreira' };
    return new Map([
      ['lucia', lucia],
      ['lucia-twice', lucia],
    ]);
  }
}

function recording() {
  const store = new FakeStore();
  const log: [string, object][] = [];
  const recorder = new CallRecorder({
    store: store as unknown as CallStore,
    now: () => 100_000,
    log: {
      info: (details, message) => void log.push([message, details]),
      warn: (_, message) => void log.push([message, {}]),
    },
  });
  const tell = (call: string, news: Omit<CallNews, 'call' | 'at'>, at = 50_000) =>
    recorder.tell({ ...news, call, at } as CallNews);
  const began = { kind: 'began', caller: '*********01', channel: '1' } as Omit<CallNews, 'call' | 'at'>;
  const ended = { kind: 'ended', outcome: 'goodbye' } as Omit<CallNews, 'call' | 'at'>;
  return { store, log, recorder, tell, began, ended };
}

describe('the recorder of calls', () => {
  test('writes a call that ends at once, and one that lasts with the next batch', async () => {
    const { store, recorder, tell, began, ended } = recording();
    tell('a', began);
    expect(store.rows.size).toBe(0);
    await recorder.write();
    expect(store.rows.get('a')?.call.endedAt).toBeNull();
    tell('a', ended);
    await recorder.write();
    expect(store.rows.get('a')?.call).toMatchObject({ outcome: 'goodbye', endedAt: 50_000 });
  });

  test('loses nothing of a database that was away, and says so once', async () => {
    const { store, log, recorder, tell, began, ended } = recording();
    store.isAway = true;
    tell('a', began);
    await recorder.write();
    tell('a', ended);
    tell('b', began);
    await recorder.write();
    await recorder.beat();
    expect(log).toEqual([['recording calls failed; it is tried again', {}]]);
    store.isAway = false;
    await recorder.write();
    expect([...store.rows.keys()]).toEqual(['a', 'b']);
    expect(store.rows.get('a')?.transcript.map(({ kind }) => kind)).toEqual(['ended']);
    expect(log.at(-1)).toEqual(['calls are recorded again', { lost: 0 }]);
  });

  test('keeps only so much of what it cannot write, the newest and what lasts', async () => {
    const { store, log, recorder, tell, began, ended } = recording();
    store.isAway = true;
    tell('lasts', began);
    for (let call = 0; call < 1_100; call++) {
      tell(`c${call}`, began);
      tell(`c${call}`, ended);
    }
    await recorder.write();
    await recorder.write();
    store.isAway = false;
    await recorder.write();
    expect(store.rows.size).toBe(1_000);
    expect(store.rows.has('lasts')).toBe(true);
    expect(store.rows.has('c1099')).toBe(true);
    expect(log.at(-1)).toEqual(['calls are recorded again', { lost: 101 }]);
  });

  test('says which calls last, and closes what nobody has said that of for fifteen seconds', async () => {
    const { store, recorder, tell, began, ended } = recording();
    tell('a', began);
    tell('b', began);
    tell('b', ended);
    await recorder.beat();
    expect(store.touched).toEqual([['a']]);
    expect(store.closedBefore).toEqual([85_000]);
  });

  test('ends what still lasts when it closes: interrupted', async () => {
    const { store, recorder, tell, began } = recording();
    tell('a', began);
    await recorder.close();
    expect(store.rows.get('a')?.call).toMatchObject({ outcome: 'interrupted', endedAt: 100_000 });
  });

  test('waits so long for a database that does not answer when it closes, and says what that cost', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { store, log, recorder, tell, began } = recording();
    store.isStalled = true;
    tell('a', began);
    const closing = recorder.close(2_000);
    await vi.advanceTimersByTimeAsync(1_999);
    expect(log).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    await closing;
    expect(log).toEqual([['the last calls could not be recorded', {}]]);
  });

  test('waits for no database that is away when it closes, and says what that cost', async () => {
    const { store, log, recorder, tell, began } = recording();
    store.isAway = true;
    tell('a', began);
    await recorder.close();
    expect(log.at(-1)).toEqual(['the last calls could not be recorded', {}]);
  });

  test('writes what happened while it was still writing before it closes, and complains of nothing', async () => {
    const { store, log, recorder, tell, began, ended } = recording();
    tell('a', began);
    void recorder.write();
    tell('a', ended);
    await recorder.close();
    expect(store.rows.get('a')?.call.outcome).toBe('goodbye');
    expect(log).toEqual([]);
  });

  test('shows whoever was merged while on the line as the one they are now, and of the erased nothing', async () => {
    const { recorder, tell, began } = recording();
    for (const patientId of ['lucia-twice', 'erased']) {
      tell(patientId, began);
      tell(patientId, { kind: 'identified', patientId } as Omit<CallNews, 'call' | 'at'>);
    }
    expect(await recorder.withOwn([])).toMatchObject([
      { id: 'lucia-twice', patientId: 'lucia', patientName: 'Lúcia Ferreira', caller: '*********01' },
      { id: 'erased', patientId: null, patientName: null, caller: null },
    ]);
  });

  test('shows its own calls as they are this moment, and other servers’ as they are written', async () => {
    const { recorder, tell, began, ended } = recording();
    const written = (id: string, startedAt: number): NamedCall => ({
      id,
      startedAt,
      endedAt: null,
      caller: null,
      patientId: null,
      patientName: null,
      outcome: null,
      question: 'written',
      questions: 1,
      language: null,
      servedAt: null,
    });
    tell('own', began);
    tell('own', { kind: 'asked', question: 'main-menu' } as Omit<CallNews, 'call' | 'at'>);
    tell('own', { kind: 'identified', patientId: 'lucia' } as Omit<CallNews, 'call' | 'at'>);
    tell('over', began);
    tell('over', ended);
    const shown = await recorder.withOwn([written('over', 1), written('own', 2), written('other', 60_000)]);
    expect(shown.map(({ id, question, patientName }) => [id, question, patientName])).toEqual([
      ['own', 'main-menu', 'Lúcia Ferreira'],
      ['other', 'written', null],
    ]);
  });

  test('pays no heed to news of a call whose beginning it has not heard', async () => {
    const { store, recorder, tell, ended } = recording();
    tell('unknown', ended);
    await recorder.write();
    expect(store.rows.size).toBe(0);
  });
});
