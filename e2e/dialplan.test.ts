import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AsteriskLine } from '../src/call/asterisk-line.ts';
import { HangUp, USUAL_PACE, type Heard } from '../src/call/line.ts';
import { asteriskAvailable } from './support/asterisk.ts';
import { ATTENDANT, CALLER, LineOnAsterisk, long, missing, own, short } from './support/line-on-asterisk.ts';
import { runSipp, sippAvailable } from './support/sipp.ts';

/** Asks questions of so many keys each, thinking a while after each, and gives all the keys heard. */
const askAll = (lengths: readonly number[], thinkMs: number) => async (line: AsteriskLine) => {
  let heard = '';
  for (const length of lengths) {
    heard += (await line.ask([long, long], length, USUAL_PACE)).keys;
    await delay(thinkMs);
  }
  await line.hangUp();
  return heard;
};

describe.skipIf(!asteriskAvailable())("the dialplan's line", { timeout: 60_000 }, () => {
  let lab: LineOnAsterisk;
  beforeAll(async () => {
    lab = await LineOnAsterisk.start();
  });
  afterEach(() => lab.tidy());
  afterAll(() => lab?.stop());

  it.each([
    { perSecond: 20, thinkMs: 0 },
    { perSecond: 20, thinkMs: 70 },
    { perSecond: 10, thinkMs: 250 },
    { perSecond: 4, thinkMs: 300 },
  ])(
    'loses no key of a phone that dials $perSecond a second over the prompts, thinking $thinkMs ms between',
    async ({ perSecond, thinkMs }) => {
      const dialled = '5299822472515031955131240710';
      const heard = await lab.call(askAll([11, 8, 1, 1, 1, 4, 1, 1], thinkMs), (phone) =>
        phone.press(dialled, { perSecond }),
      );
      expect(heard).toBe(dialled);
    },
  );

  it.each([
    { keys: '52998224725', heard: { keys: '52998224725', ended: 'full' } },
    { keys: '9#', heard: { keys: '9', ended: 'hash' } },
    { keys: '#', heard: { keys: '', ended: 'hash' } },
    { keys: '*', heard: { keys: '*', ended: 'silence' } },
    { keys: '123', heard: { keys: '123', ended: 'silence' } },
    { keys: '', heard: { keys: '', ended: 'silence' } },
  ])('hears "$keys" as it was meant', async ({ keys, heard }) => {
    const result = await lab.call(
      async (line) => {
        const answer = await line.ask([short], 11, { firstKeyMs: 500, nextKeyMs: 500 });
        await line.hangUp();
        return answer;
      },
      (phone) => phone.press(keys),
    );
    expect(result).toEqual(heard);
  });

  it('passes over a recording that is missing, wherever it stands, and listens all the same', async () => {
    const heard = await lab.call(
      async (line) => {
        const answers: Heard[] = [];
        for (const prompts of [[missing, short], [short, missing], [missing]])
          answers.push(await line.ask(prompts, 1, USUAL_PACE));
        await line.hangUp();
        return answers.map(({ keys }) => keys).join('');
      },
      async (phone) => {
        for (const key of '123') await delay(600).then(() => phone.press(key));
      },
    );
    expect(heard).toBe('123');
  });

  it("plays the clinic's own recordings from their own folder, among the others", async () => {
    await lab.call(
      async (line) => {
        await line.say([short, own, short]);
        await line.hangUp();
      },
      (phone) => phone.ended.then(() => undefined),
    );
    expect(lab.asterisk.played().map(({ clip }) => clip)).toEqual([
      'pt_BR/short',
      'pt_BR/own',
      'pt_BR/short',
    ]);
  });

  it('throws HangUp in the middle of a question when the caller hangs up', async () => {
    const asked = lab.call(
      (line) => line.ask([long], 11, USUAL_PACE),
      (phone) => delay(300).then(() => phone.hangUp()),
    );
    await expect(asked).rejects.toThrow(HangUp);
  });

  it('takes a caller to the attendant, with the reason, and gives the keys back to the dialplan', async () => {
    await lab.call(
      (line) => line.transfer(ATTENDANT, { DISQUE_REASON: 'asked', DISQUE_PATIENT_ID: 'p-1' }),
      async (phone) => {
        const variables = await lab.asterisk.variables(await lab.asterisk.waitForAttendant());
        expect(variables.get('DISQUE_REASON')).toBe('asked');
        expect(variables.get('DISQUE_PATIENT_ID')).toBe('p-1');
        await lab.asterisk.waitForLog(/attendant-at-her-desk:2\] Echo/);
        const before = phone.received.length;
        await delay(300);
        expect(phone.received.length).toBeGreaterThan(before);
      },
    );
  });

  it.skipIf(!sippAvailable())('understands a telephone that is not ours', async () => {
    const keys = '52998224725150319551';
    const heard = lab.nextCall(askAll([11, 8, 1], 50));
    await runSipp({ sipPort: lab.asterisk.sipPort, extension: '8433330000', callerNumber: CALLER, keys });
    expect(await heard).toBe(keys);
  });
});
