import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { asteriskRoot } from '../support/debian.ts';
import { LUCIA, MONDAY_NIGHT } from '../support/small-clinic.ts';
import { CLINIC, Telephone, telephoneAvailable } from '../support/telephone.ts';
import { identifiedAs, type Answers } from '../support/telephone-caller.ts';

/** Right check digits, and nobody's. */
const STRANGER = { cpf: '12345678909', birth: '01011980' };
const NO_CPF = '12345678900';

describe.skipIf(!telephoneAvailable())('a caller who needs a person', () => {
  let telephone: Telephone;
  beforeAll(async () => {
    telephone = await Telephone.start();
  });
  afterEach(() => telephone.tidy());
  afterAll(() => telephone?.stop());

  it.each<{ who: string; answers: Answers; last: string; reason: string; patientId: string }>([
    {
      who: 'nobody knows, after three tries',
      answers: [...identifiedAs(STRANGER), ...identifiedAs(STRANGER), ...identifiedAs(STRANGER)],
      last: 'Não encontrei o cadastro com esses dados. Vou passar a ligação para um atendente.',
      reason: 'not-identified',
      patientId: '',
    },
    {
      who: 'mistypes the CPF three times',
      answers: [NO_CPF, NO_CPF, NO_CPF].map((cpf) => ['identify.cpf', cpf] as const),
      last: 'Não consegui entender. Vou passar a ligação para um atendente.',
      reason: 'not-understood',
      patientId: '',
    },
    {
      who: 'asks for one before anything else',
      answers: [['identify.cpf', '9']],
      last: 'Vou passar a ligação para um atendente.',
      reason: 'asked',
      patientId: '',
    },
    {
      who: 'asks for one once known',
      answers: [...identifiedAs(LUCIA), ['main-menu', '9']],
      last: 'Vou passar a ligação para um atendente.',
      reason: 'asked',
      patientId: LUCIA.id,
    },
  ])('who $who, reaches the attendant, who sees why', async ({ answers, last, reason, patientId }) => {
    const caller = await telephone.dial();
    await caller.answersAll(answers);
    expect(await caller.reachesAttendant()).toEqual({ reason, patientId });
    expect(await caller.heard()).toSatisfy((heard: string) => heard.endsWith(last), last);
    await telephone.idle();
    expect(telephone.complaints).toEqual([]);
  });

  it('outside their hours leaves a number to be called back', async () => {
    telephone.now = MONDAY_NIGHT;
    const caller = await telephone.dial();
    await caller.answersAll([...identifiedAs(LUCIA), ['main-menu', '9']]);
    expect(await caller.listensTo('attendant.callback')).toContain(
      'O atendimento funciona de segunda a sexta, das sete às dezenove horas.',
    );
    await caller.press('1');
    await caller.isHungUpOn();
    expect(await caller.heard()).toContain('Combinado. Nossa ligação será amanhã, terça-feira');
    expect(await telephone.rows.callbackRequests()).toEqual([
      { patient_id: LUCIA.id, phone: LUCIA.phone, reason: 'asked', requested_at: '2026-11-24 01:00:00' },
    ]);
  });

  const bomb = '/tmp/disque-consulta-was-here';
  const run = `\${SHELL(touch ${bomb})}`;
  it.each([
    {
      what: 'a name that is a program',
      callerName: `${run}"; System(touch ${bomb})`,
      callerNumber: LUCIA.phone,
    },
    { what: 'a number that is a program', callerName: run, callerNumber: encodeURIComponent(run) },
    {
      what: 'a number full of quotes',
      callerName: '"',
      callerNumber: encodeURIComponent(`85"98888'0001\\"`),
    },
    {
      what: 'a number of several lines',
      callerName: 'x',
      callerNumber: '85988880001%0D%0Aagi_request:%20x%0A%0A',
    },
    {
      what: 'a dialled number of several lines',
      extension: `${CLINIC}%0Aagi_arg_1:%20x%0A%0A`,
      callerNumber: 'x',
    },
  ])('is served as anybody is with $what', async (dialled) => {
    const caller = await telephone.dial(dialled);
    await caller.answersAll([...identifiedAs(LUCIA), ['main-menu', '0']]);
    await caller.isHungUpOn();
    await telephone.idle();
    expect(await telephone.rows.rememberedPhones(LUCIA.id)).toEqual([]);
    expect(await telephone.asterisk.cli('module show like func_shell')).toContain('Running');
    expect(existsSync(path.join(asteriskRoot, bomb)) || existsSync(bomb)).toBe(false);
    expect(telephone.complaints).toEqual([]);
  });
});
