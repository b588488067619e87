import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Phrase, Speech } from '../speech/phrase.ts';
import { portuguese } from '../speech/portuguese.test-support.ts';
import { TooSlow, type Conversation } from './conversation.ts';
import { ToAttendant } from './leave.ts';
import { HangUp } from './line.ts';
import { runCall } from './run-call.ts';
import {
  atRest,
  conversationWith,
  keys,
  ScriptedCaller,
  StoppedClock,
  words,
} from './scripted-caller.test-support.ts';

const MOMENT = 'Só um momento.';
const QUESTION = { id: 'cpf', maxKeys: 11 };

let caller: ScriptedCaller;
let clock: StoppedClock;
let conversation: Conversation;
beforeEach(() => {
  caller = new ScriptedCaller();
  clock = new StoppedClock();
  ({ conversation } = conversationWith(caller, { clock }));
});

let unhandled: unknown[];
const note = (error: unknown): void => void unhandled.push(error);
beforeEach(() => {
  unhandled = [];
  process.on('unhandledRejection', note);
});
afterEach(() => void process.off('unhandledRejection', note));

/** Work that a test brings to its end. */
const work = () => Promise.withResolvers<string>();

describe('waiting for slow work', () => {
  test('is silent while the work is quick', async () => {
    const { promise, resolve } = work();
    const waiting = conversation.patiently(promise);
    await clock.pass(1_499);
    resolve('done');
    expect(await waiting).toBe('done');
    expect(caller.said).toEqual([]);
    // A call in progress for an hour has no timer of its past.
    expect(clock.sleepers).toBe(0);
  });

  test('has a first word after a second and a half, and another after each two and a half more', async () => {
    const { promise, resolve } = work();
    const waiting = conversation.patiently(promise);
    await clock.pass(1_500);
    expect(caller.said).toEqual([MOMENT]);
    await clock.pass(2_499);
    expect(caller.said).toEqual([MOMENT]);
    await clock.pass(1);
    expect(caller.said).toEqual([MOMENT, MOMENT]);
    resolve('done');
    expect(await waiting).toBe('done');
  });

  test('says first what was announced and is still unsaid', async () => {
    const { promise, resolve } = work();
    conversation.announce(words('Tudo certo.'));
    const waiting = conversation.patiently(promise);
    await clock.pass(1_500);
    resolve('done');
    await waiting;
    expect(caller.said).toEqual([`Tudo certo. ${MOMENT}`]);
    expect(conversation.takeAnnouncements()).toEqual([]);
  });

  test('ends after seven seconds: the caller is not asked to wait longer', async () => {
    const waiting = conversation.patiently(work().promise).catch((error: unknown) => error);
    await clock.pass(6_999);
    await clock.pass(1);
    expect(await waiting).toBeInstanceOf(TooSlow);
    expect(caller.said).toEqual([MOMENT, MOMENT, MOMENT]);
  });

  test('passes on why quick or slow work failed', async () => {
    const failure = new Error('no such table');
    await expect(conversation.patiently(Promise.reject(failure))).rejects.toBe(failure);
    const { promise, reject } = work();
    const waiting = conversation.patiently(promise).catch((error: unknown) => error);
    await clock.pass(2_000);
    reject(failure);
    expect(await waiting).toBe(failure);
  });

  test('ends with the call when the caller hangs up meanwhile', async () => {
    caller.say = async () => {
      throw new HangUp('gone');
    };
    const { promise, reject } = work();
    const waiting = conversation.patiently(promise).catch((error: unknown) => error);
    await clock.pass(1_500);
    expect(await waiting).toBeInstanceOf(HangUp);
    // Nobody waits for it any more: that it fails is no unhandled rejection.
    reject(new Error('too late'));
    await atRest();
    expect(unhandled).toEqual([]);
  });
});

describe('work that was given up', () => {
  test('is settled once it has come to its end, however it ends', async () => {
    const [first, second] = [work(), work()];
    const gaveUp = [conversation.patiently(first.promise), conversation.patiently(second.promise)];
    const slow = Promise.allSettled(gaveUp);
    await clock.pass(7_000);
    await slow;
    let settled = false;
    const settling = conversation.settled().then(() => (settled = true));
    second.reject(new Error('the database is away'));
    await atRest();
    expect(settled).toBe(false);
    first.resolve('done after all');
    expect(await settling).toBe(true);
    expect(unhandled).toEqual([]);
  });

  test('is nothing where nothing was waited for', async () => {
    expect(await conversation.settled()).toBeUndefined();
  });
});

describe('a call', () => {
  test('that is hung up ends in one place: its work has come to its end before it is tidied up', async () => {
    const { promise, resolve } = work();
    const order: string[] = [];
    caller.say = async () => {
      throw new HangUp('gone');
    };
    const call = runCall(
      conversation,
      () => conversation.patiently(promise),
      async () => void order.push('tidied up'),
    );
    await clock.pass(1_500);
    order.push('work done');
    resolve('done');
    expect(await call).toBe('hung-up');
    expect(order).toEqual(['work done', 'tidied up']);
  });

  test('gives back how it ended', async () => {
    expect(
      await runCall(
        conversation,
        async () => 'goodbye',
        async () => undefined,
      ),
    ).toBe('goodbye');
  });

  test('that meets a bug is tidied up as well, and the bug is told', async () => {
    const bug = new TypeError('a bug');
    let tidied = false;
    const call = runCall(
      conversation,
      () => Promise.reject(bug),
      async () => void (tidied = true),
    );
    await expect(call).rejects.toBe(bug);
    expect(tidied).toBe(true);
  });
});

describe('when the server is being stopped', () => {
  test('no further question is asked: the caller goes to a person', async () => {
    const stopping = new AbortController();
    caller = new ScriptedCaller([keys('1'), keys('2')]);
    ({ conversation } = conversationWith(caller, { signal: stopping.signal }));
    expect(await conversation.hear(QUESTION, words('CPF?'))).toEqual(keys('1'));
    stopping.abort();
    const asked = conversation.hear(QUESTION, words('E agora?')).catch((error: unknown) => error);
    expect(await asked).toMatchObject({ reason: 'shutdown' });
    expect(await asked).toBeInstanceOf(ToAttendant);
    expect(caller.said).toEqual(['CPF?']);
  });

  test('what was announced is said, but for a beginning without its end', async () => {
    ({ conversation } = conversationWith(caller, { signal: AbortSignal.abort() }));
    conversation.announce(words('Não há horários antes.', 'O mais próximo que encontrei:'));
    expect(() => conversation.beforeQuestion()).toThrow(ToAttendant);
    await conversation.say(words('Desculpe.'));
    expect(caller.said).toEqual(['Não há horários antes. Desculpe.']);
  });

  test('a goodbye is said all the same', async () => {
    ({ conversation } = conversationWith(caller, { signal: AbortSignal.abort() }));
    await conversation.say(words('Até logo.'));
    expect(caller.said).toEqual(['Até logo.']);
  });
});

describe('speaking another language', () => {
  const english: Speech = { ...portuguese, language: 'en' };
  const hello: Phrase = ({ language }) => [
    { language, id: 'hello', text: language === 'en' ? 'Hello.' : 'Olá.' },
  ];

  test('is what everything is said in from then on, what was announced and is unsaid as well', async () => {
    caller = new ScriptedCaller([keys('1'), keys('2')]);
    ({ conversation } = conversationWith(caller));
    await conversation.hear(QUESTION, [hello]);
    conversation.announce([hello]);
    await conversation.speak(english);
    expect(conversation.speech).toBe(english);
    await conversation.hear(QUESTION, [...conversation.takeAnnouncements(), hello]);
    conversation.announce([hello]);
    await conversation.speak(portuguese);
    await conversation.say([hello]);
    expect(caller.said).toEqual(['Olá.', 'Hello. Hello.', 'Olá. Olá.']);
    expect(caller.played[1]).toEqual(['en/hello', 'en/hello']);
  });

  test('tells the line once of each change, and of the language it begins in', async () => {
    await conversation.speak(portuguese);
    await conversation.speak(portuguese);
    expect(caller.told).toEqual(['pt_BR']);
    await conversation.speak(english);
    await conversation.speak(english);
    expect(caller.told).toEqual(['pt_BR', 'en']);
    await conversation.speak(portuguese);
    expect(caller.told).toEqual(['pt_BR', 'en', 'pt_BR']);
  });
});

describe('the record of a call', () => {
  test('has what was said, asked and heard', async () => {
    const { conversation, events } = conversationWith(new ScriptedCaller([keys('12', 'silence')]));
    await conversation.say(words('Bom dia', '.'));
    await conversation.say();
    await conversation.hear({ id: 'menu', maxKeys: 1 }, words('O que deseja?'));
    expect(events).toEqual([
      { kind: 'said', text: 'Bom dia.' },
      { kind: 'said', text: 'O que deseja?' },
      { kind: 'asked', question: 'menu' },
      { kind: 'heard', question: 'menu', keys: '12', ended: 'silence' },
    ]);
  });

  test('never has the keys of a secret question, but how many they were', async () => {
    const { conversation, events } = conversationWith(
      new ScriptedCaller([keys('52998A24725'), keys('25*', 'silence')]),
    );
    await conversation.hear({ ...QUESTION, secret: true }, words('CPF?'));
    await conversation.hear({ ...QUESTION, secret: true }, words('CPF?'));
    const heard = events.flatMap((event) => (event.kind === 'heard' ? [event.keys] : []));
    expect(heard).toEqual(['•••••••••••', '••*']);
  });
});
