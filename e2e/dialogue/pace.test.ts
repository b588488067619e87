import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Pace } from '../../src/call/line.ts';
import type { Utterance } from '../../src/speech/clip.ts';
import type { Storage } from '../../src/storage/index.ts';
import { expectCall, expectCallTo, identified, type Call } from '../support/expect-call.ts';
import { BEATRIZ, DAVI, keepDoctors, LUCIA, MONDAY_MORNING, remembered } from '../support/small-clinic.ts';
import { TemplateDatabase } from '../support/test-desk.ts';

let clinic: TemplateDatabase;
beforeAll(async () => {
  clinic = await TemplateDatabase.create(MONDAY_MORNING, (storage) => keepDoctors(storage, ['rafael-costa']));
});
afterAll(() => clinic.remove());

const ELSEWHERE = '11911112222';
const ASKS_CPF = 'Para falar com um atendente, tecle 9. Ou digite o seu CPF.';
const OFFERS_SLOWER = 'Para que eu fale com mais calma, tecle jogo da velha outra vez.';
const OFFERS_USUAL = 'Para voltar ao ritmo de antes, tecle jogo da velha outra vez.';
const SLOWER = 'Certo. Com mais calma.';
const AS_BEFORE = 'Certo. Como antes.';
const CHOOSES_SLOWER = ['< #', `> ${OFFERS_SLOWER}`, '< #', `> ${SLOWER}`];
const CHOOSES_USUAL = ['< #', '< #', `> ${OFFERS_USUAL}`, '< #', `> ${AS_BEFORE}`];

/** How each question of a call was spoken, and waited for. */
const manner = ({ line }: Call): string[] =>
  line.commands
    .filter(({ kind }) => kind === 'ask')
    .map(({ utterance }, index) => `${spoken(utterance)}, ${waited(line.paces[index])}`);

/** By its pauses, a breath between two sentences among them; where there are none, nobody can tell. */
function spoken(utterance: Utterance): string {
  const pauses = utterance.map(({ id }) => id).filter((id) => id.startsWith('pause/'));
  if (pauses.length === 0) return '';
  return pauses.every((id) => id.endsWith('-slow')) ? 'slowly' : 'with short pauses';
}

const waited = (pace: Pace | undefined): string => `${pace?.firstKeyMs} then ${pace?.nextKeyMs}`;

const USUAL = ', 5000 then 3000';
const SLOW = 'slowly, 10000 then 6000';
/** A question of one sentence alone: only the waiting tells. */
const SLOW_BUT_SHORT = ', 10000 then 6000';

describe('# twice in a row', () => {
  test('chooses a slower pace: it is offered, said, and held to the end', async () => {
    const call = await expectCall(clinic, [
      `> Bom dia. … ${ASKS_CPF}`,
      '< #',
      `> ${ASKS_CPF} ${OFFERS_SLOWER}`,
      '< #',
      `> ${SLOWER} Bom dia. … ${ASKS_CPF}`,
      ...identified(LUCIA),
      '< 1',
      '> hoje, às nove e trinta, tecle 1.',
      '< 1',
      '< 1',
      '> Seu protocolo é',
      '< …',
      '< 0',
      '> A clínica agradece a sua ligação.',
    ]);
    const slowly = [SLOW, SLOW_BUT_SHORT, SLOW, SLOW, SLOW];
    // After a booking silence is an answer, and is not waited for as long.
    expect(manner(call)).toEqual([USUAL, USUAL, ...slowly, 'slowly, 6000 then 6000', SLOW]);
    const goodbye = call.line.commands.findLast(({ kind }) => kind === 'say');
    expect(spoken(goodbye?.utterance ?? [])).toBe('slowly');
  });

  test('is of one question: with an answer in between nothing is chosen, nor even offered', async () => {
    const again = [...identified(LUCIA), '< #', `> Para marcar uma consulta, tecle 1.`];
    const call = await expectCall(clinic, ['< #', `> ${OFFERS_SLOWER}`, ...again, '< 1', '< (desliga)']);
    expect(call.transcript.join('\n')).not.toContain(SLOWER);
    expect(manner(call).at(-1)).toBe('with short pauses, 5000 then 3000');
  });

  test('is without anything between: after silence, or a key that means nothing, it is only offered again', async () => {
    for (const between of ['< …', '< 7'])
      await expectCall(clinic, [
        ...identified(LUCIA),
        '< #',
        `> ${OFFERS_SLOWER}`,
        between,
        '> Para marcar uma consulta, tecle 1.',
        '< #',
        `> Para marcar uma consulta, tecle 1. … ${OFFERS_SLOWER}`,
        '< #',
        `> ${SLOWER}`,
      ]);
  });

  test('chooses it at whatever question, and keeps its words: what was announced is said again as well', async () => {
    const asks = 'Tudo certo. Para marcar uma consulta, tecle 1.';
    const offered = `> ${asks} … ${OFFERS_SLOWER}`;
    const call = await expectCall(clinic, [
      ...identified(LUCIA),
      '< #',
      offered,
      '< #',
      `> ${SLOWER} ${asks}`,
      '< 1',
      '> hoje, às nove e trinta, tecle 1.',
    ]);
    expect(manner(call)).toEqual([USUAL, USUAL, USUAL, USUAL, SLOW, SLOW]);
  });

  test('goes back to the usual pace the same way, which is offered once it was said again slowly', async () => {
    const call = await expectCall(clinic, [
      ...CHOOSES_SLOWER,
      ...CHOOSES_USUAL,
      ...identified(LUCIA),
      '< (desliga)',
    ]);
    expect(manner(call)).toEqual([USUAL, USUAL, SLOW, SLOW, SLOW, USUAL, USUAL, USUAL]);
  });
});

describe('the pace that was chosen', () => {
  const hears = async (storage: Storage, who: Parameters<typeof identified>[0], from: string | null) =>
    manner(await expectCallTo(storage, [...identified(who), '< (desliga)'], { from }));
  /** Lúcia, or whoever it is, chooses, says who it is, and puts the receiver down. */
  const chooses = (
    storage: Storage,
    keys: readonly string[],
    who: typeof LUCIA | typeof DAVI,
    from: string | null,
  ) => expectCallTo(storage, [...keys, ...identified(who), '< (desliga)'], { from });

  test("is the patient's in the next call, from the greeting where the number is known", async () => {
    await clinic.withCopy(MONDAY_MORNING, async (storage) => {
      await chooses(storage, CHOOSES_SLOWER, LUCIA, LUCIA.phone);
      expect(await hears(storage, LUCIA, LUCIA.phone)).toEqual([SLOW, SLOW_BUT_SHORT, SLOW]);
      for (const from of [null, ELSEWHERE])
        expect(await hears(storage, LUCIA, from)).toEqual([USUAL, USUAL, SLOW]);
      expect(await hears(storage, LUCIA, ELSEWHERE)).toEqual([SLOW, SLOW_BUT_SHORT, SLOW]);
    });
  });

  test('is usual again once that was chosen', async () => {
    await clinic.withCopy(MONDAY_MORNING, async (storage) => {
      await chooses(storage, CHOOSES_SLOWER, LUCIA, LUCIA.phone);
      await chooses(storage, CHOOSES_USUAL, LUCIA, LUCIA.phone);
      expect(await hears(storage, LUCIA, LUCIA.phone)).toEqual([USUAL, USUAL, USUAL]);
    });
  });

  test('goes before that of calls before', async () => {
    await clinic.withCopy(MONDAY_MORNING, async (storage) => {
      await remembered(storage, LUCIA.id, { pace: 'usual' });
      const call = await chooses(storage, CHOOSES_SLOWER, LUCIA, ELSEWHERE);
      expect(manner(call)).toEqual([USUAL, USUAL, SLOW, SLOW_BUT_SHORT, SLOW]);
      expect(await hears(storage, LUCIA, null)).toEqual([USUAL, USUAL, SLOW]);
    });
  });

  test('is forgotten with a caller who did not say who it was', async () => {
    await clinic.withCopy(MONDAY_MORNING, async (storage) => {
      await expectCallTo(storage, [...CHOOSES_SLOWER, `< ${LUCIA.cpf}`, '< (desliga)'], {
        from: LUCIA.phone,
      });
      expect(await hears(storage, LUCIA, LUCIA.phone)).toEqual([USUAL, USUAL, USUAL]);
    });
  });

  test('of two who share a telephone is each their own; both are greeted at it only where both chose it', async () => {
    const from = BEATRIZ.shared;
    await clinic.withCopy(MONDAY_MORNING, async (storage) => {
      await chooses(storage, CHOOSES_SLOWER, BEATRIZ, from);
      expect(await hears(storage, DAVI, from)).toEqual([USUAL, USUAL, USUAL]);
      expect(await hears(storage, BEATRIZ, from)).toEqual([USUAL, USUAL, SLOW]);
      await chooses(storage, CHOOSES_SLOWER, DAVI, from);
      expect(await hears(storage, BEATRIZ, from)).toEqual([SLOW, SLOW_BUT_SHORT, SLOW]);
      await chooses(storage, CHOOSES_USUAL, DAVI, from);
      expect(await hears(storage, BEATRIZ, from)).toEqual([USUAL, USUAL, SLOW]);
    });
  });
});
