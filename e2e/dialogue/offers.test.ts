import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Storage } from '../../src/storage/index.ts';
import { expectCall, heldClaims, identified } from '../support/expect-call.ts';
import { bookFor, CARLOS, keepDoctors, LUCIA, MONDAY_MORNING } from '../support/small-clinic.ts';
import { TemplateDatabase } from '../support/test-desk.ts';

let clinic: TemplateDatabase;
beforeAll(async () => {
  clinic = await TemplateDatabase.create(MONDAY_MORNING, async () => undefined);
});
afterAll(() => clinic.remove());

/** To the offers of dermatology, with whoever is free first. */
const TO_OFFERS = [...identified(LUCIA), '< 1', '< 3', '< 3'];
/** Dr. Rafael alone: neither the specialty nor the doctor is asked for. */
const TO_RAFAEL = [...identified(LUCIA), '< 1'];
const onlyRafael = (storage: Storage) => keepDoctors(storage, ['rafael-costa']);
const noHolds = async (storage: Storage) => {
  expect(await heldClaims(storage)).toEqual([]);
};

describe('the offers', () => {
  test('go on with "mais tarde", and back with *, to the very same times', async () => {
    const { transcript } = await expectCall(
      clinic,
      [
        ...TO_OFFERS,
        '> hoje, às nove e trinta, com',
        '< 5',
        '> Para voltar aos horários anteriores, tecle estrela.',
        '< 5',
        '< *',
        '< *',
        '> hoje, às nove e trinta, com',
        '< *',
        '> com a Dra. Juliana Silva, tecle 1.',
        '< *',
        '> Clínico Geral, tecle 1.',
        '< *',
        '> Para marcar uma consulta, tecle 1.',
      ],
      { after: noHolds },
    );
    const pages = transcript.filter((line) => line.includes('Mais tarde, 5.'));
    expect(pages).toHaveLength(5);
    expect(pages[3]).toBe(pages[1]);
    expect(pages[4]).toBe(pages[0]);
    expect(new Set(pages).size).toBe(3);
  });

  test('of another date are of that date, the year understood', async () => {
    await expectCall(clinic, [
      ...TO_OFFERS,
      '< 4',
      '> Digite o dia e o mês, com quatro números.',
      '< 0112',
      '> terça-feira, primeiro de dezembro, às oito horas',
      '< *',
      '< 4',
      '< 05012027',
      '> terça-feira, cinco de janeiro de dois mil e vinte e sete',
    ]);
  });

  test('of a holiday name it, and offer the nearest instead', async () => {
    await expectCall(clinic, [
      ...TO_OFFERS,
      '< 4',
      '< 2512',
      '> sexta-feira, vinte e cinco de dezembro, é feriado: Natal. O mais próximo que encontrei: … vinte e quatro de dezembro … tecle 1.',
      '< 1',
      '> Dermatologia, com … quinta-feira, vinte e quatro de dezembro … Para confirmar, tecle 1.',
    ]);
  });

  test.each([
    [
      '3102',
      'Não encontrei esse dia no calendário. São quatro números: por exemplo, para cinco de março, zero, cinco, zero, três.',
    ],
    ['24120226', 'Não encontrei esse dia no calendário.'],
    ['2', 'Não encontrei esse dia no calendário.'],
    [
      '22112026',
      'Essa data já passou, ou está próxima demais para marcar por telefone. O mais próximo que encontrei:',
    ],
    ['01062027', 'A agenda ainda não abriu para essa data. Por enquanto, marcamos até'],
    ['2911', 'Não há atendimento nesse dia da semana. O mais próximo que encontrei:'],
  ])('of %s say why there are none, and there is a way on', async (keys, why) => {
    await expectCall(clinic, [...TO_OFFERS, '< 4', `< ${keys}`, `> ${why}`]);
  });

  test('of an absent doctor, or a full day, say so and offer what is near', async () => {
    const absent = async (storage: Storage) => {
      await onlyRafael(storage);
      const absence = {
        id: 'away',
        doctor_id: 'rafael-costa',
        starts_at: '2026-11-25 00:00:00',
        ends_at: '2026-11-28 00:00:00',
        reason: null,
      };
      await storage.database.write(
        async (tx) => void (await tx.insertInto('absences').values(absence).execute()),
      );
    };
    const away =
      '> Não há atendimento nesse período. O atendimento volta a partir de segunda-feira, trinta de novembro. O mais próximo que encontrei:';
    await expectCall(clinic, [...TO_RAFAEL, '< 4', '< 2611', away], { prepare: absent });

    const full = async (storage: Storage) => {
      await onlyRafael(storage);
      const minutes = [...Array(8).keys()].flatMap((n) => [8 * 60 + n * 30, 14 * 60 + n * 30]);
      await bookFor(
        storage,
        CARLOS.id,
        minutes.map((minute) => ({ doctorId: 'rafael-costa', date: '2026-11-25', minute })),
      );
    };
    const tomorrow =
      '> Antes disso está tudo ocupado. Há horários a partir de quinta-feira, vinte e seis de novembro. O mais próximo que encontrei:';
    await expectCall(clinic, [...TO_RAFAEL, '< 4', '< 2511', tomorrow], { prepare: full });
  });

  test('say where only when it is not the same place for all; the read-back says it', async () => {
    await expectCall(clinic, [
      ...identified(LUCIA),
      '< 1',
      '< 5',
      '< 3',
      '< 3',
      '> hoje, às nove e trinta, com o Dr. Teobaldo Medeiros, Unidade Aldeota, tecle 1. … amanhã, às oito horas, com a Dra. Beatriz Martins, Unidade Centro, 3.',
      '< *',
      '< 1',
      '> amanhã, às oito horas, tecle 1.',
      '< 1',
      '> Otorrinolaringologia, com a Dra. Beatriz Martins, Unidade Centro, amanhã, terça-feira, vinte e quatro de novembro, às oito horas. Para confirmar, tecle 1.',
    ]);
  });
});
