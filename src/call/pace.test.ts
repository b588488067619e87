import { beforeEach, describe, expect, test } from 'vitest';
import { comma, groupPause } from '../speech/pauses.ts';
import type { CallEvent, Conversation } from './conversation.ts';
import { PATIENT_PACE, USUAL_PACE } from './line.ts';
import { choose } from './menu.ts';
import {
  asked,
  conversationWith,
  hash,
  keys,
  miss,
  ScriptedCaller,
  silence,
  StoppedClock,
  words,
} from './scripted-caller.test-support.ts';

const right = keys('1234');

test('the paces are 5 and 3 seconds, and 10 and 6 for who needs more time', () => {
  expect(USUAL_PACE).toEqual({ firstKeyMs: 5_000, nextKeyMs: 3_000 });
  expect(PATIENT_PACE).toEqual({ firstKeyMs: 10_000, nextKeyMs: 6_000 });
});

describe('the slow pace', () => {
  const SAYING = [...words('Muito bem.', 'Terça'), comma, ...words('sete'), groupPause, ...words('oito.')];
  const USUAL = ['Muito bem.', 'Terça', 'pause/comma', 'sete', 'pause/group', 'oito.'];
  const SLOW = [
    'Muito bem.',
    'pause/breath-slow',
    'Terça',
    'pause/comma-slow',
    'sete',
    'pause/group-slow',
    'oito.',
  ];
  const files = (ids: readonly string[]) => ids.map((id) => `pt_BR/${id}`);

  let caller: ScriptedCaller;
  let clock: StoppedClock;
  let conversation: Conversation;
  let events: CallEvent[];
  beforeEach(() => {
    caller = new ScriptedCaller([right, right, right]);
    clock = new StoppedClock();
    ({ conversation, events } = conversationWith(caller, { clock }));
  });

  const hear = () => conversation.hear({ id: 'how-many', maxKeys: 4 }, SAYING);

  test('has longer pauses, and a breath after each sentence, in what is asked', async () => {
    for (const pace of ['usual', 'slow', 'usual'] as const) {
      conversation.choosePace(pace);
      await hear();
    }
    expect(caller.played).toEqual([files(USUAL), files(SLOW), files(USUAL)]);
  });

  test('has them in what is announced, and in what is said while the caller waits', async () => {
    conversation.beginAt('slow');
    conversation.announce(words('Tudo certo.'));
    await conversation.say(SAYING);
    conversation.announce(words('Tudo certo.'));
    const { promise, resolve } = Promise.withResolvers<void>();
    const waiting = conversation.patiently(promise);
    await clock.pass(1_500);
    resolve();
    await waiting;
    expect(caller.played).toEqual([
      files(['Tudo certo.', 'pause/breath-slow', ...SLOW]),
      files(['Tudo certo.', 'pause/breath-slow', 'Só um momento.']),
    ]);
  });

  test('gives more time for each key, and the usual pace takes it back', async () => {
    for (const pace of ['slow', 'usual', 'slow'] as const) {
      conversation.choosePace(pace);
      await hear();
    }
    expect(caller.paces).toEqual([PATIENT_PACE, USUAL_PACE, PATIENT_PACE]);
  });

  test('gives it with the very repeat that chooses it', async () => {
    expect((await asked([hash, hash, right])).paces).toEqual([USUAL_PACE, USUAL_PACE, PATIENT_PACE]);
  });

  test('is in the record as the same words', async () => {
    await hear();
    conversation.choosePace('slow');
    await hear();
    const said = events.flatMap((event) => (event.kind === 'said' ? [event.text] : []));
    expect(said).toEqual(Array.from({ length: 2 }, () => 'Muito bem. Terça, sete, oito.'));
  });
});

describe('a caller who needs more time', () => {
  test('is given it after a silence, before the first key or in the middle of a number, and keeps it', async () => {
    expect((await asked([silence, miss, right])).paces).toEqual([USUAL_PACE, PATIENT_PACE, PATIENT_PACE]);
    const { paces, told } = await asked([keys('12', 'silence'), miss, right]);
    expect(paces).toEqual([USUAL_PACE, PATIENT_PACE, PATIENT_PACE]);
    expect(told).toEqual(['forget', 'forget']);
  });

  test('is spoken to at the usual pace all the same', async () => {
    const { played, conversation } = await asked([silence, silence, right]);
    expect(played.at(-1)).toEqual(['pt_BR/Ainda está aí? Quantos?', 'pt_BR/Atendente, 9.']);
    expect(conversation.pace).toBe('usual');
  });

  test('keeps it when the usual pace is chosen', async () => {
    const { conversation, paces } = await asked([silence, hash, hash, hash, hash, hash, right]);
    expect(conversation.chosenPace).toBe('usual');
    expect(paces).toEqual([USUAL_PACE, ...Array.from({ length: 6 }, () => PATIENT_PACE)]);
  });

  test('is not who keys a whole number that is not understood', async () => {
    const { paces, told } = await asked([miss, right]);
    expect({ paces, told }).toEqual({ paces: [USUAL_PACE, USUAL_PACE], told: ['forget'] });
  });
});

describe('a question whose silence is an answer', () => {
  const GOING_ON = { firstKeyMs: 3_000, nextKeyMs: 3_000 };
  const PATIENTLY = { firstKeyMs: 6_000, nextKeyMs: 6_000 };

  test('is waited for three seconds: the caller waits for us', async () => {
    expect((await asked([silence], { silenceMeans: 0 })).paces).toEqual([GOING_ON]);
  });

  test('is waited for six seconds where the caller needs more time, or has chosen the slow pace', async () => {
    const patient = await asked([keys('12', 'silence'), silence], { silenceMeans: 0 });
    expect(patient.paces).toEqual([GOING_ON, PATIENTLY]);
    expect((await asked([silence], { silenceMeans: 0, beginAt: 'slow' })).paces).toEqual([PATIENTLY]);
  });

  test('may be a menu, and the question after it is waited for as usual', async () => {
    const caller = new ScriptedCaller([silence, right]);
    const { conversation } = conversationWith(caller);
    const said = { first: words('Mais alguma coisa?'), afterSilence: [], afterMiss: [] };
    const menu = { id: 'more', intro: said, choices: [], lastTry: [], silenceMeans: 'end' };
    expect(await choose(conversation, menu)).toEqual({ kind: 'match', value: 'end' });
    await conversation.hear({ id: 'how-many', maxKeys: 4 }, words('Quantos?'));
    expect(caller.paces).toEqual([GOING_ON, USUAL_PACE]);
  });
});
