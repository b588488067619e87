import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Storage } from '../../src/storage/index.ts';
import { expectCall, expectCallTo, identified } from '../support/expect-call.ts';
import {
  BEATRIZ,
  CARLOS,
  DAVI,
  LUCIA,
  MONDAY_MORNING,
  remembered,
  speaking,
} from '../support/small-clinic.ts';
import { TemplateDatabase } from '../support/test-desk.ts';

let clinic: TemplateDatabase;
beforeAll(async () => {
  clinic = await TemplateDatabase.create(MONDAY_MORNING, async () => undefined);
});
afterAll(() => clinic.remove());

const ELSEWHERE = '11911112222';
const A_YEAR_ON = MONDAY_MORNING + 365 * 86_400_000;
const ASKS_CPF = '> Para falar com um atendente, tecle 9. Ou digite o seu CPF.';
const HINTS = 'For English, press star. Para español, marque asterisco.';
const WHICH = '> Para português, tecle 1. For English, press 2. Para español, marque 3.';
const ASKS_CPF_IN_ENGLISH = '> To speak with an attendant, press 9. Or enter your CPF.';
const MENU_IN_ENGLISH = '> To book a visit, press 1. To hear your visits, 2.';
const CHOOSES_ENGLISH = ['< *', WHICH, '< 2', ASKS_CPF_IN_ENGLISH];
/** What is said at first to whom the clinic does not know, or has not heard of for long. */
const GREETS = `> Bom dia. Vitality Health Solutions. ${HINTS} ${ASKS_CPF.slice(2)}`;
const GREETS_IN_ENGLISH = `> Good morning. Vitality Health Solutions. Em português, tecle estrela. Para español, marque asterisco. ${ASKS_CPF_IN_ENGLISH.slice(2)}`;

describe('a language', () => {
  test('is chosen with * at the first question, and spoken from then on, to the goodbye', async () => {
    const { end, line } = await expectCall(clinic, [
      GREETS,
      ...CHOOSES_ENGLISH,
      ...identified(LUCIA),
      `> Thank you, all set. ${MENU_IN_ENGLISH.slice(2)}`,
      '< 0',
      '> Thank you for calling the clinic. Goodbye.',
    ]);
    expect(end).toBe('goodbye');
    expect(line.commands.at(-1)?.language).toBe('en');
  });

  test('is chosen again as often as the caller likes; the question itself is in the one that was chosen last', async () => {
    const wrong = `> There is no language on that key. … ${WHICH.slice(2)}`;
    const telling = [
      ...CHOOSES_ENGLISH,
      '< *',
      '< 4',
      wrong,
      '< *',
      ASKS_CPF_IN_ENGLISH,
      '< *',
      '< 1',
      ASKS_CPF,
    ];
    const { line } = await expectCall(clinic, telling);
    expect(line.commands.at(-1)?.language).toBe('pt_BR');
  });

  test('is asked for again after silence, with a person at last, whose dialplan is told', async () => {
    const silent = ['< …', `> Are you still there? … ${WHICH.slice(2)}`, '< …', '< …'];
    const { line } = await expectCall(clinic, [
      ...CHOOSES_ENGLISH,
      '< *',
      ...silent,
      '> I did not hear any key. I will put you through to an attendant.',
      '→ disque-consulta-attendant (silence)',
    ]);
    expect(line.commands.at(-1)?.language).toBe('en');
  });
});

describe('the language that was chosen', () => {
  /** Lúcia chooses English, says who she is, and puts the receiver down. */
  const choosesEnglish = (storage: Storage, from: string | null) =>
    expectCallTo(storage, [...CHOOSES_ENGLISH, ...identified(LUCIA), '< (desliga)'], { from });

  test("is the patient's in the next call, from whatever telephone, once it is said who calls", async () => {
    await clinic.withCopy(MONDAY_MORNING, async (storage) => {
      await choosesEnglish(storage, null);
      for (const from of [null, ELSEWHERE])
        await expectCallTo(storage, [GREETS, ...identified(LUCIA), '> Book, press 1.'], { from });
    });
  });

  test('greets whoever calls from that number, whether it was registered or not', async () => {
    for (const from of [LUCIA.phone, ELSEWHERE])
      await clinic.withCopy(MONDAY_MORNING, async (storage) => {
        await choosesEnglish(storage, from);
        await expectCallTo(storage, ['> Good morning. … Or enter the CPF.'], { from });
        await expectCallTo(storage, [GREETS_IN_ENGLISH], { from, now: A_YEAR_ON });
        await expectCallTo(storage, [GREETS], { from: CARLOS.phone });
      });
  });

  test('gives way to one that is chosen now, which is remembered in its place', async () => {
    await clinic.withCopy(MONDAY_MORNING, async (storage) => {
      await choosesEnglish(storage, null);
      const spanish = ['< *', '< 3', '> Para hablar con una persona, marque 9.', ...identified(LUCIA)];
      await expectCallTo(storage, [GREETS, ...spanish, '> Reservar, marque 1.']);
      await expectCallTo(storage, [GREETS, ...identified(LUCIA), '> Reservar, marque 1.']);
    });
  });

  test('is forgotten with a caller who did not say who it was', async () => {
    await clinic.withCopy(MONDAY_MORNING, async (storage) => {
      await expectCallTo(storage, [...CHOOSES_ENGLISH, '< (desliga)'], { from: LUCIA.phone });
      await expectCallTo(storage, [GREETS], { from: LUCIA.phone });
    });
  });

  test('greets two who share a telephone only where both chose it', async () => {
    const from = BEATRIZ.shared;
    await clinic.withCopy(MONDAY_MORNING, async (storage) => {
      await remembered(storage, BEATRIZ.id, { language: 'en' });
      await expectCallTo(storage, [GREETS, ...identified(BEATRIZ), MENU_IN_ENGLISH], { from });
      await expectCallTo(storage, [GREETS, ...identified(DAVI), '> Para marcar uma consulta, tecle 1.'], {
        from,
      });
      await expectCallTo(storage, ['< *', WHICH, '< 2', ...identified(DAVI)], { from });
      await expectCallTo(storage, [GREETS_IN_ENGLISH], { from, now: A_YEAR_ON });
    });
  });

  test('is no more spoken when the clinic has given it up', async () => {
    const prepare = async (storage: Storage) => {
      await remembered(storage, LUCIA.id, { language: 'en' });
      await speaking(storage, ['pt_BR', 'es']);
    };
    await expectCall(
      clinic,
      [
        '> Bom dia. Vitality Health Solutions. Para español, marque asterisco. Para falar',
        ...identified(LUCIA),
        '> Tudo certo. Para marcar uma consulta, tecle 1.',
      ],
      { from: LUCIA.phone, prepare },
    );
  });

  test('tells nobody whether a CPF is registered: until a patient is found, all hear the same', async () => {
    const prepare = (storage: Storage) =>
      remembered(storage, LUCIA.id, {
        language: 'en',
        pace: 'slow',
        last_call_at: '2026-11-22 12:00:00',
      });
    for (const from of [null, ELSEWHERE, LUCIA.phone]) {
      const heard = async (cpf: string) => {
        const guess = [`< ${cpf}`, '< 01011990'];
        const { line, transcript } = await expectCall(clinic, [...guess, ...guess, '< #', '< (desliga)'], {
          from,
          prepare,
        });
        const { commands, paces } = line;
        return { commands, paces, transcript: transcript.map((said) => said.replace(cpf, 'CPF')) };
      };
      expect(await heard(LUCIA.cpf)).toEqual(await heard('00000000191'));
    }
  });
});
