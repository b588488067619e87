import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { LUCIA } from '../support/small-clinic.ts';
import { Telephone, telephoneAvailable } from '../support/telephone.ts';
import { identifiedAs, type Answers, type Caller } from '../support/telephone-caller.ts';
import { LineProcess } from '../support/telephone-process.ts';

const TO_READ_BACK: Answers = [
  ...identifiedAs(LUCIA),
  ['main-menu', '1'],
  ['book.specialty', '3'],
  ['book.doctor', '3'],
  ['book.offers', '1'],
];
const APOLOGY = 'Desculpe, tivemos um problema do nosso lado.';

describe.skipIf(!telephoneAvailable())('a line whose server', () => {
  let telephone: Telephone;
  let server: LineProcess;
  beforeAll(async () => {
    telephone = await Telephone.install();
  });
  afterEach(async () => {
    await telephone.tidy();
    await server.stop();
  });
  afterAll(() => telephone?.stop());

  const serve = async (settings: Record<string, string> = {}): Promise<void> => {
    server = await LineProcess.start({ ...telephone.settings(), ...settings }, telephone.calls);
    await telephone.openClinic();
  };
  /** What a caller hears last on the way to the attendant, and what the dialplan knows. */
  const arrival = async (caller: Caller) => {
    const known = await caller.reachesAttendant();
    return { ...known, heard: (await caller.heard()).slice(-APOLOGY.length) };
  };
  const letDown = { reason: 'failure', patientId: undefined, heard: APOLOGY };

  it('is killed in mid-call: the caller hears an apology, and then a person', async () => {
    await serve();
    const lucia = await telephone.dial();
    await lucia.answersAll(TO_READ_BACK);
    await lucia.asked('book.confirm');
    server.signal('SIGKILL');
    await lucia.press('1');
    expect(await arrival(lucia)).toEqual(letDown);
    expect(await telephone.rows.appointments()).toEqual([]);
  });

  it('is at its limit of calls: one more goes to a person, those in progress go on', async () => {
    await serve({ AGI_MAX_CALLS: '1' });
    const lucia = await telephone.dial();
    await lucia.asked('identify.cpf');
    expect(await arrival(await telephone.dial())).toEqual(letDown);
    await server.logged(/"why":"busy"/);
    await lucia.press(LUCIA.cpf);
    await lucia.asked('identify.birth-date');
  });

  it('is stopped: calls in progress are finished, new ones go to a person', async () => {
    await serve();
    const lucia = await telephone.dial();
    await lucia.answersAll(TO_READ_BACK);
    await lucia.asked('book.confirm');
    server.signal('SIGTERM');
    await server.logged(/"draining"/);
    expect(await arrival(await telephone.dial())).toEqual(letDown);
    await lucia.press('1');
    await lucia.answersAll([
      ['book.done', '*'],
      ['main-menu', '0'],
    ]);
    await lucia.isHungUpOn();
    expect(await server.ended).toBe(0);
    expect(await telephone.rows.appointments()).toMatchObject([{ patient_id: LUCIA.id, status: 'booked' }]);
    expect(server.log.join('\n')).not.toMatch(new RegExp(`${LUCIA.cpf}|${LUCIA.birth}|${LUCIA.phone}`));
  });

  it('is stopped, and the call goes on for too long: it is brought to a spoken end', async () => {
    await telephone.attendantsAreAlwaysThere();
    await serve({ DRAIN_SECONDS: '0' });
    const lucia = await telephone.dial();
    await lucia.answersAll(TO_READ_BACK);
    await lucia.asked('book.confirm');
    server.signal('SIGTERM');
    await server.logged(/drain deadline/);
    await lucia.press('2');
    expect(await lucia.reachesAttendant()).toEqual({ reason: 'shutdown', patientId: LUCIA.id });
    expect(await lucia.heard()).toContain('Desculpe, precisei interromper o atendimento automático.');
    expect(await server.ended).toBe(0);
    expect(await telephone.rows.holds()).toEqual([]);
  });
});
