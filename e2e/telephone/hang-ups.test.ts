import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { LUCIA } from '../support/small-clinic.ts';
import { Telephone, telephoneAvailable } from '../support/telephone.ts';
import { identifiedAs, type Answers, type Caller } from '../support/telephone-caller.ts';
import { until } from '../support/telephone-calls.ts';

const TO_OFFERS: Answers = [
  ...identifiedAs(LUCIA),
  ['main-menu', '1'],
  ['book.specialty', '3'],
  ['book.doctor', '3'],
];

describe.skipIf(!telephoneAvailable())('a call that breaks off', () => {
  let telephone: Telephone;
  beforeAll(async () => {
    telephone = await Telephone.start();
  });
  afterEach(() => telephone.tidy());
  afterAll(() => telephone?.stop());

  /** Times are held while the caller chooses; the call ends; nothing is booked, held or in progress. */
  const leavesNothing = async (): Promise<void> => {
    await telephone.idle();
    expect(await telephone.rows.appointments()).toEqual([]);
    expect(await telephone.rows.holds()).toEqual([]);
    expect(telephone.complaints).toEqual([]);
  };
  const atTheOffers = async (): Promise<Caller> => {
    const lucia = await telephone.dial();
    await lucia.answersAll(TO_OFFERS);
    await lucia.asked('book.offers');
    expect(await telephone.rows.holds()).toHaveLength(3 * 6);
    return lucia;
  };

  it('in the middle of the read-back: nothing is booked, nothing held', async () => {
    const lucia = await telephone.dial();
    await lucia.answersAll([...TO_OFFERS, ['book.offers', '1']]);
    await lucia.asked('book.confirm');
    await until(
      async () => (await lucia.heard()).endsWith('Dermatologia, com o Dr. Rafael Costa,'),
      () => 'the read-back to begin',
    );
    expect(await telephone.rows.holds()).toHaveLength(6);
    await lucia.hangUp();
    await leavesNothing();
  });

  it('at the offers: they are free for others at once', async () => {
    const lucia = await atTheOffers();
    await lucia.hangUp();
    await leavesNothing();
  });

  it('because Asterisk hangs it up', async () => {
    const lucia = await atTheOffers();
    await telephone.asterisk.hangUpAll();
    await lucia.isHungUpOn();
    await leavesNothing();
  });

  it('because Asterisk is killed: the line lives, and serves the next Asterisk', async () => {
    const lucia = await atTheOffers();
    await telephone.asterisk.kill9();
    lucia.phone.vanish();
    await leavesNothing();

    await telephone.asterisk.restart();
    await telephone.tidy();
    const again = await telephone.dial();
    await again.answersAll([...TO_OFFERS, ['book.offers', '1'], ['book.confirm', '1']]);
    await again.asked('book.done');
    expect(await telephone.rows.appointments()).toMatchObject([{ patient_id: LUCIA.id, status: 'booked' }]);
  });
});
