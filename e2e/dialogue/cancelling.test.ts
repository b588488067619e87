import { afterAll, beforeAll, describe, test } from 'vitest';
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

describe('cancelling', () => {
  const two = withVisits(visit('2026-11-25', 9), visit('2026-11-26', 10));

  test('is of the visit chosen from the list; the other stays', async () => {
    await expectCall(
      clinic,
      [
        ...identified(LUCIA),
        '< 3',
        `> Qual consulta deseja cancelar? quarta-feira, vinte e cinco, às nove horas, com o Dr. Rafael Costa, tecle 1. quinta-feira, vinte e seis, às dez horas, com o Dr. Rafael Costa, 2. Escolher pela data, 3.`,
        '< 2',
        '< 1',
        '> Pronto, a consulta foi cancelada.',
      ],
      {
        prepare: two,
        after: left(row('2026-11-25', '09:00', 'booked'), row('2026-11-26', '10:00', 'cancelled')),
      },
    );
  });

  test('is of the visit whose date is keyed', async () => {
    await expectCall(
      clinic,
      [
        ...identified(LUCIA),
        '< 3',
        '< 3',
        '> Digite o dia e o mês da consulta, com quatro números.',
        '< 2711',
        '> Não encontrei consulta nesse dia.',
        '< 2511',
        `> ${WEDNESDAY} … Para cancelar esta consulta, tecle 1.`,
        '< 1',
        '> Pronto, a consulta foi cancelada.',
      ],
      {
        prepare: two,
        after: left(row('2026-11-25', '09:00', 'cancelled'), row('2026-11-26', '10:00', 'booked')),
      },
    );
  });

  test('of a date with two visits goes back to the list, which tells them apart', async () => {
    const sameDay = withVisits(visit('2026-11-25', 9), visit('2026-11-25', 15));
    await expectCall(
      clinic,
      [
        ...identified(LUCIA),
        '< 3',
        '< 3',
        '< 2511',
        '> Há mais de uma consulta nesse dia. Escolha na lista. Qual consulta deseja cancelar?',
      ],
      { prepare: sameDay },
    );
  });

  test.each(['2', '*', '(desliga)'])(
    'that is not confirmed (%s) leaves the visit where it was',
    async (key) => {
      const kept = key === '(desliga)' ? [] : ['> Tudo bem, a consulta continua marcada. Mais alguma coisa?'];
      await expectCall(
        clinic,
        [...identified(LUCIA), '< 3', '> Para cancelar esta consulta, tecle 1.', `< ${key}`, ...kept],
        {
          prepare: withVisits(visit('2026-11-25', 9)),
          after: left(row('2026-11-25', '09:00', 'booked')),
        },
      );
    },
  );

  test('frees the time at once: the same call is offered it', async () => {
    const prepare = withVisits(visit('2026-11-23', 11));
    const first = '> hoje, às onze horas';
    const patience = (storage: Storage) =>
      adjustClinic(storage, { least_notice_minutes: 140, cancel_deadline_minutes: 0 });
    await expectCall(
      clinic,
      [...identified(LUCIA), '< 3', '< 1', '> Pronto, a consulta foi cancelada.', '< 1', '< 2', first],
      {
        prepare: async (storage) => {
          await patience(storage);
          await prepare(storage);
        },
      },
    );
  });

  test('past the deadline is not done by phone: it is said, and a person is offered', async () => {
    const prepare = withVisits(visit('2026-11-23', 10));
    const late =
      '> O prazo para mudar esta consulta por telefone já passou. Para falar com um atendente, tecle 9. Para voltar ao menu, 1.';
    for (const task of ['3', '4'])
      await expectCall(
        clinic,
        [...identified(LUCIA), `< ${task}`, late, '< 9', '→ disque-consulta-attendant (too-late)'],
        {
          prepare,
          after: left(row('2026-11-23', '10:00', 'booked')),
        },
      );
    await expectCall(clinic, [...identified(LUCIA), '< 3', late, '< …', '> Mais alguma coisa?'], { prepare });
  });
});
