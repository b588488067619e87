import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { throttleKey } from '../../src/booking/throttle.ts';
import type { Storage } from '../../src/storage/index.ts';
import { expectCall, identified } from '../support/expect-call.ts';
import { adjustClinic, ANTONIO, bookFor, cheapPin, LUCIA, MONDAY_MORNING } from '../support/small-clinic.ts';
import { TemplateDatabase } from '../support/test-desk.ts';

let clinic: TemplateDatabase;
beforeAll(async () => {
  clinic = await TemplateDatabase.create(MONDAY_MORNING, async () => undefined);
});
afterAll(() => clinic.remove());

const ELSEWHERE = '11911112222';
const AT_MENU = '> Tudo certo. … Para marcar uma consulta, tecle 1.';
const ASKS_BIRTH = '> Agora, dia, mês e ano de nascimento, com oito números.';

describe('the CPF', () => {
  test('with letters of a softphone is asked again, in kind words', async () => {
    await expectCall(clinic, [
      '< 5299822472A',
      '> Não encontrei um CPF com esses números. Pode digitar de novo, com calma: são onze números, sem ponto nem traço.',
      '< ABCDABCDABC',
      '> Não encontrei um CPF com esses números. … Para falar com um atendente, tecle 9.',
      ...identified(LUCIA),
      AT_MENU,
    ]);
  });

  test('one digit short is told so', async () => {
    await expectCall(clinic, [
      '< 5299822472',
      '> Ouvi dez números; o CPF tem onze. Pode digitar de novo, com calma.',
      ...identified(LUCIA),
      AT_MENU,
    ]);
  });

  test('that begins with 9 is a CPF; 9 alone is a person', async () => {
    await expectCall(clinic, ['< 93541134780', ASKS_BIRTH]);
    await expectCall(clinic, [
      '< 9',
      '> Vou passar a ligação para um atendente.',
      '→ disque-consulta-attendant (asked)',
    ]);
    await expectCall(clinic, ['< 9#', '→ disque-consulta-attendant (asked)']);
  });

  test('not understood three times, or not keyed, is a matter for a person', async () => {
    const nonsense = ['< 123', '< 11111111111', '< 52998224724'];
    await expectCall(clinic, [
      ...nonsense,
      '> Não consegui entender. … Vou passar',
      '→ disque-consulta-attendant (not-understood)',
    ]);
    await expectCall(clinic, [
      '< …',
      '> Ainda está aí?',
      '< …',
      '< …',
      '> Não ouvi nenhuma tecla.',
      '→ disque-consulta-attendant (silence)',
    ]);
  });
});

describe('the birth date', () => {
  test('that is in no calendar, too short or in no lifetime is asked again with what was wrong', async () => {
    await expectCall(clinic, [
      `< ${LUCIA.cpf}`,
      ASKS_BIRTH,
      '< 31021955',
      '> Não encontrei esse dia no calendário. Digite de novo, com calma: dia, mês e ano, com oito números.',
      '< 150355',
      '> A data tem oito números. Por exemplo, para cinco de fevereiro de mil novecentos e sessenta: zero, cinco, zero, dois, um, nove, seis, zero.',
      `< ${LUCIA.birth}`,
      AT_MENU,
    ]);
    await expectCall(clinic, [
      `< ${LUCIA.cpf}`,
      '< 15032055',
      '> Esse ano não parece ser o do nascimento.',
      `< ${LUCIA.birth}`,
      AT_MENU,
    ]);
  });

  test('with * goes back to the CPF', async () => {
    await expectCall(clinic, [
      '< 11144477735',
      '< *',
      '> Ou digite o seu CPF.',
      ...identified(LUCIA),
      AT_MENU,
    ]);
  });
});

describe('who is not found', () => {
  const wrong = (cpf: string) => [`< ${cpf}`, '< 01011990'];
  const telling = (cpf: string) => [
    ...wrong(cpf),
    '> Não encontrei o cadastro com esses dados. Vamos conferir juntos.',
    ...wrong(cpf),
    '> Ainda não encontrei o cadastro com esses dados. Vamos tentar mais uma vez, número por número.',
    ...wrong(cpf),
    '> Não encontrei o cadastro com esses dados. … Vou passar a ligação para um atendente.',
    '→ disque-consulta-attendant (not-identified)',
  ];

  test.each([null, ELSEWHERE, LUCIA.phone])(
    'hears the same words to the last, whether or not the CPF is registered (calling from %s)',
    async (from) => {
      const registered = await expectCall(clinic, telling(LUCIA.cpf), { from });
      const unknown = await expectCall(clinic, telling('00000000191'), { from });
      const spoken = (transcript: readonly string[]) =>
        transcript.map((line) => line.replace(/^< \d{11}$/, '< CPF'));
      expect(spoken(registered.transcript)).toEqual(spoken(unknown.transcript));
      expect(registered.variables['DISQUE_PATIENT_ID']).toBe('');
      expect(registered.events.filter(({ kind }) => kind === 'said')).toEqual(
        unknown.events.filter(({ kind }) => kind === 'said'),
      );
    },
  );

  test('after many misses of strangers is not found with the right date either, for a while; her own telephone is heard', async () => {
    const guesses = async (storage: Storage) => {
      for (let n = 0; n < 10; n++)
        await storage.stores.throttle.recordFailure(
          [throttleKey('cpf', LUCIA.cpf)],
          MONDAY_MORNING,
          MONDAY_MORNING - 1,
        );
    };
    const right = [...identified(LUCIA)];
    await expectCall(clinic, [...right, '> Não encontrei o cadastro com esses dados.'], {
      from: ELSEWHERE,
      prepare: guesses,
    });
    await expectCall(clinic, [...right, AT_MENU], { from: LUCIA.phone, prepare: guesses });
    await expectCall(clinic, [...right, AT_MENU], {
      from: ELSEWHERE,
      prepare: guesses,
      now: MONDAY_MORNING + 31_000,
    });
  });
});

describe('the PIN', () => {
  const withPin = async (storage: Storage) => {
    await adjustClinic(storage, { require_pin: 1 });
    await cheapPin(storage, ANTONIO);
    await bookFor(storage, ANTONIO.id, [{ doctorId: 'rafael-costa', date: '2026-11-25', minute: 9 * 60 }]);
  };
  const ASKS_PIN = '> Digite a sua senha e, no fim, a tecla jogo da velha.';

  test('is asked before visits are read aloud, once in a call, and nothing of them is said before', async () => {
    const { transcript } = await expectCall(
      clinic,
      [
        ...identified(ANTONIO),
        AT_MENU,
        '< 2',
        ASKS_PIN,
        '< 25#',
        '> A senha tem de quatro a seis números.',
        '< 1111#',
        '> Não consegui conferir essa senha. Vamos tentar de novo.',
        '< 2580#',
        '> Sua próxima consulta: Dermatologia, com o Dr. Rafael Costa, Unidade Aldeota, quarta-feira, vinte e cinco de novembro, às nove horas',
        '< *',
        '< 3',
        '> Dermatologia, com o Dr. Rafael Costa',
      ],
      { prepare: withPin },
    );
    expect(transcript.slice(0, transcript.indexOf('< 2580#')).join()).not.toContain('Rafael Costa');
  });

  test('wrong three times, or never issued, is a matter for a person', async () => {
    const wrong = ['< 1111#', '< 2222#', '< 3333#'];
    const last = ['> Não foi possível conferir a senha.', '→ disque-consulta-attendant (pin)'];
    await expectCall(clinic, [...identified(ANTONIO), '< 2', ...wrong, ...last], { prepare: withPin });
    const never = '> Para isso é preciso ter uma senha. Um atendente pode criar a sua.';
    await expectCall(clinic, [...identified(LUCIA), '< 2', never, '→ disque-consulta-attendant (pin)'], {
      prepare: withPin,
    });
  });
});

describe('a number that the clinic trusts', () => {
  const trusting = (storage: Storage) => adjustClinic(storage, { trust_caller_number: 1 });
  const KNOWN =
    '> Reconheci o seu telefone. Se a consulta for para outra pessoa, tecle estrela. Agora, dia, mês e ano de nascimento';

  test('is asked for the birth date alone', async () => {
    await expectCall(clinic, [KNOWN, `< ${LUCIA.birth}`, AT_MENU], {
      from: `+55${LUCIA.phone}`,
      prepare: trusting,
    });
  });

  test('is told of one star at a time: the languages come with the CPF', async () => {
    const welcome = `> Bom dia. Vitality Health Solutions. ${KNOWN.slice(2)}`;
    const languages = '> For English, press star. Para español, marque asterisco. … Ou digite o seu CPF.';
    await expectCall(clinic, [welcome, '< *', languages], { from: LUCIA.phone, prepare: trusting });
  });

  test('lets another person give a CPF with *, and asks for it after a date that does not fit', async () => {
    const options = { from: LUCIA.phone, prepare: trusting };
    await expectCall(
      clinic,
      [KNOWN, '< *', '> Ou digite o seu CPF.', ...identified(ANTONIO), AT_MENU],
      options,
    );
    await expectCall(
      clinic,
      [KNOWN, '< 01011990', '> Não encontrei o cadastro … CPF', ...identified(ANTONIO), AT_MENU],
      options,
    );
  });

  test('shared by two patients, or withheld, says nothing', async () => {
    for (const from of ['8533330004', null])
      await expectCall(clinic, ['> Para falar com um atendente, tecle 9. Ou digite o seu CPF.'], {
        from,
        prepare: trusting,
      });
  });
});
