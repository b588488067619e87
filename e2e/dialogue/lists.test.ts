import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Storage } from '../../src/storage/index.ts';
import { expectCall, identified } from '../support/expect-call.ts';
import { adjustClinic, LUCIA, MONDAY_MORNING } from '../support/small-clinic.ts';
import { TemplateDatabase } from '../support/test-desk.ts';
import { visit, withVisits } from '../support/visits.ts';

let clinic: TemplateDatabase;
beforeAll(async () => {
  clinic = await TemplateDatabase.create(MONDAY_MORNING, async () => undefined);
});
afterAll(() => clinic.remove());

const TO_SPECIALTIES = [...identified(LUCIA), '< 1'];
const FIRST_PAGE =
  '> Clínico Geral, tecle 1. Cardiologia, 2. Dermatologia, 3. Endocrinologia, 4. Outras especialidades, 5.';
const SECOND_PAGE =
  '> Ginecologia, tecle 1. Neurologia, 2. Otorrinolaringologia, 3. Outras especialidades, 4.';
const ASKS_DOCTOR = '> Com quem tiver o primeiro horário';

describe('a list of more than five', () => {
  test('has "outras" in the fifth place; after the last page comes the first, and * is the page before', async () => {
    const { transcript } = await expectCall(clinic, [
      ...TO_SPECIALTIES,
      FIRST_PAGE,
      '< 5',
      SECOND_PAGE,
      '< 4',
      FIRST_PAGE,
      '< 5',
      SECOND_PAGE,
      '< *',
      FIRST_PAGE,
      '< *',
      '> Mais alguma coisa?',
    ]);
    expect(transcript.filter((line) => line === SECOND_PAGE)).toHaveLength(2);
  });

  test('is chosen from by the number that was heard with it, on whatever page', async () => {
    const neurology = `> com a Dra. Camila Rocha, tecle 1. com o Dr. Gabriel Santos, 2.`;
    await expectCall(clinic, [...TO_SPECIALTIES, '< 5', '< 2', neurology, '< *', FIRST_PAGE]);
  });

  test('of doctors keeps "com quem tiver o primeiro horário" on each page', async () => {
    const colleagues = ['ana-clara', 'gabriel-santos', 'marina-correa'];
    const moreDermatologists = (storage: Storage) =>
      storage.database.write(async (tx) => {
        const rows = colleagues.map((doctor_id) => ({ doctor_id, specialty_id: 'dermatologia' }));
        await tx.insertInto('doctor_specialties').values(rows).execute();
      });
    const anyone = 'Com quem tiver o primeiro horário';
    await expectCall(
      clinic,
      [
        ...TO_SPECIALTIES,
        '< 3',
        `> tecle 1. … 2. … 3. ${anyone}, 4. Outros profissionais, 5.`,
        '< 5',
        `> tecle 1. … 2. ${anyone}, 3. Outros profissionais, 4.`,
        '< 3',
        '> hoje, às … tecle 1.',
      ],
      { prepare: moreDermatologists },
    );
  });

  test('of visits is told soonest first, by its page, and chosen from by date as well', async () => {
    const first = [1, 2, 3, 4, 7].map((day) => visit(`2026-12-0${day}`, 10));
    const prepare = async (storage: Storage) => {
      await adjustClinic(storage, { max_active_visits: 9, max_active_visits_per_specialty: 9 });
      await withVisits(...first)(storage);
    };
    await expectCall(
      clinic,
      [
        ...identified(LUCIA),
        '< 3',
        '> terça-feira, primeiro de dezembro, … quarta-feira, dois de dezembro, … quinta-feira, três de dezembro, … 3. Escolher pela data, 4. Mais opções, 5.',
        '< 5',
        '> sexta-feira, quatro de dezembro, … tecle 1. segunda-feira, sete de dezembro, … 2. Escolher pela data, 3. Mais opções, 4.',
        '< 2',
        '> Dermatologia, com o Dr. Rafael Costa, Unidade Aldeota, segunda-feira, sete de dezembro, às dez horas. Para cancelar esta consulta, tecle 1.',
      ],
      { prepare },
    );
  });
});

describe('a list of five', () => {
  test('is whole: there is no more of it', async () => {
    const five = (storage: Storage) =>
      storage.database.write(async (tx) => {
        const others = ['neurologia', 'otorrinolaringologia'];
        await tx.deleteFrom('doctor_specialties').where('specialty_id', 'in', others).execute();
      });
    const whole =
      '> Clínico Geral, tecle 1. Cardiologia, 2. Dermatologia, 3. Endocrinologia, 4. Ginecologia, 5.';
    const { transcript } = await expectCall(clinic, [...TO_SPECIALTIES, whole, '< 5', ASKS_DOCTOR], {
      prepare: five,
    });
    expect(transcript).toContain(whole);
  });
});

test('where nothing is asked first, silence and a key that means nothing are told what is wanted', async () => {
  await expectCall(clinic, [
    ...TO_SPECIALTIES,
    '< …',
    `> Ainda está aí? Escolha a especialidade da consulta. ${FIRST_PAGE.slice(2)}`,
    '< 8',
    `> Essa tecla não tem especialidade. … ${FIRST_PAGE.slice(2)}`,
    '< 3',
    '< …',
    '> Ainda está aí? Escolha com quem será a consulta. com a Dra. Juliana Silva, tecle 1.',
    '< 3',
    '< …',
    '> Ainda está aí? Escolha um destes horários. hoje, às nove e trinta',
    '< 8',
    '> Essa tecla não tem horário. … hoje, às nove e trinta',
  ]);
});
