import { beforeEach, describe, expect, test } from 'vitest';
import { fakeDesk, type FakeDesk, type StoreCall } from './fake-desk.test-support.ts';
import { identify, patientOfNumber, type Claim } from './identify.ts';
import type { PatientRecord } from './ports.ts';
import { throttleKey } from './throttle.ts';

const CPF = '52998224725';
const HOME = '8533330004';
const ELSEWHERE = '11911112222';
const LUCIA: PatientRecord = {
  id: 'lucia',
  cpf: CPF,
  birthDate: '1955-03-15',
  phones: [{ number: HOME, registered: true }],
  pinHash: null,
  caller: { language: 'en', pace: 'slow', lastCallAt: null },
};
const right = (callerNumber: string | null): Claim => ({ cpf: CPF, birthDate: '1955-03-15', callerNumber });
const wrong = (callerNumber: string | null): Claim => ({ ...right(callerNumber), birthDate: '1955-03-16' });

let desk: FakeDesk;
beforeEach(() => {
  desk = fakeDesk({ patients: [LUCIA] });
});

/** So many tries, one right after the other's wait. */
async function tries(claim: Claim, times: number, on = desk): Promise<void> {
  for (let time = 0; time < times; time++) {
    on.clock.at += 3_600_000;
    await identify(on, claim);
  }
}

describe('identifying', () => {
  test('finds the patient of a CPF and a birth date, how they like to be spoken to, and gives no name away', async () => {
    expect(await identify(desk, right(ELSEWHERE))).toEqual({
      id: 'lucia',
      pinHash: null,
      registeredNumber: null,
      caller: { language: 'en', pace: 'slow', lastCallAt: null },
    });
    expect(await identify(desk, right(HOME))).toMatchObject({ registeredNumber: HOME });
  });

  test('finds nobody with the wrong birth date, nor with a CPF that nobody has', async () => {
    expect(await identify(desk, wrong(ELSEWHERE))).toBeNull();
    expect(await identify(desk, { ...right(ELSEWHERE), cpf: '11144477735' })).toBeNull();
  });

  test('remembers the number that a patient identified from, once', async () => {
    await identify(desk, right(ELSEWHERE));
    await identify(desk, right(ELSEWHERE));
    const remembered = desk.calls.filter(([method]) => method === 'patients.rememberPhone');
    expect(remembered).toEqual([['patients.rememberPhone', 'lucia', ELSEWHERE]]);
  });
});

describe('whether a CPF is registered', () => {
  /** What the stores were asked, keys by their kind alone: what a clock or a database's log could tell. */
  async function asked(claim: Claim, patients: readonly PatientRecord[], before = 0): Promise<StoreCall[]> {
    const fresh = fakeDesk({ patients });
    await tries(claim, before, fresh);
    fresh.calls.length = 0;
    expect(await identify(fresh, claim)).toBeNull();
    return fresh.calls;
  }

  test.each([
    ['a number nobody knows', ELSEWHERE, 0],
    ['a number nobody knows, throttled', ELSEWHERE, 12],
    ['a withheld number', null, 0],
    ['a withheld number, throttled', null, 12],
  ])('makes no difference to what the stores are asked: %s', async (_, from, before) => {
    const registered = await asked(wrong(from), [LUCIA], before);
    expect(registered).toEqual(await asked(wrong(from), [], before));
    expect(registered.map(([method]) => method).slice(0, 2)).toEqual(['patients.byCpf', 'throttle.read']);
  });

  test("makes no difference to how much is asked, even from the patient's own number", async () => {
    const shape = (calls: readonly StoreCall[]) =>
      calls.map(([method, given]) => [method, Array.isArray(given) ? given.length : typeof given]);
    expect(shape(await asked(wrong(HOME), [LUCIA]))).toEqual(shape(await asked(wrong(HOME), [])));
  });
});

describe('failures', () => {
  test('count against the number and the CPF', async () => {
    await identify(desk, wrong(ELSEWHERE));
    expect([...desk.throttles.keys()].sort()).toEqual(
      [throttleKey('caller', ELSEWHERE), throttleKey('cpf', CPF)].sort(),
    );
  });

  test('make even the right pair wait, unheard and not counted, and it is heard once the wait is over', async () => {
    await tries(wrong(ELSEWHERE), 5);
    const before = structuredClone(desk.throttles);
    expect(await identify(desk, right(ELSEWHERE))).toBeNull();
    expect(desk.throttles).toEqual(before);
    desk.clock.at += 30_000;
    expect(await identify(desk, right(ELSEWHERE))).toMatchObject({ id: 'lucia' });
  });

  test('at one CPF, from many numbers, make a stranger wait on yet another number', async () => {
    for (let n = 0; n < 10; n++) await identify(desk, wrong(`1190000000${n}`));
    expect(await identify(desk, right('11911111111'))).toBeNull();
  });

  test('at many CPFs, from one number, make that number wait', async () => {
    for (const cpf of ['11144477735', '39053344705', '93541134780', '98765432100', '00000000191'])
      await identify(desk, { ...wrong(ELSEWHERE), cpf });
    expect(await identify(desk, right(ELSEWHERE))).toBeNull();
    expect(await identify(desk, right(HOME))).toMatchObject({ id: 'lucia' });
  });

  test('of strangers never lock out a patient who calls from her own number', async () => {
    for (let n = 0; n < 50; n++) await tries(wrong(`119000000${10 + n}`), 1);
    await tries(wrong(null), 50);
    expect(await identify(desk, right(HOME))).toMatchObject({ id: 'lucia' });
  });

  test('of strangers never lock out a patient who calls from a number she identified from before', async () => {
    await identify(desk, right(ELSEWHERE));
    await tries(wrong('11900000001'), 20);
    expect(await identify(desk, right(ELSEWHERE))).toMatchObject({ id: 'lucia' });
  });

  test("at the patient's own telephone count for that telephone and that CPF together", async () => {
    await tries(wrong(HOME), 5);
    expect(await identify(desk, right(HOME))).toBeNull();
    // Elsewhere nothing of it is known.
    expect(await identify(desk, right('11900000009'))).toMatchObject({ id: 'lucia' });
  });

  test('from withheld numbers count by CPF alone: they are many people', async () => {
    await tries(wrong(null), 10);
    expect([...desk.throttles.keys()]).toEqual([throttleKey('cpf', CPF)]);
    expect(await identify(desk, right(null))).toBeNull();
    expect(await identify(desk, { ...right(null), cpf: '11144477735' })).toBeNull();
    expect(desk.throttles.get(throttleKey('cpf', '11144477735'))?.failures).toBe(1);
  });

  test('are no fewer after a right try, which takes back itself alone', async () => {
    await tries(wrong(ELSEWHERE), 2);
    expect(await identify(desk, right(ELSEWHERE))).not.toBeNull();
    expect([...desk.throttles.values()].map(({ failures }) => failures)).toEqual([2, 2]);
  });

  test('at the same moment are as many as one after the other: a crowd of guesses is not heard', async () => {
    const crowd = await Promise.all(Array.from({ length: 40 }, () => identify(desk, right(null))));
    expect(crowd.filter((patient) => patient !== null).length).toBeLessThanOrEqual(10);
  });

  test('are forgotten after a day without one', async () => {
    await tries(wrong(ELSEWHERE), 9);
    desk.clock.at += 24 * 3_600_000 + 1;
    await identify(desk, wrong(ELSEWHERE));
    expect(desk.throttles.get(throttleKey('cpf', CPF))?.failures).toBe(1);
    expect(await identify(desk, right(ELSEWHERE))).toMatchObject({ id: 'lucia' });
  });
});

describe('the patient of a telephone number', () => {
  const son: PatientRecord = { ...LUCIA, id: 'son', cpf: '98765432100' };

  test('is whoever alone registered it', async () => {
    expect(await patientOfNumber(desk, HOME)).toEqual({ cpf: CPF });
  });

  test('is nobody where two share it, where nobody registered it, and where it is withheld', async () => {
    expect(await patientOfNumber(fakeDesk({ patients: [LUCIA, son] }), HOME)).toBeNull();
    expect(await patientOfNumber(desk, ELSEWHERE)).toBeNull();
    expect(await patientOfNumber(desk, null)).toBeNull();
    expect(desk.calls).toEqual([['patients.byRegisteredPhone', ELSEWHERE, 2]]);
  });

  test('is nobody where it was only called from before', async () => {
    await identify(desk, right(ELSEWHERE));
    expect(await patientOfNumber(desk, ELSEWHERE)).toBeNull();
  });
});
