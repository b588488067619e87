import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Storage } from '../../src/storage/index.ts';
import { expectCall, identified } from '../support/expect-call.ts';
import { LUCIA, MONDAY_MORNING, MONDAY_NIGHT } from '../support/small-clinic.ts';
import { TemplateDatabase } from '../support/test-desk.ts';

let clinic: TemplateDatabase;
beforeAll(async () => {
  clinic = await TemplateDatabase.create(MONDAY_MORNING, async () => undefined);
});
afterAll(() => clinic.remove());

const HOURS = '> O atendimento funciona de segunda a sexta, das sete às dezenove horas.';
const callbacks = (storage: Storage) =>
  storage.database.read((db) =>
    db
      .selectFrom('callback_requests')
      .select(['patient_id', 'phone', 'reason', 'call_id', 'requested_at', 'handled_at'])
      .execute(),
  );
const asked = (phone: string, more: object = {}) => ({
  patient_id: null,
  phone,
  reason: 'asked',
  call_id: 'call-1',
  requested_at: '2026-11-24 01:00:00',
  handled_at: null,
  ...more,
});
const noted =
  (...rows: object[]) =>
  async (storage: Storage) => {
    expect(await callbacks(storage)).toEqual(rows);
  };
const AT_NIGHT = { now: MONDAY_NIGHT, from: '+55 85 98888-0001' };

describe('while attendants are there', () => {
  test('9 takes the caller to one, who is told why, whose call it is, and which', async () => {
    const telling = [
      ...identified(LUCIA),
      '< 9',
      '> Vou passar a ligação para um atendente.',
      '→ disque-consulta-attendant (asked)',
    ];
    const { end, variables, transcript } = await expectCall(clinic, telling, { after: noted() });
    expect(end).toBe('attendant');
    expect(variables).toEqual({
      DISQUE_REASON: 'asked',
      DISQUE_PATIENT_ID: LUCIA.id,
      DISQUE_CALL_ID: 'call-1',
    });
    expect(transcript.at(-1)).toBe('→ disque-consulta-attendant (asked)');
  });

  test('nobody is identified by asking for a person', async () => {
    expect(
      (await expectCall(clinic, ['< 9', '→ disque-consulta-attendant (asked)'])).variables[
        'DISQUE_PATIENT_ID'
      ],
    ).toBe('');
  });

  test.each([
    ['06:59:59', false],
    ['07:00:00', true],
    ['18:59:59', true],
    ['19:00:00', false],
  ])('is a matter of the clock on the wall: at %s', async (time, open) => {
    const now = Date.parse(`2026-11-23T${time}-03:00`);
    const rest = open ? '→ disque-consulta-attendant (asked)' : HOURS;
    await expectCall(clinic, ['< 9', rest], { now });
  });

  test('is not on a holiday, nor on a Sunday', async () => {
    for (const day of ['2026-12-25', '2026-11-29'])
      await expectCall(clinic, ['< 9', HOURS], { now: Date.parse(`${day}T10:00:00-03:00`) });
  });
});

describe('out of their hours', () => {
  test("seu Antônio's hard call: ten digits, 31 February, not found, silence, and a call back in the morning", async () => {
    const { end } = await expectCall(
      clinic,
      [
        '> Boa noite. Vitality Health Solutions. … Ou digite o seu CPF.',
        '< 5299822472',
        '> Ouvi dez números; o CPF tem onze. Pode digitar de novo, com calma.',
        '< 52998224725',
        '> Agora, dia, mês e ano de nascimento, com oito números.',
        '< 31021943',
        '> Não encontrei esse dia no calendário. Digite de novo, com calma: dia, mês e ano, com oito números.',
        '< 21021943',
        '> Não encontrei o cadastro com esses dados. Vamos conferir juntos.',
        '< …',
        '> Ainda está aí?',
        '< 9',
        `${HOURS} Para que a gente ligue para este número, tecle 1. Para receber a ligação em outro número, tecle 2.`,
        '< 1',
        '> Combinado. Nossa ligação será amanhã, terça-feira, vinte e quatro de novembro, a partir das sete horas. A clínica agradece a sua ligação. Até logo.',
      ],
      { ...AT_NIGHT, after: noted(asked(LUCIA.phone)) },
    );
    expect(end).toBe('callback');
  });

  test('a call back to another number is noted for whom it is, and a number that is none is asked again', async () => {
    await expectCall(
      clinic,
      [
        ...identified(LUCIA),
        '< 9',
        HOURS,
        '< 2',
        '> Digite o número com DDD.',
        '< 99990000#',
        '> Não entendi o número. Digite de novo, com calma: primeiro os dois números do DDD, e depois o telefone.',
        '< 8533330001#',
        '> O número é oito cinco, três três, três três zero, zero zero um. Se estiver certo, tecle 1. Para digitar de novo, 2.',
        '< 2',
        '> Digite o número com DDD.',
        '< 8533330002#',
        '< 1',
        '> Combinado. Nossa ligação será',
      ],
      { ...AT_NIGHT, after: noted(asked('8533330002', { patient_id: LUCIA.id })) },
    );
  });

  test('a withheld number cannot be called back: another is asked for', async () => {
    const { transcript } = await expectCall(
      clinic,
      [
        '< 9',
        `${HOURS} Para receber a ligação em outro número, tecle 2.`,
        '< 2',
        '< 85999990000',
        '< 1',
        '> Combinado. Nossa ligação será',
      ],
      { ...AT_NIGHT, from: null, after: noted(asked('85999990000')) },
    );
    expect(transcript.join()).not.toContain('este número');
  });

  test.each([['*'], ['9']])('who wants no call back (%s) is told goodbye', async (key) => {
    const call = await expectCall(
      clinic,
      ['< 9', HOURS, `< ${key}`, '> A clínica agradece a sua ligação. Até logo.'],
      {
        ...AT_NIGHT,
        after: noted(),
      },
    );
    expect(call.end).toBe('goodbye');
  });

  test('who is not understood three times is told to call again, and goodbye', async () => {
    const wrong = ['< 5', '< 5', '< 5', '> Se preferir, ligue de novo mais tarde. … Até logo.'];
    await expectCall(clinic, ['< 9', HOURS, ...wrong], { ...AT_NIGHT, after: noted() });
  });

  test('a call back asked for on a Friday night is promised for Monday', async () => {
    const now = Date.parse('2026-11-27T22:00:00-03:00');
    await expectCall(
      clinic,
      [
        '< 9',
        '< 1',
        '> Combinado. Nossa ligação será segunda-feira, trinta de novembro, a partir das sete horas.',
      ],
      { ...AT_NIGHT, now },
    );
  });

  test('of a clinic without attendants it is only said that nobody is there', async () => {
    const nobody = (storage: Storage) =>
      storage.database.write(async (tx) => void (await tx.deleteFrom('attendant_hours').execute()));
    await expectCall(
      clinic,
      ['< 9', '> No momento não há atendentes.', '< 1', '> Combinado. Ligamos assim que possível.'],
      {
        ...AT_NIGHT,
        now: MONDAY_MORNING,
        prepare: nobody,
      },
    );
  });
});

describe('when the server is being stopped', () => {
  test('a call goes to a person at its next question, with an apology', async () => {
    const telling = [
      '> Desculpe, precisei interromper o atendimento automático. Vou passar',
      '→ disque-consulta-attendant (shutdown)',
    ];
    await expectCall(clinic, telling, { signal: AbortSignal.abort() });
  });

  test('in the middle of a booking nothing is booked, and nothing stays held', async () => {
    const stopping = new AbortController();
    const telling = [
      ...identified(LUCIA),
      '< 1',
      '< 3',
      '< 3',
      '[the server is stopped]',
      '< 1',
      '→ disque-consulta-attendant (shutdown)',
    ];
    await expectCall(clinic, telling, {
      signal: stopping.signal,
      happens: { 'the server is stopped': async () => stopping.abort() },
      after: async (storage) => {
        const claims = await storage.database.read((db) =>
          db.selectFrom('slot_claims').selectAll().where('hold_id', 'is not', null).execute(),
        );
        expect(claims).toEqual([]);
      },
    });
  });

  test('right after a booking the caller is told all of it first', async () => {
    const stopping = new AbortController();
    const telling = [
      ...identified(LUCIA),
      '< 1',
      '< 3',
      '< 3',
      '< 1',
      '[the server is stopped]',
      '< 1',
      '> Parabéns, sua consulta está marcada: hoje, segunda-feira, … Seu protocolo é um zero, zero zero, zero zero um. Desculpe, precisei interromper o atendimento automático.',
      '→ disque-consulta-attendant (shutdown)',
    ];
    await expectCall(clinic, telling, {
      signal: stopping.signal,
      happens: { 'the server is stopped': async () => stopping.abort() },
    });
  });

  test('at night the caller is told goodbye', async () => {
    await expectCall(
      clinic,
      [
        '> Desculpe, precisei interromper o atendimento automático. … Se preferir, ligue de novo mais tarde. … Até logo.',
      ],
      {
        ...AT_NIGHT,
        signal: AbortSignal.abort(),
      },
    );
  });
});
