import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { StorageUnavailable } from '../../src/booking/ports.ts';
import type { Storage } from '../../src/storage/index.ts';
import { expectCall, expectCallTo, identified } from '../support/expect-call.ts';
import { BEATRIZ, DAVI, LUCIA, MONDAY_MORNING, remembered } from '../support/small-clinic.ts';
import { TemplateDatabase } from '../support/test-desk.ts';
import { left, row, visit, withVisits } from '../support/visits.ts';

let clinic: TemplateDatabase;
beforeAll(async () => {
  clinic = await TemplateDatabase.create(MONDAY_MORNING, async () => undefined);
});
afterAll(() => clinic.remove());

const ELSEWHERE = '11911112222';
const DAY = 86_400_000;
const HINTS = 'For English, press star. Para español, marque asterisco.';
const GREETS = `> Bom dia. Vitality Health Solutions. ${HINTS} Para falar com um atendente, tecle 9. Ou digite o seu CPF.`;
const GREETS_BRIEFLY = '> Bom dia. Vitality Health Solutions. Atendente, tecle 9. Ou digite o CPF.';
const MENU = '> Tudo certo. Para marcar uma consulta, tecle 1. Para ouvir suas consultas, 2.';
const BRIEF_MENU = 'Marcar, tecle 1. Ouvir, 2. Cancelar, 3. Remarcar, 4. Encerrar, 0.';

/** Lúcia called in September. */
const known = (storage: Storage) => remembered(storage, LUCIA.id, { last_call_at: '2026-09-23 12:00:00' });

describe('who called within 180 days', () => {
  test('is asked in few words from the greeting on, and books a visit', async () => {
    const { transcript } = await expectCall(
      clinic,
      [
        GREETS_BRIEFLY,
        `< ${LUCIA.cpf}`,
        '> Data de nascimento.',
        `< ${LUCIA.birth}`,
        `> ${BRIEF_MENU}`,
        '< 1',
        '> Clínico Geral, tecle 1. Cardiologia, 2. Dermatologia, 3. Endocrinologia, 4. Outras, 5.',
        '< 3',
        '> com a Dra. Juliana Silva, tecle 1. com o Dr. Rafael Costa, 2. O primeiro horário, 3.',
        '< 3',
        '> hoje, às nove e trinta, com a Dra. Juliana Silva, tecle 1.',
        '< 1',
        '> Dermatologia, com a Dra. Juliana Silva, Unidade Aldeota, hoje, segunda-feira, vinte e três de novembro, às nove e trinta. Confirmar, tecle 1. Outro horário, 2.',
        '< 1',
        '> Consulta marcada: hoje, segunda-feira, às nove e trinta. Protocolo: um zero',
        '< …',
        `> Mais alguma coisa? ${BRIEF_MENU}`,
        '< 0',
        '> A clínica agradece a sua ligação. Até logo.',
      ],
      {
        from: LUCIA.phone,
        prepare: known,
        after: left(row('2026-11-23', '09:30', 'booked', 'juliana-silva')),
      },
    );
    expect(transcript[0]).toBe(GREETS_BRIEFLY);
    expect(transcript.join()).not.toMatch(/Tudo certo|English|Parabéns/);
  });

  test('moves a visit in few words', async () => {
    const prepare = async (storage: Storage) => {
      await known(storage);
      await withVisits(visit('2026-11-25', 9))(storage);
    };
    await expectCall(
      clinic,
      [
        ...identified(LUCIA),
        '> Sua próxima consulta é com o Dr. Rafael Costa, quarta-feira, vinte e cinco, às nove horas. Marcar, tecle 1.',
        '< 4',
        '< 1',
        '> hoje, às nove e trinta, tecle 1.',
        '< 1',
        '> Dermatologia, com o Dr. Rafael Costa, Unidade Aldeota, hoje, segunda-feira, vinte e três de novembro, às nove e trinta. Confirmar, tecle 1. Outro horário, 2.',
        '< 1',
        '> Consulta remarcada: hoje, segunda-feira, às nove e trinta. Protocolo: um zero',
      ],
      { from: LUCIA.phone, prepare, after: left(row('2026-11-23', '09:30', 'booked')) },
    );
  });

  test('is known once it is said who calls, when the telephone tells nothing', async () => {
    for (const from of [null, ELSEWHERE])
      await expectCall(clinic, [GREETS, ...identified(LUCIA), `> ${BRIEF_MENU}`], { from, prepare: known });
  });

  test('hears the fuller words after silence, and after a wrong key; at the next question fewer again', async () => {
    await expectCall(
      clinic,
      [
        GREETS_BRIEFLY,
        '< …',
        '> Ainda está aí? Digite os onze números do seu CPF, no teclado do telefone.',
        `< ${LUCIA.cpf}`,
        '> Data de nascimento.',
        '< 150355',
        '> A data tem oito números. Por exemplo,',
        `< ${LUCIA.birth}`,
        `> ${BRIEF_MENU}`,
        '< 7',
        '> Essa tecla não tem opção aqui. … Para marcar uma consulta, tecle 1. Para ouvir suas consultas, 2.',
        '< …',
        '> Ainda está aí? Escolha o que deseja fazer. Para marcar uma consulta, tecle 1.',
        '< 1',
        '> Clínico Geral, tecle 1. … Outras, 5.',
        '< …',
        '> Ainda está aí? Escolha a especialidade da consulta. Clínico Geral, tecle 1. … Outras especialidades, 5.',
      ],
      { from: LUCIA.phone, prepare: known },
    );
  });

  test.each(['< 7', '< …'])('hears the fuller words of a visit that is to be confirmed (%s)', async (key) => {
    const all =
      '> Dermatologia, com a Dra. Juliana Silva, … Para confirmar, tecle 1. Para escolher de novo, 2.';
    await expectCall(
      clinic,
      [...identified(LUCIA), '< 1', '< 3', '< 3', '< 1', '> Confirmar, tecle 1.', key, all],
      {
        from: LUCIA.phone,
        prepare: known,
      },
    );
  });
});

describe('the 180 days', () => {
  /** Lúcia calls so many days after that Monday, says who she is, and puts the receiver down. */
  const expectGreeted = (storage: Storage, days: number, ...[greeting, menu]: readonly [string, string]) =>
    expectCallTo(storage, [greeting, ...identified(LUCIA), menu, '< (desliga)'], {
      from: LUCIA.phone,
      now: MONDAY_MORNING + days * DAY,
    });

  test('are counted from the last call: then it is few words, and all of them after that', async () => {
    await clinic.withCopy(MONDAY_MORNING, async (storage) => {
      await expectGreeted(storage, 0, GREETS, MENU);
      await expectGreeted(storage, 0.01, GREETS_BRIEFLY, `> ${BRIEF_MENU}`);
      await expectGreeted(storage, 180, GREETS_BRIEFLY, `> ${BRIEF_MENU}`);
      await expectGreeted(storage, 360, GREETS, MENU);
      await expectGreeted(storage, 361, GREETS_BRIEFLY, `> ${BRIEF_MENU}`);
    });
  });

  test('begin anew with no call that the database was away to remember, of which the caller hears nothing', async () => {
    const away = () => Promise.reject(new StorageUnavailable('the database is away'));
    await clinic.withCopy(MONDAY_MORNING, async (storage) => {
      const { end } = await expectCallTo(
        storage,
        [GREETS, ...identified(LUCIA), MENU, '< 0', '> A clínica agradece a sua ligação. Até logo.'],
        {
          from: LUCIA.phone,
          stores: (all) => ({ ...all, patients: { ...all.patients, rememberCaller: away } }),
          reports: 1,
        },
      );
      expect(end).toBe('goodbye');
      await expectGreeted(storage, 0.01, GREETS, MENU);
    });
  });

  test('are not begun by who does not say who it is', async () => {
    await clinic.withCopy(MONDAY_MORNING, async (storage) => {
      await expectCallTo(storage, [GREETS, '< (desliga)'], { from: LUCIA.phone });
      await expectGreeted(storage, 0.01, GREETS, MENU);
    });
  });

  test('are over for a telephone with the first of those who share it; each has their own once known', async () => {
    const from = BEATRIZ.shared;
    await clinic.withCopy(MONDAY_MORNING, async (storage) => {
      await expectCallTo(storage, [GREETS, ...identified(BEATRIZ), MENU], { from });
      await expectCallTo(storage, [GREETS, ...identified(BEATRIZ), `> ${BRIEF_MENU}`], { from });
      await expectCallTo(storage, [GREETS, ...identified(DAVI), MENU], { from });
      await expectCallTo(storage, [GREETS_BRIEFLY, ...identified(LUCIA), MENU], { from });
      await expectCallTo(storage, [GREETS_BRIEFLY, ...identified(DAVI), `> ${BRIEF_MENU}`], { from });
    });
  });
});
