import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Storage } from '../../src/storage/index.ts';
import { expectCall, heldClaims, identified, visitsOf } from '../support/expect-call.ts';
import {
  adjustClinic,
  bookFor,
  CARLOS,
  keepDoctors,
  LUCIA,
  MONDAY_MORNING,
  withoutHours,
} from '../support/small-clinic.ts';
import { TemplateDatabase } from '../support/test-desk.ts';

let clinic: TemplateDatabase;
beforeAll(async () => {
  clinic = await TemplateDatabase.create(MONDAY_MORNING, async () => undefined);
});
afterAll(() => clinic.remove());

const AFTERNOON = Date.parse('2026-11-23T13:30:00-03:00');
/** To the offers of dermatology, with whoever is free first. */
const TO_OFFERS = [...identified(LUCIA), '< 1', '< 3', '< 3'];
/** Dr. Rafael alone: neither the specialty nor the doctor is asked for. */
const TO_RAFAEL = [...identified(LUCIA), '< 1'];
const onlyRafael = (storage: Storage) => keepDoctors(storage, ['rafael-costa']);
const noHolds = async (storage: Storage) => {
  expect(await heldClaims(storage)).toEqual([]);
};

test("dona Lúcia's second call: her visit soon is told, and another is booked, confirmed and bid farewell to", async () => {
  const { end } = await expectCall(
    clinic,
    [
      '> Boa tarde. … Para falar com um atendente, tecle 9. Ou digite o seu CPF.',
      ...identified(LUCIA),
      '> Tudo certo. Sua próxima consulta é com a Dra. Marina Corrêa, amanhã, terça-feira, às quatorze horas.',
      '> Para marcar uma consulta, tecle 1. Para ouvir suas consultas, 2. Para cancelar, 3. Para remarcar, 4.',
      '< 1',
      '> Clínico Geral, tecle 1. … Dermatologia, 3. … Outras especialidades, 5.',
      '< 3',
      '> com a Dra. Juliana Silva, tecle 1. com o Dr. Rafael Costa, 2. Com quem tiver o primeiro horário, 3.',
      '< 3',
      '> hoje, às quatorze e trinta, com o Dr. Rafael Costa, tecle 1. … 2. … 3. Outra data, 4. Mais tarde, 5.',
      '< 3',
      '> Dermatologia, com … Para confirmar, tecle 1. Para escolher de novo, 2.',
      '< 1',
      '> Parabéns, sua consulta está marcada: … Seu protocolo é … Para ouvir de novo, tecle 1.',
      '< 1',
      '> Seu protocolo é',
      '< …',
      '> Mais alguma coisa?',
      '< 0',
      '> A clínica agradece a sua ligação. … Até',
    ],
    {
      now: AFTERNOON,
      prepare: (storage) =>
        bookFor(storage, LUCIA.id, [{ doctorId: 'marina-correa', date: '2026-11-24', minute: 14 * 60 }]),
      after: async (storage) => {
        expect(await visitsOf(storage, LUCIA.id)).toHaveLength(2);
        await noHolds(storage);
      },
    },
  );
  expect(end).toBe('goodbye');
});

describe('between the read-back and the confirmation', () => {
  /** What was read back is lost, and is Carlos's now. */
  const snatch = async (storage: Storage) => {
    const [claim] = await storage.database.read((db) =>
      db.selectFrom('slot_claims').selectAll().where('hold_id', 'is not', null).execute(),
    );
    await storage.database.write((tx) =>
      tx.deleteFrom('slot_claims').where('hold_id', 'is not', null).execute(),
    );
    const minute = ((claim?.tick ?? 0) * 5 - 3 * 60) % 1440;
    await bookFor(storage, CARLOS.id, [{ doctorId: 'rafael-costa', date: '2026-11-23', minute }]);
  };

  test('a rival takes the time: she is told, nothing is "marcada", and other times are offered', async () => {
    const { transcript } = await expectCall(
      clinic,
      [
        ...TO_RAFAEL,
        '> hoje, às nove e trinta',
        '< 1',
        '> Para confirmar, tecle 1.',
        '[a rival takes it]',
        '< 1',
        '> Esse horário acabou de ser ocupado. hoje, às dez horas',
      ],
      {
        prepare: onlyRafael,
        happens: { 'a rival takes it': snatch },
        after: async (storage) => {
          expect(await visitsOf(storage, LUCIA.id)).toEqual([]);
          await noHolds(storage);
        },
      },
    );
    expect(transcript.join()).not.toContain('está marcada');
  });

  test('nobody else is offered what is held for this call, and all of it is free when she hangs up', async () => {
    const offered: string[][] = [];
    const another = async (storage: Storage) => {
      const held = (await heldClaims(storage)) as { tick: number }[];
      offered.push(held.map(({ tick }) => String(tick)));
    };
    await expectCall(
      clinic,
      [
        ...TO_OFFERS,
        '[the offers are held]',
        '< 2',
        '> Para confirmar, tecle 1.',
        '[one is held]',
        '< (desliga)',
      ],
      {
        happens: { 'the offers are held': another, 'one is held': another },
        after: async (storage) => {
          await noHolds(storage);
          expect(await visitsOf(storage, LUCIA.id)).toEqual([]);
        },
      },
    );
    expect(offered.map((ticks) => ticks.length)).toEqual([18, 6]);
  });

  test('she may choose again, with 2 or *', async () => {
    for (const key of ['2', '*'])
      await expectCall(clinic, [...TO_OFFERS, '< 1', `< ${key}`, '> hoje, às … 1. … 2. … 3.'], {
        after: noHolds,
      });
  });
});

describe('when there is no booking by phone', () => {
  test('the limit of visits is told, in all and of a specialty', async () => {
    const withVisit = (limits: Parameters<typeof adjustClinic>[1]) => async (storage: Storage) => {
      await adjustClinic(storage, limits);
      await bookFor(storage, LUCIA.id, [{ doctorId: 'rafael-costa', date: '2026-12-09', minute: 9 * 60 }]);
    };
    const all = '> Este cadastro já tem o número de consultas que se pode marcar por telefone.';
    await expectCall(
      clinic,
      [...identified(LUCIA), '< 1', all, '< 9', '→ disque-consulta-attendant (too-many-visits)'],
      { prepare: withVisit({ max_active_visits: 1 }) },
    );
    const one =
      '> Nessa especialidade, este cadastro já tem as consultas que se pode marcar por telefone. Para marcar esta consulta é preciso falar com um atendente: tecle 9. Para voltar ao menu, 1.';
    await expectCall(clinic, [...identified(LUCIA), '< 1', '< 3', one, '< 1', '> Mais alguma coisa?'], {
      prepare: withVisit({ max_active_visits_per_specialty: 1 }),
    });
  });

  test('doctors without hours are not offered, and where nobody has any it is said', async () => {
    const none =
      '> No momento não há horários abertos para marcar por telefone. Para voltar ao menu, tecle 1. Para falar com um atendente, 9.';
    for (const prepare of [withoutHours, (storage: Storage) => keepDoctors(storage, ['nobody'])])
      await expectCall(
        clinic,
        [...identified(LUCIA), '< 1', none, '< 9', '→ disque-consulta-attendant (no-offers)'],
        { prepare },
      );
  });
});

test('names that nobody has recorded are spoken by their position', async () => {
  await expectCall(
    clinic,
    [
      '> Bom dia. Central de consultas da clínica.',
      ...identified(LUCIA),
      '< 1',
      '> a primeira especialidade, tecle 1. a segunda especialidade, 2. a terceira especialidade, 3.',
      '< 3',
      '> com o primeiro profissional, tecle 1. com o segundo profissional, 2.',
      '< 1',
      '< 1',
      '> a terceira especialidade, com o primeiro profissional, a primeira unidade, hoje',
    ],
    { hasRecording: () => false },
  );
});
