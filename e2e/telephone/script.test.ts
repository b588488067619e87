import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { inWords } from '../../src/speech/portuguese.test-support.ts';
import { spokenProtocol } from '../../src/speech/digits.ts';
import { LUCIA } from '../support/small-clinic.ts';
import { CLINIC_BY_SCRIPT, Telephone, telephoneAvailable } from '../support/telephone.ts';
import { identifiedAs, type Answers } from '../support/telephone-caller.ts';
import { until } from '../support/telephone-calls.ts';
import { installForAsterisk, isRunningIn, PROGRAM } from '../support/telephone-process.ts';

const TO_OFFERS: Answers = [
  ...identifiedAs(LUCIA),
  ['main-menu', '1'],
  ['book.specialty', '3'],
  ['book.doctor', '3'],
];

describe.skipIf(!telephoneAvailable())('the line as a program that Asterisk starts for each call', () => {
  let telephone: Telephone;
  let uninstall: (() => void) | undefined;
  let following: NodeJS.Timeout | undefined;

  beforeAll(async () => {
    telephone = await Telephone.install();
    uninstall = installForAsterisk(telephone.asterisk.folder);
    for (const command of ['migrate', 'demo'])
      execFileSync(PROGRAM, [command], { env: { ...process.env, ...telephone.settings() }, stdio: 'ignore' });
    await telephone.openClinic();
    following = setInterval(followLog(), 20);
  });
  afterEach(() => telephone.tidy());
  afterAll(async () => {
    clearInterval(following);
    await telephone?.stop();
    uninstall?.();
  });

  /** Tells the record what the programs that Asterisk starts have logged since the last time. */
  const followLog = () => {
    let read = 0;
    return () => {
      const lines = readFileSync(path.join(telephone.asterisk.folder, 'log/programs'), 'utf8').split('\n');
      for (const line of lines.slice(read, -1)) telephone.calls.noteLogLine(line);
      read = lines.length - 1;
    };
  };

  it('books a visit', async () => {
    const lucia = await telephone.dial({ extension: CLINIC_BY_SCRIPT });
    await lucia.answersAll([...TO_OFFERS, ['book.offers', '1'], ['book.confirm', '1']]);
    const told = await lucia.listensTo('book.done');
    const [row, ...others] = await telephone.rows.appointments();
    expect(others).toEqual([]);
    expect(row).toMatchObject({ patient_id: LUCIA.id, status: 'booked' });
    expect(told).toContain(`Seu protocolo é ${inWords(spokenProtocol(row?.protocol ?? ''))}.`);
    await lucia.press('*');
    await lucia.answers('main-menu', '0');
    await lucia.isHungUpOn();
    expect(telephone.asterisk.log()).toContain('/opt/disque-consulta/bin/disque-consulta');
    expect(await telephone.rows.holds()).toEqual([]);
  });

  it('lets go of what it held when the caller hangs up', async () => {
    const lucia = await telephone.dial({ extension: CLINIC_BY_SCRIPT });
    await lucia.answersAll(TO_OFFERS);
    await lucia.asked('book.offers');
    expect(await telephone.rows.holds()).not.toEqual([]);
    await lucia.hangUp();
    await until(
      () => !isRunningIn(telephone.asterisk.folder),
      () => 'the program to end',
    );
    expect(await telephone.rows.holds()).toEqual([]);
    expect(await telephone.rows.appointments()).toEqual([]);
  });

  it('takes a caller to the attendant', async () => {
    await telephone.attendantsAreAlwaysThere();
    const lucia = await telephone.dial({ extension: CLINIC_BY_SCRIPT });
    await lucia.answersAll([...identifiedAs(LUCIA), ['main-menu', '9']]);
    expect(await lucia.reachesAttendant()).toEqual({ reason: 'asked', patientId: LUCIA.id });
  });
});
