import { afterAll, beforeAll, expect, test } from 'vitest';
import { LUCIA, MONDAY_MORNING } from '../support/small-clinic.ts';
import { ScriptedLine } from '../support/scripted-line.ts';
import { answerOn, TemplateDatabase } from '../support/test-desk.ts';

let clinic: TemplateDatabase;
beforeAll(async () => {
  clinic = await TemplateDatabase.create(MONDAY_MORNING, async () => undefined);
});
afterAll(() => clinic.remove());

/** A call by a caller who gives these answers in turn, and then puts the receiver down. */
function call(answers: readonly string[], options: { now?: number } = {}) {
  const now = options.now ?? MONDAY_MORNING;
  return clinic.withCopy(now, async (storage) => {
    const script = [...answers];
    const line = new ScriptedLine(() => script.shift() ?? null);
    const { end, reported } = await answerOn(storage, line, { now });
    expect(reported).toEqual([]);
    return { end, transcript: line.transcript };
  });
}

test('dona Lúcia books the second offer, hears it confirmed, and is told goodbye', async () => {
  const { end, transcript } = await call([LUCIA.cpf, LUCIA.birth, '1', '3', '3', '2', '1', '', '0']);
  expect(end).toBe('goodbye');
  expect(transcript).toMatchInlineSnapshot(`
    [
      "> Bom dia. Vitality Health Solutions. For English, press star. Para español, marque asterisco. Para falar com um atendente, tecle 9. Ou digite o seu CPF.",
      "< 52998224725",
      "> Agora, dia, mês e ano de nascimento, com oito números.",
      "< 15031955",
      "> Tudo certo. Para marcar uma consulta, tecle 1. Para ouvir suas consultas, 2. Para cancelar, 3. Para remarcar, 4. Para encerrar, 0.",
      "< 1",
      "> Clínico Geral, tecle 1. Cardiologia, 2. Dermatologia, 3. Endocrinologia, 4. Outras especialidades, 5.",
      "< 3",
      "> com a Dra. Juliana Silva, tecle 1. com o Dr. Rafael Costa, 2. Com quem tiver o primeiro horário, 3.",
      "< 3",
      "> hoje, às nove e trinta, com a Dra. Juliana Silva, tecle 1. No mesmo dia, às quatorze horas, com o Dr. Rafael Costa, 2. amanhã, às oito horas, com a Dra. Juliana Silva, 3. Outra data, 4. Mais tarde, 5.",
      "< 2",
      "> Dermatologia, com o Dr. Rafael Costa, Unidade Aldeota, hoje, segunda-feira, vinte e três de novembro, às quatorze horas. Para confirmar, tecle 1. Para escolher de novo, 2.",
      "< 1",
      "> Parabéns, sua consulta está marcada: hoje, segunda-feira, às quatorze horas. Seu protocolo é um zero, zero zero, zero zero um. Para ouvir de novo, tecle 1.",
      "< …",
      "> Mais alguma coisa? Para marcar uma consulta, tecle 1. Para ouvir suas consultas, 2. Para cancelar, 3. Para remarcar, 4. Para encerrar, 0.",
      "< 0",
      "> A clínica agradece a sua ligação. Até logo.",
    ]
  `);
});
