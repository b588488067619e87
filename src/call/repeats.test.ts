import { describe, expect, test } from 'vitest';
import { choose } from './menu.ts';
import { askQuestion } from './question.ts';
import {
  AFTER_MISS,
  AFTER_SILENCE,
  asked,
  conversationWith,
  FIRST,
  hash,
  judge,
  keys,
  miss,
  QUESTION,
  ScriptedCaller,
  silence,
  words,
} from './scripted-caller.test-support.ts';

const OFFER_SLOW = 'Mais devagar?';
const OFFER_USUAL = 'Como antes?';
const right = keys('1234');
const match = { kind: 'match', value: 1234 };
const times = (count: number) => Array.from({ length: count }, () => hash);

describe('# at the usual pace', () => {
  test('says it again, announcements and all, and offers it slower', async () => {
    const { said, result, conversation } = await asked([hash, right], { announced: 'Tudo certo.' });
    expect(said).toEqual([`Tudo certo. ${FIRST}`, `Tudo certo. ${FIRST} ${OFFER_SLOW}`]);
    expect(result).toEqual(match);
    expect([conversation.pace, conversation.chosenPace]).toEqual(['usual', null]);
  });

  test('pressed again chooses the slower pace, says so, and says it again at that pace', async () => {
    const { said, played, result, conversation } = await asked([...times(2), right], {
      announced: 'Tudo certo.',
    });
    expect(said.at(-1)).toBe(`Devagar. Tudo certo. ${FIRST}`);
    expect(played.map((files) => files.includes('pt_BR/pause/breath-slow'))).toEqual([false, false, true]);
    expect(result).toEqual(match);
    expect([conversation.pace, conversation.chosenPace]).toEqual(['slow', 'slow']);
  });

  test('says again what was said last', async () => {
    const { said } = await asked([miss, hash, right]);
    expect(said).toEqual([FIRST, AFTER_MISS, `${AFTER_MISS} ${OFFER_SLOW}`]);
  });

  test('once at each of two questions is no choice: the offer was for the question before', async () => {
    const caller = new ScriptedCaller([hash, right, hash, right]);
    const { conversation } = conversationWith(caller);
    for (let question = 0; question < 2; question++) await askQuestion(conversation, QUESTION, judge);
    const once = [FIRST, `${FIRST} ${OFFER_SLOW}`];
    expect(caller.said).toEqual([...once, ...once]);
    expect(conversation.chosenPace).toBeNull();
  });
});

describe('# at the slow pace', () => {
  const slow = { beginAt: 'slow' } as const;

  test('offers the way back with the second repeat: to hear it again is what the pace is for', async () => {
    const { said, conversation } = await asked([...times(2), right], slow);
    expect(said).toEqual([FIRST, FIRST, `${FIRST} ${OFFER_USUAL}`]);
    expect([conversation.pace, conversation.chosenPace]).toEqual(['slow', null]);
  });

  test('goes back with the third, and the usual pace is then as much chosen as the other', async () => {
    const { said, conversation } = await asked([...times(3), right], slow);
    expect(said.at(-1)).toBe(`Como antes. ${FIRST}`);
    expect([conversation.pace, conversation.chosenPace]).toEqual(['usual', 'usual']);
  });

  test('offers and chooses in the same way for who has just chosen it, and back again', async () => {
    const { said, result, conversation } = await asked([...times(5), right]);
    expect(said).toEqual([
      FIRST,
      `${FIRST} ${OFFER_SLOW}`,
      `Devagar. ${FIRST}`,
      FIRST,
      `${FIRST} ${OFFER_USUAL}`,
      `Como antes. ${FIRST}`,
    ]);
    expect(result).toEqual(match);
    expect(conversation.chosenPace).toBe('usual');
  });
});

describe('a chosen pace', () => {
  test('is not overridden by that of calls before', async () => {
    const { conversation } = await asked([...times(2), right]);
    conversation.beginAt('usual');
    expect([conversation.pace, conversation.chosenPace]).toEqual(['slow', 'slow']);
    conversation.choosePace('usual');
    conversation.beginAt('slow');
    expect([conversation.pace, conversation.chosenPace]).toEqual(['usual', 'usual']);
  });

  test('is not what a call began at', () => {
    const { conversation } = conversationWith(new ScriptedCaller());
    expect([conversation.pace, conversation.chosenPace]).toEqual(['usual', null]);
    conversation.beginAt('slow');
    expect([conversation.pace, conversation.chosenPace]).toEqual(['slow', null]);
    conversation.beginAt('usual');
    expect([conversation.pace, conversation.chosenPace]).toEqual(['usual', null]);
  });

  test('is that of the questions that follow', async () => {
    const caller = new ScriptedCaller([hash, hash, right, right]);
    const { conversation } = conversationWith(caller);
    await askQuestion(conversation, QUESTION, judge);
    conversation.announce(words('Tudo certo.'));
    await askQuestion(conversation, QUESTION, judge);
    expect(caller.played.at(-1)).toContain('pt_BR/pause/breath-slow');
  });
});

describe('what was said about the pace', () => {
  test('is not said once more with the question that is asked again after a silence or a miss', async () => {
    expect((await asked([hash, silence, right])).said.at(-1)).toBe(AFTER_SILENCE);
    expect((await asked([hash, miss, right])).said.at(-1)).toBe(AFTER_MISS);
    expect((await asked([...times(2), silence, right])).said.at(-1)).toBe(AFTER_SILENCE);
    expect((await asked([...times(4), miss, right])).said.at(-1)).toBe(AFTER_MISS);
  });
});

describe('# for ever', () => {
  test('is five repeats, then as many silences as any question is given, and a person', async () => {
    const { said, result } = await asked(times(100));
    expect(said.slice(0, 6).every((words) => words.includes(FIRST))).toBe(true);
    expect(said.slice(6)).toEqual([AFTER_SILENCE, `${AFTER_SILENCE} Atendente, 9.`]);
    expect(result).toBe('silence');
  });

  test('at a question whose silence is an answer is that answer after five repeats', async () => {
    const { said, result } = await asked(times(100), { silenceMeans: 0 });
    expect(said).toHaveLength(6);
    expect(result).toEqual({ kind: 'match', value: 0 });
  });

  test('is five repeats at one question, whatever comes between them', async () => {
    const { said } = await asked([...times(3), silence, ...times(3), right]);
    expect(said).toHaveLength(8);
    expect(said.at(-1)).toBe(`${AFTER_SILENCE} Atendente, 9.`);
  });
});

test('# says a question again whose silence is an answer: it is none', async () => {
  const { said, result } = await asked([hash, right], { silenceMeans: 0 });
  expect(said).toEqual([FIRST, `${FIRST} ${OFFER_SLOW}`]);
  expect(result).toEqual(match);
});

test.each([
  ['a silence', silence, AFTER_SILENCE],
  ['a miss', miss, AFTER_MISS],
])('# before %s and # after it are not two in a row: they choose nothing', async (_, between, wording) => {
  const { said, conversation } = await asked([hash, between, hash, right]);
  expect(said.at(-1)).toBe(`${wording} ${OFFER_SLOW}`);
  expect(conversation.chosenPace).toBeNull();
});

test('# at a menu says the choices again, and not that a key meant nothing', async () => {
  const caller = new ScriptedCaller([miss, hash, keys('1')]);
  const { conversation } = conversationWith(caller);
  await choose(conversation, {
    id: 'menu',
    intro: {
      first: words('Sobre isto:'),
      afterSilence: words('Ainda aí?'),
      afterMiss: words('Nada. Sobre isto:'),
      again: words('Sobre isto:'),
    },
    choices: [{ key: '1', means: 'yes', say: words('Sim, tecle 1.') }],
    lastTry: words('Atendente, 9.'),
  });
  expect(caller.said).toEqual([
    'Sobre isto: Sim, tecle 1.',
    'Nada. Sobre isto: Sim, tecle 1.',
    `Sobre isto: Sim, tecle 1. ${OFFER_SLOW}`,
  ]);
});
