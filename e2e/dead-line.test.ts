import { USUAL_PACE } from '../src/call/line.ts';
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { asteriskAvailable } from './support/asterisk.ts';
import { ATTENDANT, LineOnAsterisk, long } from './support/line-on-asterisk.ts';

describe.skipIf(!asteriskAvailable())('no caller is left on a dead line', { timeout: 60_000 }, () => {
  let lab: LineOnAsterisk;
  let other: Server | undefined;

  beforeAll(async () => {
    lab = await LineOnAsterisk.start();
  });
  afterEach(async () => {
    other?.close();
    await lab.asterisk.setGlobal('DISQUE_AGI', `agi://127.0.0.1:${lab.agiPort}/agendamento`);
    await lab.tidy();
  });
  afterAll(() => lab?.stop());

  /** A server of another kind, for the calls of this test. */
  const serveInstead = async (onSocket: (socket: Socket) => void): Promise<void> => {
    other = createServer(onSocket).listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    await lab.asterisk.setGlobal('DISQUE_AGI', `agi://127.0.0.1:${port}/agendamento`);
  };

  /** What the caller who is now with the attendant heard last, and why they are there. */
  const arrival = async () => {
    const channel = await lab.asterisk.waitForAttendant();
    const reason = (await lab.asterisk.variables(channel)).get('DISQUE_REASON');
    return { heard: lab.asterisk.played(channel).at(-1)?.clip, reason };
  };
  const apology = { heard: 'pt_BR/prompt/trouble.sorry', reason: 'failure' };

  it('when the server is not there', async () => {
    await lab.asterisk.setGlobal('DISQUE_AGI', 'agi://127.0.0.1:1/agendamento');
    await lab.dial();
    expect(await arrival()).toEqual(apology);
  });

  it('when the program is not there', async () => {
    await lab.asterisk.setGlobal('DISQUE_AGI', '/no/such/program,agi');
    await lab.dial();
    expect(await arrival()).toEqual(apology);
  });

  it('when the server is full', async () => {
    const served = Promise.withResolvers<void>();
    const first = lab.nextCall((line) => {
      served.resolve();
      return line.ask([long], 1, USUAL_PACE);
    });
    const phone = await lab.dial();
    // An answered call is not yet a served one.
    await served.promise;
    await lab.dial();
    expect(await arrival()).toEqual(apology);
    await phone.press('1');
    expect(await first).toEqual({ keys: '1', ended: 'full' });
  });

  it('when the server dies in the middle of a question', async () => {
    await serveInstead((socket) => {
      socket.write('GOSUB disque-consulta-ask s 1 pt_BR/short,1,0,0.5,0.5\n');
      setTimeout(() => socket.resetAndDestroy(), 100);
    });
    await lab.dial();
    expect(await arrival()).toEqual(apology);
    expect(lab.asterisk.played()[0]?.clip).toBe('pt_BR/short');
  });

  it.each([
    { moment: 'between two questions', lastWords: '' },
    { moment: 'in the middle of one', lastWords: 'GOSUB disque-consulta-ask s 1 long,1,0,9,9\n' },
  ])(
    "when the server's host is gone without a word, $moment: after an hour at the latest",
    async ({ lastWords }) => {
      await serveInstead((socket) => socket.write(lastWords));
      await lab.dial();
      const [channel] = await lab.asterisk.channels();
      await delay(200);
      await lab.asterisk.cli(`dialplan set chanvar ${channel} TIMEOUT(absolute) 1`);
      expect(await arrival()).toEqual(apology);
    },
  );

  it('when no attendant answers: a goodbye first', async () => {
    await lab.asterisk.setGlobal('DISQUE_ATTENDANT', 'PJSIP/nobody');
    await lab.call(
      (line) => line.transfer(ATTENDANT, { DISQUE_REASON: 'asked' }),
      async (phone) => expect(await phone.ended).toBe('there'),
    );
    expect(lab.asterisk.played().at(-1)?.clip).toBe('pt_BR/prompt/attendant.no-answer');
    await lab.asterisk.setGlobal('DISQUE_ATTENDANT', 'Local/s@attendant-at-her-desk');
  });
});
