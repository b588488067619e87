import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AgiConnectionLost } from '../agi/errors.ts';
import { FakeAsterisk, type FakeCall } from '../agi/fake-asterisk.test-support.ts';
import { FastAgiServer } from '../agi/server.ts';
import { fileOf } from '../speech/clip.ts';
import { AsteriskLine, MissingSubroutine } from './asterisk-line.ts';
import { HangUp, USUAL_PACE, type Heard } from './line.ts';
import { clips } from './scripted-caller.test-support.ts';

const SOUNDS = { shipped: '/var/lib/sounds', own: '/var/lib/clinic', isOwn: () => false };
const GET = ['GET', 'FULL', 'VARIABLE', '${READSTATUS} ${DISQUE_KEYS}'];
const ask = (args: string): string[] => ['GOSUB', 'disque-consulta-ask', 's', '1', args];
const DONE = ['100 result=0 Trying...', '200 result=0 Gosub complete'];

let server: FastAgiServer;
let port: number;
let script: (line: AsteriskLine) => Promise<unknown>;
beforeEach(async () => {
  server = new FastAgiServer({
    port: 0,
    onCall: async (connection) => void (await script(await AsteriskLine.open(connection, SOUNDS))),
  });
  port = await server.listen();
});
afterEach(() => server.close({ deadlineMs: 0, graceMs: 0 }));

interface Telephone extends Partial<FakeCall> {
  /** What stands in READSTATUS and DISQUE_KEYS after each question. */
  readonly pressed?: readonly string[];
  readonly gosub?: string | readonly string[];
}

/** One call: what the line's caller does with it, and what came of that. */
async function call<T>(
  talk: (line: AsteriskLine) => Promise<T>,
  { pressed = [], gosub = DONE, ...fake }: Telephone = {},
) {
  const outcome = Promise.withResolvers<T>();
  outcome.promise.catch(() => undefined);
  script = (line) => talk(line).then(outcome.resolve, outcome.reject);
  const states = [...pressed];
  const asterisk = await FakeAsterisk.call({
    port,
    answer: ([verb]) => {
      if (verb === 'GOSUB') return gosub;
      return verb === 'GET' ? `200 result=1 (${states.shift() ?? 'TIMEOUT '})` : '200 result=1';
    },
    ...fake,
  });
  return { asterisk, outcome: outcome.promise, ended: once(asterisk.socket, 'close') };
}

/** The commands of one call after the first two, which tell where the recordings are. */
async function commandsOf(talk: (line: AsteriskLine) => Promise<unknown>, telephone: Telephone = {}) {
  const { asterisk, outcome, ended } = await call(talk, telephone);
  await Promise.all([outcome, ended]);
  return asterisk.commands.slice(2);
}

describe('a call on Asterisk', () => {
  test('begins with where the recordings are', async () => {
    const { asterisk, ended } = await call(async () => undefined);
    await ended;
    expect(asterisk.commands).toEqual([
      ['SET', 'VARIABLE', 'DISQUE_SOUNDS', '/var/lib/sounds'],
      ['SET', 'VARIABLE', 'DISQUE_OWN_SOUNDS', '/var/lib/clinic'],
    ]);
  });

  test('asks each question with one subroutine that speaks and listens, and then fetches the keys', async () => {
    const talk = (line: AsteriskLine) => line.ask(clips('welcome/bom-dia', 'identify/cpf'), 11, USUAL_PACE);
    const commands = await commandsOf(talk, { pressed: ['OK 52998224725'] });
    expect(commands).toEqual([ask('pt_BR/welcome/bom-dia&pt_BR/identify/cpf,11,0,5,3'), GET]);
  });

  test('tells with each question how many recorded keys have been used, and with the pace the caller needs', async () => {
    const talk = async (line: AsteriskLine) => {
      await line.ask(clips('cpf'), 11, USUAL_PACE);
      await line.ask([], 8, { firstKeyMs: 20_000, nextKeyMs: 7_500 });
      await line.ask(clips('menu'), 1, { firstKeyMs: 6_000, nextKeyMs: 500 });
    };
    const commands = await commandsOf(talk, { pressed: ['OK 52998224725', 'TIMEOUT 1503', 'OK 1'] });
    expect(commands.filter(([verb]) => verb === 'GOSUB')).toEqual([
      ask('pt_BR/cpf,11,0,5,3'),
      ask(',8,11,20,7.5'),
      ask('pt_BR/menu,1,4,6,0.5'),
    ]);
  });

  test('answers from keys dialled ahead without a command', async () => {
    const heard: Heard[] = [];
    const talk = async (line: AsteriskLine) => {
      for (const max of [11, 8, 1, 1]) heard.push(await line.ask(clips('prompt'), max, USUAL_PACE));
    };
    const commands = await commandsOf(talk, { pressed: ['OK 52998224725150319551', 'OK 3'] });
    expect(heard.map(({ keys }) => keys)).toEqual(['52998224725', '15031955', '1', '3']);
    expect(commands).toEqual([ask('pt_BR/prompt,11,0,5,3'), GET, ask('pt_BR/prompt,1,20,5,3'), GET]);
  });

  test.each<[string, number, Heard]>([
    ['OK 52998224725', 11, { keys: '52998224725', ended: 'full' }],
    ['OK #', 8, { keys: '', ended: 'hash' }],
    ['OK 123#', 8, { keys: '123', ended: 'hash' }],
    ['TIMEOUT 123', 8, { keys: '123', ended: 'silence' }],
    ['TIMEOUT ', 8, { keys: '', ended: 'silence' }],
    ['OK AB1*D123456', 11, { keys: 'AB1*D123456', ended: 'full' }],
    ['ERROR ', 1, { keys: '', ended: 'silence' }],
  ])('hears %j', async (state, max, heard) => {
    const { outcome } = await call((line) => line.ask(clips('prompt'), max, USUAL_PACE), {
      pressed: [state],
    });
    expect(await outcome).toEqual(heard);
  });

  test('speaks without listening, and leaves a key that cuts it short to the next question', async () => {
    const talk = async (line: AsteriskLine) => {
      await line.say([]);
      await line.say(clips('one-moment'));
      await line.ask(clips('menu'), 1, USUAL_PACE);
    };
    expect(await commandsOf(talk, { pressed: ['OK 1'] })).toEqual([
      ask('pt_BR/one-moment,1,0,0,0'),
      ask('pt_BR/menu,1,0,5,3'),
      GET,
    ]);
  });

  test('parts a long utterance into commands that every Asterisk reads as one line, the last of which listens', async () => {
    const long = clips(...Array.from({ length: 200 }, (_, n) => `prompt/a-clip-with-a-name-${n}`));
    const commands = await commandsOf((line) => line.ask(long, 4, USUAL_PACE), { pressed: ['OK 1234'] });
    const asked = commands.slice(0, -1).map((words) => words.at(-1) ?? '');
    expect(asked.length).toBeGreaterThan(3);
    for (const words of commands) expect(words.join(' ').length + 10).toBeLessThan(2_047);
    expect(asked.flatMap((args) => args.split(',')[0]?.split('&') ?? [])).toEqual(long.map(fileOf));
    const listening = asked.map((args) => args.split(',').slice(1).join());
    expect(listening).toEqual([...asked.slice(1).map(() => '1,0,0,0'), '4,0,5,3']);
  });

  test('hands the caller over with what the attendant should know, and the keys with nothing of what was keyed before', async () => {
    const target = { context: 'disque-consulta-attendant', extension: 's', priority: '1' };
    const talk = (line: AsteriskLine) =>
      line.transfer(target, { DISQUE_REASON: 'asked', DISQUE_PATIENT_ID: '' });
    expect(await commandsOf(talk)).toEqual([
      ['SET', 'VARIABLE', 'DISQUE_REASON', 'asked'],
      ['SET', 'VARIABLE', 'DISQUE_PATIENT_ID', ''],
      ['SET', 'VARIABLE', 'FRAME_DROP(RX)', ''],
      ['EXEC', 'StoreDTMF', 'remove'],
      ['SET', 'VARIABLE', 'DISQUE_KEYS', ''],
      ['SET', 'VARIABLE', 'DISQUE_READ', ''],
      ['SET', 'VARIABLE', 'TIMEOUT(absolute)', '0'],
      ['SET', 'CONTEXT', 'disque-consulta-attendant'],
      ['SET', 'EXTENSION', 's'],
      ['SET', 'PRIORITY', '1'],
    ]);
  });

  test('hands the caller over all the same where Asterisk refuses to give the keys back', async () => {
    const target = { context: 'clinic', extension: '600', priority: '1' };
    const commands = await commandsOf((line) => line.transfer(target, {}), {
      answer: (words) => (words[0] === 'EXEC' ? '510 Invalid or unknown command' : '200 result=1'),
    });
    expect(commands.slice(-3)).toEqual([
      ['SET', 'CONTEXT', 'clinic'],
      ['SET', 'EXTENSION', '600'],
      ['SET', 'PRIORITY', '1'],
    ]);
  });

  test('ends with HANGUP: falling out of AGI() would send the caller to the attendant', async () => {
    expect(await commandsOf((line) => line.hangUp())).toEqual([['HANGUP']]);
  });
});

describe('a caller who hangs up', () => {
  const question = (line: AsteriskLine) => line.ask(clips('prompt'), 11, USUAL_PACE);

  test('while a question is asked is gone, however Asterisk says so', async () => {
    const abnormal = [...DONE.slice(0, 1), '200 result=0 Gosub complete (abnormal exit)', 'HANGUP'];
    const { outcome } = await call(question, { gosub: abnormal });
    await expect(outcome).rejects.toBeInstanceOf(HangUp);
  });

  test('is gone when the keys say so, with no HANGUP line', async () => {
    const { outcome } = await call(question, { pressed: ['HANGUP 529'] });
    await expect(outcome).rejects.toBeInstanceOf(HangUp);
  });

  test('is gone when the channel is dead (511)', async () => {
    const dead = '511 Command Not Permitted on a dead channel or intercept routine';
    const { outcome } = await call(question, { gosub: dead });
    await expect(outcome).rejects.toBeInstanceOf(HangUp);
  });

  test('is gone between two commands', async () => {
    const { asterisk, outcome } = await call(async (line) => {
      asterisk.hangUp();
      asterisk.end();
      await once(asterisk.socket, 'close');
      return line.say(clips('prompt'));
    });
    await expect(outcome).rejects.toBeInstanceOf(HangUp);
  });

  test('is gone, as far as a conversation can tell, when the connection breaks; the cause is kept', async () => {
    const { asterisk, outcome } = await call(question, {
      answer: ([verb]) => (verb === 'SET' ? '200 result=1' : undefined),
    });
    await asterisk.heard(3);
    asterisk.reset();
    const error = await outcome.catch((error: unknown) => error);
    expect(error).toBeInstanceOf(HangUp);
    expect((error as HangUp).cause).toBeInstanceOf(AgiConnectionLost);
  });
});

describe('what is wrong with the dialplan', () => {
  test('is told with the remedy when it has no subroutine of ours, and is no hang-up', async () => {
    const { outcome } = await call((line) => line.say(clips('prompt')), {
      gosub: '200 result=-1 Gosub label not found',
    });
    await expect(outcome).rejects.toBeInstanceOf(MissingSubroutine);
    await expect(outcome).rejects.toThrow('#include deploy/asterisk/extensions_disque_consulta.conf');
  });

  test('is no hang-up either when Asterisk does not know the command', async () => {
    const { outcome } = await call((line) => line.say(clips('prompt')), {
      gosub: '510 Invalid or unknown command',
    });
    await expect(outcome).rejects.toThrow('Asterisk refused GOSUB: 510');
  });
});

describe("the caller's number", () => {
  const number = async (agi_callerid: string | undefined) => {
    const { asterisk, outcome } = await call(async (line) => line.callerNumber, {
      environment: { agi_callerid },
    });
    return { number: await outcome, commands: asterisk.commands };
  };

  test('is what the network says, and null when it says nothing', async () => {
    expect((await number('11987654321')).number).toBe('11987654321');
    for (const withheld of ['unknown', '', undefined]) expect((await number(withheld)).number).toBeNull();
  });

  test('and name full of quotes, ${} and commands are never sent back to Asterisk', async () => {
    const hostile = '"${SHELL(reboot)}"\\",Hangup()&\u2028';
    const { number: given, commands } = await number(hostile);
    expect(given).toBe(hostile);
    expect(JSON.stringify(commands)).not.toContain('SHELL');
  });
});
