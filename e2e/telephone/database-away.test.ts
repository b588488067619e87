import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { LUCIA } from '../support/small-clinic.ts';
import { Telephone, telephoneAvailable } from '../support/telephone.ts';
import { identifiedAs, type Answers, type Caller } from '../support/telephone-caller.ts';

const TO_OFFERS: Answers = [
  ...identifiedAs(LUCIA),
  ['main-menu', '1'],
  ['book.specialty', '3'],
  ['book.doctor', '3'],
];
const TO_READ_BACK: Answers = [...TO_OFFERS, ['book.offers', '1']];
const APOLOGY = 'Desculpe, tivemos um problema do nosso lado. Vou passar a ligação para um atendente.';
const UNCONFIRMED =
  'Desculpe, tivemos um problema, e não consegui confirmar o que foi pedido. ' +
  'Um atendente precisa conferir. Vou passar a ligação para um atendente.';

describe.skipIf(!telephoneAvailable())('a call whose database', () => {
  let telephone: Telephone;
  beforeAll(async () => {
    telephone = await Telephone.start();
  });
  afterEach(() => telephone.tidy());
  afterAll(() => telephone?.stop());

  const neverTold = async (caller: Caller): Promise<void> => {
    expect(await caller.clipsHeard()).not.toContain('prompt/done.booked');
  };
  const mayBook = async (): Promise<void> => {
    await telephone.tidy();
    const lucia = await telephone.dial();
    await lucia.answersAll([...TO_READ_BACK, ['book.confirm', '1']]);
    await lucia.asked('book.done');
    expect(await telephone.rows.appointments()).toMatchObject([{ patient_id: LUCIA.id, status: 'booked' }]);
  };

  it.each<{ moment: string; before: Answers; at: string; key: string; reason: string; words: string }>([
    {
      moment: 'while times are looked for',
      before: TO_OFFERS.slice(0, -1),
      at: 'book.doctor',
      key: '3',
      reason: 'failure',
      words: APOLOGY,
    },
    {
      moment: 'at the confirmation',
      before: TO_READ_BACK,
      at: 'book.confirm',
      key: '1',
      reason: 'unconfirmed',
      words: UNCONFIRMED,
    },
  ])(
    'is killed $moment: an apology and a person; and it is back for the next',
    async ({ before, at, key, reason, words }) => {
      const lucia = await telephone.dial();
      await lucia.answersAll(before);
      await lucia.asked(at);
      await telephone.mariadb.kill9();
      await lucia.press(key);
      expect(await lucia.reachesAttendant()).toEqual({ reason, patientId: LUCIA.id });
      expect(await lucia.heard()).toSatisfy((heard: string) => heard.endsWith(words), words);
      await neverTold(lucia);
      await telephone.mariadb.restart();
      expect(await telephone.rows.appointments()).toEqual([]);
      await mayBook();
    },
  );

  it('stalls at the confirmation: a word while waiting, then an apology and a person; the row tells', async () => {
    const lucia = await telephone.dial();
    await lucia.answersAll(TO_READ_BACK);
    await lucia.asked('book.confirm');
    telephone.mariadb.pause();
    await lucia.press('1');
    try {
      expect(await lucia.reachesAttendant()).toEqual({ reason: 'unconfirmed', patientId: LUCIA.id });
      // The caller did not wait for what the line has left to tidy up.
      expect(telephone.callsInProgress).toBe(1);
    } finally {
      telephone.mariadb.resume();
    }
    const heard = await lucia.heard();
    expect(heard).toContain('Só um momento, por favor.');
    expect(heard.endsWith(UNCONFIRMED)).toBe(true);
    await neverTold(lucia);
    // What was asked for may have come to pass, whole or not at all: the attendant sees which.
    await telephone.idle();
    const visits = await telephone.rows.appointments();
    expect(visits.length).toBeLessThanOrEqual(1);
    for (const { id } of visits) expect(await telephone.rows.ticksOf(id)).toBe(6);
    expect(await telephone.rows.holds()).toEqual([]);
    await mayBook();
  });

  it('is away when the call comes: an apology and a person', async () => {
    await telephone.mariadb.kill9();
    const lucia = await telephone.dial();
    const known = await lucia.reachesAttendant();
    await telephone.mariadb.restart();
    expect(known).toEqual({ reason: 'failure', patientId: '' });
    expect(await lucia.heard()).toSatisfy((heard: string) => heard.endsWith(APOLOGY), APOLOGY);
  });
});
