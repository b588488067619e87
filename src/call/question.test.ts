import { describe, expect, test } from 'vitest';
import { ToAttendant } from './leave.ts';
import { HangUp, PATIENT_PACE, type Heard } from './line.ts';
import { choose } from './menu.ts';
import { askQuestion, type Judged } from './question.ts';
import {
  conversationWith,
  hash,
  keys,
  ScriptedCaller,
  silence,
  words,
} from './scripted-caller.test-support.ts';

const QUESTION = {
  id: 'how-many',
  maxKeys: 4,
  first: words('Quantos?'),
  afterSilence: words('Ainda está aí? Quantos?'),
  afterMiss: words('Não entendi. Quantos?'),
  lastTry: words('Atendente, 9.'),
};
const FIRST = 'Quantos?';
const AFTER_SILENCE = 'Ainda está aí? Quantos?';
const AFTER_MISS = 'Não entendi. Quantos?';
const miss = keys('77');

/** 1234 is right; 55 is wrong in a way that has words of its own. */
function judge({ keys }: Heard): Judged<number> {
  if (keys === '1234') return { kind: 'match', value: 1234 };
  return keys === '55' ? { kind: 'miss', say: words('Ouvi dois números.') } : { kind: 'miss' };
}

async function asked(answers: readonly Heard[], options: { announced?: string; silenceMeans?: number } = {}) {
  const caller = new ScriptedCaller(answers);
  const { conversation } = conversationWith(caller);
  if (options.announced) conversation.announce(words(options.announced));
  const answer = askQuestion(conversation, QUESTION, judge, options.silenceMeans);
  const result = await answer.catch((error: unknown) => {
    if (error instanceof ToAttendant) return error.reason;
    if (error instanceof HangUp) return 'hung up';
    throw error;
  });
  return { said: caller.said, told: caller.told, result };
}

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
  test('# says it again, announcements and all', async () => {
    const { said, result } = await asked([hash, hash, keys('1234')], { announced: 'Tudo certo.' });
    expect(said).toEqual(Array.from({ length: 3 }, () => `Tudo certo. ${FIRST}`));
    expect(result).toEqual(match);
  });

  test('# says again what was said last', async () => {
    expect((await asked([miss, hash, keys('1234')])).said).toEqual([FIRST, AFTER_MISS, AFTER_MISS]);
  });

  test('# for ever ends with a person', async () => {
    const { said, result } = await asked(Array.from({ length: 100 }, () => hash));
    expect(result).toBe('silence');
    expect(said.length).toBeLessThanOrEqual(8);
  });

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

describe('a caller who needs more time', () => {
  test('is given it after a silence, before the first key or in the middle of a number, and keeps it', async () => {
    expect((await asked([silence, keys('1234')])).told).toEqual([PATIENT_PACE]);
    expect((await asked([keys('12', 'silence'), keys('1234')])).told).toEqual(['forget', PATIENT_PACE]);
    expect(PATIENT_PACE).toEqual({ firstKeyMs: 10_000, nextKeyMs: 6_000 });
  });

  test('is not who keys a whole number that is not understood', async () => {
    expect((await asked([miss, keys('1234')])).told).toEqual(['forget']);
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

  test('# says it again all the same, and not for ever', async () => {
    expect((await asked([hash, keys('1234')], { silenceMeans: 0 })).said).toEqual([FIRST, FIRST]);
    expect(
      (
        await asked(
          Array.from({ length: 100 }, () => hash),
          { silenceMeans: 0 },
        )
      ).result,
    ).toEqual({ kind: 'match', value: 0 });
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
});
