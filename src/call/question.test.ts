import { describe, expect, test } from 'vitest';
import { choose } from './menu.ts';
import { askQuestion } from './question.ts';
import {
  AFTER_MISS,
  AFTER_SILENCE,
  asked,
  conversationWith,
  FIRST,
  judge,
  keys,
  miss,
  QUESTION,
  ScriptedCaller,
  silence,
  words,
} from './scripted-caller.test-support.ts';

const match = { kind: 'match', value: 1234 };

describe('a question', () => {
  test('is asked once of who answers it, with what was announced before it in the same breath', async () => {
    const { said, told, result } = await asked([keys('1234')], { announced: 'Tudo certo.' });
    expect({ said, result }).toEqual({ said: [`Tudo certo. ${FIRST}`], result: match });
    // Whatever else was dialled ahead is the next question's.
    expect(told).toEqual([]);
  });

  test('is asked three times in silence, each time fuller, and then it is a matter for a person', async () => {
    const { said, result } = await asked([silence, silence, silence]);
    expect(said).toEqual([FIRST, AFTER_SILENCE, `${AFTER_SILENCE} Atendente, 9.`]);
    expect(result).toBe('silence');
  });

  test('is asked three times of who is not understood, each time fuller', async () => {
    const { said, result } = await asked([miss, miss, miss]);
    expect(said).toEqual([FIRST, AFTER_MISS, `${AFTER_MISS} Atendente, 9.`]);
    expect(result).toBe('not-understood');
  });

  test('counts silences and misses apart: two of each leave room for an answer', async () => {
    const { said, result } = await asked([silence, miss, silence, miss, keys('1234')]);
    expect(said).toEqual([
      FIRST,
      AFTER_SILENCE,
      AFTER_MISS,
      `${AFTER_SILENCE} Atendente, 9.`,
      `${AFTER_MISS} Atendente, 9.`,
    ]);
    expect(result).toEqual(match);
  });

  test('answers a miss that has words of its own with these', async () => {
    expect((await asked([keys('55'), keys('1234')])).said).toEqual([FIRST, 'Ouvi dois números.']);
  });

  test('judges the digits that came before a silence: they are no silence', async () => {
    const { said, result } = await asked([keys('77', 'silence'), keys('1234', 'silence')]);
    expect(said).toEqual([FIRST, AFTER_MISS]);
    expect(result).toEqual(match);
  });

  test('is left by who hangs up', async () => {
    expect((await asked([silence])).result).toBe('hung up');
  });
});

describe('the keys that mean the same everywhere', () => {
  test('# after digits ends them, and repeats nothing', async () => {
    expect((await asked([keys('77', 'hash'), keys('1234')])).said).toEqual([FIRST, AFTER_MISS]);
  });

  test('* is one step back, even in the middle of a number', async () => {
    expect((await asked([keys('*')])).result).toEqual({ kind: 'back' });
    expect((await asked([keys('12*', 'silence')])).result).toEqual({ kind: 'back' });
  });

  test('9 alone is a person; 9 in a number is a digit', async () => {
    expect((await asked([keys('9', 'silence')])).result).toBe('asked');
    expect((await asked([keys('9', 'hash')])).result).toBe('asked');
    expect((await asked([keys('99'), keys('1234')])).result).toEqual(match);
  });

  test('9 is an answer where the question takes it', async () => {
    const { conversation } = conversationWith(new ScriptedCaller([keys('9')]));
    const answer = askQuestion(conversation, QUESTION, () => ({ kind: 'match', value: 9 }));
    expect(await answer).toEqual({ kind: 'match', value: 9 });
  });
});

describe('keys dialled ahead', () => {
  test('are no answer to a question that is asked again: they were meant for what did not come about', async () => {
    expect((await asked([miss, miss, keys('1234')])).told).toEqual(['forget', 'forget']);
  });

  test('are no answer to a question that must have been heard', async () => {
    const caller = new ScriptedCaller([keys('1234')]);
    const { conversation } = conversationWith(caller);
    await askQuestion(conversation, { ...QUESTION, fresh: true }, judge);
    expect(caller.told).toEqual(['forget']);
  });
});

test('a call of endless questions ends with a person', async () => {
  const caller = new ScriptedCaller(Array.from({ length: 10_000 }, () => keys('1234')));
  const { conversation } = conversationWith(caller);
  const endless = async () => {
    for (;;) await askQuestion(conversation, QUESTION, judge);
  };
  await expect(endless()).rejects.toMatchObject({ reason: 'not-understood' });
  expect(caller.said.length).toBeLessThan(1_000);
});

test('when the server is being stopped nothing is asked, and what was announced is still to be said', async () => {
  const caller = new ScriptedCaller([keys('1234')]);
  const { conversation } = conversationWith(caller, { signal: AbortSignal.abort() });
  conversation.announce(words('Parabéns, sua consulta está marcada.'));
  await expect(askQuestion(conversation, QUESTION, judge)).rejects.toMatchObject({ reason: 'shutdown' });
  await conversation.say(words('Desculpe, precisamos encerrar.'));
  expect(caller.said).toEqual(['Parabéns, sua consulta está marcada. Desculpe, precisamos encerrar.']);
});

describe('where silence is an answer too', () => {
  test('the first silence answers', async () => {
    const { said, told, result } = await asked([silence], { silenceMeans: 0 });
    expect({ said, told, result }).toEqual({ said: [FIRST], told: [], result: { kind: 'match', value: 0 } });
  });
});

describe('a menu', () => {
  const MENU = {
    id: 'menu',
    intro: {
      first: words('O que deseja?'),
      afterSilence: words('Ainda está aí?'),
      afterMiss: words('Essa tecla não tem opção aqui.'),
    },
    choices: [
      { key: '1', means: 'book', say: words('Marcar, 1.') },
      { key: '0', means: 'end', say: words('Encerrar, 0.') },
    ],
    lastTry: words('Atendente, 9.'),
  } as const;

  test('says its choices each time it asks, and gives back what the key means', async () => {
    const caller = new ScriptedCaller([silence, keys('8'), keys('0')]);
    const { conversation } = conversationWith(caller);
    expect(await choose(conversation, MENU)).toEqual({ kind: 'match', value: 'end' });
    expect(caller.said).toEqual([
      'O que deseja? Marcar, 1. Encerrar, 0.',
      'Ainda está aí? Marcar, 1. Encerrar, 0.',
      'Essa tecla não tem opção aqui. Marcar, 1. Encerrar, 0.',
    ]);
  });

  test('says its choices in fewer words to who knows the way, and in full to who does not answer', async () => {
    const [book, end] = MENU.choices;
    const menu = { ...MENU, choices: [{ ...book, brief: words('Marcar?') }, end] };
    for (const [brief, said] of [
      [true, 'O que deseja? Marcar? Encerrar, 0.'],
      [false, 'O que deseja? Marcar, 1. Encerrar, 0.'],
    ] as const) {
      const caller = new ScriptedCaller([silence, keys('8'), keys('1')]);
      const { conversation } = conversationWith(caller);
      conversation.beBrief(brief);
      expect(await choose(conversation, menu)).toEqual({ kind: 'match', value: 'book' });
      expect(caller.said).toEqual([
        said,
        'Ainda está aí? Marcar, 1. Encerrar, 0.',
        'Essa tecla não tem opção aqui. Marcar, 1. Encerrar, 0.',
      ]);
    }
  });
});
