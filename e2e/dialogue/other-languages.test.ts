import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Storage } from '../../src/storage/index.ts';
import { expectCall, identified } from '../support/expect-call.ts';
import { bookFor, LUCIA, MONDAY_MORNING, speaking } from '../support/small-clinic.ts';
import { TemplateDatabase } from '../support/test-desk.ts';
import { left, row } from '../support/visits.ts';

let clinic: TemplateDatabase;
beforeAll(async () => {
  clinic = await TemplateDatabase.create(MONDAY_MORNING, async () => undefined);
});
afterAll(() => clinic.remove());

const ASKS_CPF = '> Para falar com um atendente, tecle 9. Ou digite o seu CPF.';
const ASKS_CPF_IN_ENGLISH = '> To speak with an attendant, press 9. Or enter your CPF.';
const HINTS = 'For English, press star. Para español, marque asterisco.';
const GREETS = `> Bom dia. Vitality Health Solutions. ${HINTS} ${ASKS_CPF.slice(2)}`;
const GREETS_IN_ENGLISH = `> Good morning. Vitality Health Solutions. Em português, tecle estrela. Para español, marque asterisco. ${ASKS_CPF_IN_ENGLISH.slice(2)}`;

describe('a clinic', () => {
  test('of one language gives no hint of others, and * only asks again', async () => {
    const greets = GREETS.replace(`${HINTS} `, '');
    await expectCall(
      clinic,
      [greets, '< *', ASKS_CPF, '< *', ASKS_CPF, ...identified(LUCIA), '> Tudo certo.'],
      {
        prepare: (storage) => speaking(storage, ['pt_BR']),
      },
    );
  });

  test('is greeted for in its first language', async () => {
    const { line } = await expectCall(
      clinic,
      [GREETS_IN_ENGLISH, '< *', '> For English, press 1. Para português, tecle 2.'],
      {
        prepare: (storage) => speaking(storage, ['en', 'pt_BR', 'es']),
      },
    );
    expect(line.commands[0]).toMatchObject({ kind: 'language' });
    expect(line.languages.at(-1)).toBe('en');
  });

  test.each([
    ['no catalogue', ['pt_BR', 'fr', 'en'], undefined],
    ['no recordings', ['pt_BR', 'es', 'en'], ['pt_BR', 'en']],
  ])('passes over a language that has %s', async (_, languages, spoken) => {
    const greets = GREETS.replace(' Para español, marque asterisco.', '');
    const which = '> Para português, tecle 1. For English, press 2.';
    const { transcript } = await expectCall(clinic, [greets, '< *', which, '< 2', ASKS_CPF_IN_ENGLISH], {
      prepare: (storage) => speaking(storage, languages),
      ...(spoken && { spoken }),
    });
    expect(transcript[2]).toBe(which);
  });

  test('whose languages nobody has recorded is spoken for in what there is', async () => {
    await expectCall(clinic, [GREETS.replace(`${HINTS} `, '')], {
      prepare: (storage) => speaking(storage, ['fr', 'de']),
    });
  });
});

/** Another visit, so that there is more to tell of. */
const withCardiologist = (storage: Storage) =>
  bookFor(storage, LUCIA.id, [{ doctorId: 'marina-correa', date: '2026-11-26', minute: 14 * 60 + 30 }]);
const bookedOn28th = left(
  row('2026-11-26', '14:30', 'booked', 'marina-correa'),
  row('2026-12-28', '08:00', 'booked', 'juliana-silva'),
);

describe('a visit is booked from the greeting to the goodbye', () => {
  test('in English', async () => {
    const { end, line } = await expectCall(
      clinic,
      [
        GREETS,
        '< *',
        '< 2',
        ASKS_CPF_IN_ENGLISH,
        `< ${LUCIA.cpf}`,
        '> Now the date of birth: day, month, and year, in eight numbers.',
        `< ${LUCIA.birth}`,
        '> Your next visit is with Dr. Marina Corrêa, Thursday, November twenty-sixth, at two thirty p m. To book a visit, press 1.',
        '< 1',
        '> General practice, press 1. Cardiology, 2. Dermatology, 3. Endocrinology, 4. More specialties, 5.',
        '< 3',
        '> with Dr. Juliana Silva, press 1. with Dr. Rafael Costa, 2. With whoever is free first, 3.',
        '< 3',
        '> today, at nine thirty a m, with Dr. Juliana Silva, press 1. On the same day, at two p m, with Dr. Rafael Costa, 2. tomorrow, at eight a m, with Dr. Juliana Silva, 3. Another date, 4.',
        '< 4',
        '< 2512',
        '> Friday, December twenty-fifth, is a holiday: Christmas Day. … Thursday, December twenty-fourth, at eight a m, with Dr. Juliana Silva, press 1. … Monday, December twenty-eighth, at eight a m, with Dr. Juliana Silva, 3.',
        '< 3',
        '> Dermatology, with Dr. Juliana Silva, Aldeota clinic, Monday, December twenty-eighth, at eight a m. To confirm, press 1.',
        '< 1',
        '> your visit is booked: Monday, December twenty-eighth, at eight a m. Your confirmation number is one zero zero, zero zero two. To hear it again, press 1.',
        '< …',
        '> Anything else?',
        '< 0',
        '> Thank you for calling the clinic. Goodbye.',
      ],
      { prepare: withCardiologist, after: bookedOn28th },
    );
    expect(end).toBe('goodbye');
    expect(line.commands.at(-1)?.language).toBe('en');
  });

  test('in Spanish', async () => {
    const { end, line } = await expectCall(
      clinic,
      [
        GREETS,
        '< *',
        '< 3',
        '> Para hablar con una persona, marque 9. O marque su CPF.',
        `< ${LUCIA.cpf}`,
        '> Ahora, día, mes y año de nacimiento, con ocho números.',
        `< ${LUCIA.birth}`,
        '> Su próxima consulta es con la Dra. Marina Corrêa, jueves veintiséis, a las catorce y treinta. Para reservar una consulta, marque 1.',
        '< 1',
        '> Medicina general, marque 1. Cardiología, 2. Dermatología, 3. Endocrinología, 4. Otras especialidades, 5.',
        '< 3',
        '> con la Dra. Juliana Silva, marque 1. con el Dr. Rafael Costa, 2. Con quien tenga el primer horario, 3.',
        '< 3',
        '> hoy, a las nueve y treinta, con la Dra. Juliana Silva, marque 1. El mismo día, a las catorce horas, con el Dr. Rafael Costa, 2. mañana, a las ocho horas, con la Dra. Juliana Silva, 3. Otra fecha, 4.',
        '< 4',
        '< 2512',
        '> viernes, veinticinco de diciembre, es feriado: Navidad. … jueves, veinticuatro de diciembre, a las ocho horas, con la Dra. Juliana Silva, marque 1. … lunes veintiocho, a las ocho horas, con la Dra. Juliana Silva, 3.',
        '< 3',
        '> Dermatología, con la Dra. Juliana Silva, Unidad Aldeota, lunes, veintiocho de diciembre, a las ocho horas. Para confirmar, marque 1.',
        '< 1',
        '> su consulta quedó reservada: lunes, veintiocho de diciembre, a las ocho horas. Su número de confirmación es uno cero cero, cero cero dos. Para oír de nuevo, marque 1.',
        '< …',
        '> ¿Algo más?',
        '< 0',
        '> La clínica agradece su llamada. Hasta luego.',
      ],
      { prepare: withCardiologist, after: bookedOn28th },
    );
    expect(end).toBe('goodbye');
    expect(line.commands.at(-1)?.language).toBe('es');
  });
});

test('names that nobody has recorded in a language are spoken in it, by their position', async () => {
  await expectCall(
    clinic,
    [
      '< *',
      '< 2',
      ...identified(LUCIA),
      '< 1',
      '> the first specialty, press 1. the second specialty, 2. the third specialty, 3.',
      '< 3',
      '> with the first doctor, press 1. with the second doctor, 2.',
      '< 1',
      '< 1',
      '> the third specialty, with the first doctor, the first location, today, Monday, November twenty-third, at nine thirty a m.',
    ],
    { hasRecording: () => false },
  );
});
