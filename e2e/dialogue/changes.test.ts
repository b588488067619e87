import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Storage } from '../../src/storage/index.ts';
import { expectCall, identified } from '../support/expect-call.ts';
import { adjustClinic, keepDoctors, LUCIA, MONDAY_MORNING } from '../support/small-clinic.ts';
import { TemplateDatabase } from '../support/test-desk.ts';
import { left, row, visit, withVisits } from '../support/visits.ts';

let clinic: TemplateDatabase;
beforeAll(async () => {
  clinic = await TemplateDatabase.create(MONDAY_MORNING, (storage) =>
    keepDoctors(storage, ['rafael-costa', 'juliana-silva']),
  );
});
afterAll(() => clinic.remove());

const WEDNESDAY = 'quarta-feira, vinte e cinco de novembro, às nove horas';

test('one call books, hears, moves and cancels a visit, and ends with a goodbye', async () => {
  const { end } = await expectCall(
    clinic,
    [
      ...identified(LUCIA),
      '< 1',
      '< 2',
      '> hoje, às nove e trinta',
      '< 1',
      '< 1',
      '> Parabéns, sua consulta está marcada: hoje, segunda-feira, às nove e trinta.',
      '< *',
      '< 2',
      '> Sua próxima consulta: Dermatologia, com o Dr. Rafael Costa, Unidade Aldeota, hoje, segunda-feira, vinte e três de novembro, às nove horas e trinta minutos',
      '< 1',
      '> Dermatologia, com o Dr. Rafael Costa, Unidade Aldeota, hoje',
      '< 2',
      '> Não há mais consultas marcadas. Mais alguma coisa?',
      '< 4',
      '> Vamos remarcar: Dermatologia, com o Dr. Rafael Costa … Para remarcar com o mesmo profissional, tecle 1. Com quem tiver o primeiro horário, 2.',
      '< 1',
      '< 4',
      '> Digite o dia e o mês, com quatro números.',
      '< 2511',
      '> quarta-feira, vinte e cinco, às oito horas',
      '< 1',
      '> quarta-feira, vinte e cinco de novembro, às oito horas … Para remarcar para esse horário, tecle 1.',
      '< 1',
      '> Pronto, sua consulta foi remarcada: quarta-feira, vinte e cinco, às oito horas. Seu protocolo é um zero, zero zero',
      '< …',
      '< 3',
      '> Dermatologia, com o Dr. Rafael Costa, Unidade Aldeota, quarta-feira, vinte e cinco de novembro, às oito horas. Para cancelar esta consulta, tecle 1. Para manter a consulta, 2.',
      '< 1',
      '> Pronto, a consulta foi cancelada. Mais alguma coisa?',
      '< 2',
      '> Não encontrei consultas com horário marcado.',
      '< …',
      '< 0',
      '> A clínica agradece a sua ligação.',
    ],
    {
      prepare: (storage) => adjustClinic(storage, { cancel_deadline_minutes: 30 }),
      after: left(row('2026-11-25', '08:00', 'cancelled')),
    },
  );
  expect(end).toBe('goodbye');
});

describe('hearing', () => {
  test('goes through the visits soonest first; silence goes on to the next', async () => {
    await expectCall(
      clinic,
      [
        ...identified(LUCIA),
        '> Sua próxima consulta é com a Dra. Juliana Silva, amanhã, terça-feira, às onze horas.',
        '< 2',
        '> Sua próxima consulta: Dermatologia, com a Dra. Juliana Silva, Unidade Aldeota, amanhã, terça-feira, vinte e quatro de novembro, às onze horas.',
        '< …',
        `> Depois: Dermatologia, com o Dr. Rafael Costa, Unidade Aldeota, ${WEDNESDAY}`,
        '< 2',
        '> Não há mais consultas marcadas. Mais alguma coisa?',
      ],
      { prepare: withVisits(visit('2026-11-25', 9), visit('2026-11-24', 11, 'juliana-silva')) },
    );
  });

  test('says that there is nothing where there is nothing, and has a way on', async () => {
    await expectCall(clinic, [
      ...identified(LUCIA),
      '< 2',
      '> Não encontrei consultas com horário marcado. Para voltar ao menu, tecle 1.',
      '< 1',
      '> Mais alguma coisa?',
    ]);
  });
});

describe('moving', () => {
  test('that is not confirmed leaves the visit where it was, and nothing held', async () => {
    await expectCall(
      clinic,
      [
        ...identified(LUCIA),
        '< 4',
        '< 2',
        '> hoje, às … tecle 1.',
        '< 1',
        '> Para remarcar para esse horário, tecle 1.',
        '< (desliga)',
      ],
      {
        prepare: withVisits(visit('2026-11-25', 9)),
        after: left(row('2026-11-25', '09:00', 'booked')),
      },
    );
  });

  test('of a visit that the clinic cancelled meanwhile says that it is gone', async () => {
    const gone = (storage: Storage) =>
      storage.database.write(
        async (tx) => void (await tx.updateTable('appointments').set({ status: 'cancelled' }).execute()),
      );
    await expectCall(
      clinic,
      [
        ...identified(LUCIA),
        '< 4',
        '< 1',
        '< 1',
        '[the clinic cancels it]',
        '< 1',
        '> Essa consulta já não está marcada nesse horário.',
      ],
      {
        prepare: withVisits(visit('2026-11-25', 9)),
        happens: { 'the clinic cancels it': gone },
      },
    );
  });
});
