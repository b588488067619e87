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

  /** What there is once no call is in progress any more. */
  const left = async () => {
    await telephone.idle();
    const { complaints, rows } = telephone;
    return { booked: await rows.appointments(), held: await rows.holds(), complaints };
  };
  const nothing = { booked: [], held: [], complaints: [] };
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
      async () => (await lucia.heard()).includes('Dermatologia, com'),
      () => 'the read-back to begin',
    );
    expect(await telephone.rows.holds()).toHaveLength(6);
    await lucia.hangUp();
    expect(await left()).toEqual(nothing);
  });

  it('at the offers: they are free for others at once', async () => {
    const lucia = await atTheOffers();
    await lucia.hangUp();
    expect(await left()).toEqual(nothing);
  });

  it('because Asterisk hangs it up', async () => {
    const lucia = await atTheOffers();
    await telephone.asterisk.hangUpAll();
    await lucia.isHungUpOn();
    expect(await left()).toEqual(nothing);
  });

  it('because Asterisk is killed: the line lives, and serves the next Asterisk', async () => {
    const lucia = await atTheOffers();
    await telephone.asterisk.kill9();
    lucia.phone.vanish();
    expect(await left()).toEqual(nothing);

    await telephone.asterisk.restart();
    await telephone.tidy();
    const again = await telephone.dial();
    await again.answersAll([...TO_OFFERS, ['book.offers', '1'], ['book.confirm', '1']]);
    await again.asked('book.done');
    expect(await telephone.rows.appointments()).toMatchObject([{ patient_id: LUCIA.id, status: 'booked' }]);
  });
});
