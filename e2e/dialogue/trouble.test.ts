import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { StorageUnavailable, type AgendaStore, type Stores } from '../../src/booking/ports.ts';
import { StoppedClock } from '../../src/call/scripted-caller.test-support.ts';
import type { Storage } from '../../src/storage/index.ts';
import { expectCall, heldClaims, identified, visitsOf, type CallOptions } from '../support/expect-call.ts';
import { bookFor, keepDoctors, LUCIA, MONDAY_MORNING, MONDAY_NIGHT } from '../support/small-clinic.ts';
import { TemplateDatabase } from '../support/test-desk.ts';

let clinic: TemplateDatabase;
beforeAll(async () => {
  clinic = await TemplateDatabase.create(MONDAY_MORNING, (storage) => keepDoctors(storage, ['rafael-costa']));
});
afterAll(() => clinic.remove());

const SORRY = '> Desculpe, tivemos um problema do nosso lado. Vou passar a ligação para um atendente.';
const UNSURE =
  '> Desculpe, tivemos um problema, e não consegui confirmar o que foi pedido. Um atendente precisa conferir.';
const TO_CONFIRM = [...identified(LUCIA), '< 1', '< 1', '> Para confirmar, tecle 1.'];

const away = () => Promise.reject(new StorageUnavailable('the database is away'));
const agenda =
  (change: (of: AgendaStore) => Partial<AgendaStore>) =>
  (stores: Stores): Stores => ({
    ...stores,
    agenda: { ...stores.agenda, ...change(stores.agenda) },
  });
const left =
  (...rows: { doctor_id: string; local_date: string; local_time: string; status: string }[]) =>
  async (storage: Storage) => {
    expect(await visitsOf(storage, LUCIA.id)).toEqual(rows);
    expect(await heldClaims(storage)).toEqual([]);
  };
const booked = (local_time: string) => ({
  doctor_id: 'rafael-costa',
  local_date: '2026-11-23',
  local_time,
  status: 'booked',
});
const expectNeverTold = (transcript: readonly string[]) =>
  expect(transcript.join()).not.toMatch(/está marcada|foi remarcada|foi cancelada/);

/** A call during which time passes: what is slow is waited for. */
async function expectSlowCall(telling: readonly string[], options: CallOptions, clock: StoppedClock) {
  const state = { over: false };
  const call = expectCall(clinic, telling, { ...options, sleep: clock.sleep }).finally(() => {
    state.over = true;
  });
  call.catch(() => undefined);
  while (!state.over) await clock.pass(250);
  return call;
}

describe('a slow database', () => {
  test('is waited for with a word, and then the call goes on', async () => {
    const clock = new StoppedClock();
    const slow = agenda((of) => ({
      claims: (...request) => clock.sleep(4_500).then(() => of.claims(...request)),
    }));
    const { transcript } = await expectSlowCall(
      [...identified(LUCIA), '< 1', '> Só um momento, por favor. … hoje, às nove e trinta'],
      { stores: slow },
      clock,
    );
    expect(transcript.filter((line) => line.includes('Só um momento'))).toHaveLength(2);
  });

  test('that does not answer at all is given up after seven seconds: the caller goes to a person', async () => {
    const clock = new StoppedClock();
    const stuck = agenda((of) => ({
      claims: (...request) => clock.sleep(60_000).then(() => of.claims(...request)),
    }));
    await expectSlowCall(
      [...identified(LUCIA), '< 1', '> Só um momento', SORRY, '→ disque-consulta-attendant (failure)'],
      { stores: stuck, reports: 1, after: left() },
      clock,
    );
  });

  test('that commits too late is not called "marcada": a person must look, and finds the visit', async () => {
    const clock = new StoppedClock();
    const late = agenda((of) => ({ book: (request) => clock.sleep(8_000).then(() => of.book(request)) }));
    const telling = [
      ...TO_CONFIRM,
      '< 1',
      `> Só um momento … ${UNSURE.slice(2)}`,
      '→ disque-consulta-attendant (unconfirmed)',
    ];
    const { transcript } = await expectSlowCall(
      telling,
      { stores: late, after: left(booked('09:30')) },
      clock,
    );
    expectNeverTold(transcript);
  });

  test('is not waited for by who has hung up, and what it still did is put right: nothing stays held', async () => {
    const clock = new StoppedClock();
    const late = agenda((of) => ({ hold: (request) => clock.sleep(2_000).then(() => of.hold(request)) }));
    const { end } = await expectSlowCall(
      [...identified(LUCIA), '< 1', '> Só um momento … hoje, às nove e trinta', '< (desliga)'],
      { stores: late, after: left() },
      clock,
    );
    expect(end).toBe('hung-up');
  });
});

describe('a database that is away', () => {
  test.each([
    ['before it commits', agenda(() => ({ book: away })), left()],
    [
      'after it commits',
      agenda((of) => ({ book: (request) => of.book(request).then(away) })),
      left(booked('09:30')),
    ],
  ])(
    'when a booking is confirmed, %s: she is told that it is not confirmed, and a person looks',
    async (_, stores, after) => {
      const telling = [
        ...TO_CONFIRM,
        '< 1',
        `${UNSURE} Vou passar a ligação para um atendente.`,
        '→ disque-consulta-attendant (unconfirmed)',
      ];
      const { transcript, variables } = await expectCall(clinic, telling, { stores, after });
      expectNeverTold(transcript);
      expect(variables).toMatchObject({ DISQUE_REASON: 'unconfirmed', DISQUE_PATIENT_ID: LUCIA.id });
    },
  );

  test.each([
    ['moved', ['< 4', '< 1', '< 1', '< 1']],
    ['cancelled', ['< 3', '< 1']],
  ])('when a visit is to be %s: nobody is told that it was', async (_, keys) => {
    const { transcript } = await expectCall(
      clinic,
      [...identified(LUCIA), ...keys, UNSURE, '→ disque-consulta-attendant (unconfirmed)'],
      {
        prepare: (storage) =>
          bookFor(storage, LUCIA.id, [{ doctorId: 'rafael-costa', date: '2026-11-23', minute: 15 * 60 }]),
        stores: agenda(() => ({ move: away, cancel: away })),
        after: left(booked('15:00')),
      },
    );
    expectNeverTold(transcript);
  });

  test('while something is read takes the caller to a person, and what was held is free', async () => {
    const stores = agenda(() => ({ claims: away }));
    await expectCall(clinic, [...identified(LUCIA), '< 1', SORRY, '→ disque-consulta-attendant (failure)'], {
      stores,
      reports: 1,
      after: left(),
    });
  });

  test('from the first moment takes the caller to the last resort, where nothing of the clinic is known', async () => {
    const stores = (all: Stores): Stores => ({ ...all, clinic: { read: away } });
    const { variables } = await expectCall(
      clinic,
      [SORRY.replace(' Vou', ' … Vou'), '→ disque-consulta-attendant (failure)'],
      {
        stores,
        reports: 1,
      },
    );
    expect(variables['DISQUE_PATIENT_ID']).toBe('');
  });

  test('when a call back is to be noted is told, and nobody is promised a call', async () => {
    const stores = (all: Stores): Stores => ({ ...all, callbacks: { add: away } });
    const telling = [
      '< 9',
      '< 1',
      '> Desculpe, não consegui anotar o pedido. … Se preferir, ligue de novo mais tarde. … Até logo.',
    ];
    const { transcript } = await expectCall(clinic, telling, {
      stores,
      now: MONDAY_NIGHT,
      from: LUCIA.phone,
    });
    expect(transcript.join()).not.toContain('Combinado');
  });
});

test('a bug of ours takes the caller to a person with an apology, is reported once, and leaves nothing held', async () => {
  const bug = new TypeError('undefined is not a function');
  const stores = agenda(() => ({ release: () => Promise.reject(bug) }));
  const { reported } = await expectCall(
    clinic,
    [...identified(LUCIA), '< 1', '< 1', SORRY, '→ disque-consulta-attendant (failure)'],
    { stores, reports: 2 },
  );
  expect(reported).toEqual([bug, bug]);
});
