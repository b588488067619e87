import { describe, expect, test } from 'vitest';
import { fileOf } from '../speech/clip.ts';
import { AsteriskLine, type SoundFolders } from './asterisk-line.ts';
import { HangUp, USUAL_PACE } from './line.ts';
import { askQuestion } from './question.ts';
import { clips, conversationWith, judge, QUESTION } from './scripted-caller.test-support.ts';

type Connection = Parameters<typeof AsteriskLine.open>[0];

const SOUNDS = { shipped: '/shipped', own: '/own', isOwn: () => false };

interface FakeAsterisk extends Partial<SoundFolders> {
  /** The keys it has recorded, question after question. */
  readonly pressed?: string[];
  readonly recordStatus?: string;
  readonly gosub?: string;
}

/** What a line sends to this Asterisk once its call is open, by the arguments alone. */
async function sentBy(
  talk: (line: AsteriskLine) => Promise<unknown>,
  { pressed = [], recordStatus = '', gosub = '0', ...sounds }: FakeAsterisk = {},
): Promise<string[][]> {
  const sent: string[][] = [];
  const connection = {
    environment: new Map(),
    send: async ({ name, args }: { name: string; args: string[] }) => {
      sent.push(args);
      if (name === 'GOSUB') return { result: gosub };
      if (name !== 'GET FULL VARIABLE') return { result: '1' };
      return { result: '1', value: args[0]?.includes('RECORD') ? recordStatus : `OK ${pressed.shift()}` };
    },
  };
  const line = await AsteriskLine.open(connection as unknown as Connection, { ...SOUNDS, ...sounds });
  sent.length = 0;
  await talk(line);
  return sent;
}

/** What the subroutine was given: the recordings, and the rest. */
const askedWith = (sent: readonly string[][]) =>
  sent
    .filter(([context]) => context === 'disque-consulta-ask')
    .map((args) => {
      const [files = '', ...rest] = (args.at(-1) ?? '').split(',');
      return { files: files.split('&'), rest: rest.join() };
    });

describe("the clinic's own recordings", () => {
  const isOwn = (file: string) => file === 'pt_BR/doctor/rafael-costa';

  test('have a + before their name, wherever they are said', async () => {
    const utterance = clips('offer', 'doctor/rafael-costa');
    const talk = async (line: AsteriskLine) => {
      await line.say(utterance);
      await line.ask(utterance, 1, USUAL_PACE);
    };
    const files = ['pt_BR/offer', '+pt_BR/doctor/rafael-costa'];
    expect(askedWith(await sentBy(talk, { isOwn })).map((asked) => asked.files)).toEqual([files, files]);
  });

  test('are those of one language: the same name in another is looked for in its folder', async () => {
    const clip = { id: 'doctor/rafael-costa', text: '' };
    const utterance = ['en', 'pt_BR', 'es'].map((language) => ({ ...clip, language }));
    const [asked] = askedWith(await sentBy((line) => line.say(utterance), { isOwn }));
    expect(asked?.files).toEqual([
      'en/doctor/rafael-costa',
      '+pt_BR/doctor/rafael-costa',
      'es/doctor/rafael-costa',
    ]);
  });
});

test('the dialplan is told which language it is to speak', async () => {
  expect(await sentBy((line) => line.setLanguage('en'))).toEqual([['DISQUE_LANGUAGE', 'en']]);
});

describe('a long utterance from two folders', () => {
  const long = clips(...Array.from({ length: 200 }, (_, n) => `doctor/with-a-name-${n}`));
  const isOwn = (file: string) => /[02468]$/.test(file);

  test.each([
    ['both of short names', '/shipped', '/own'],
    ["the clinic's own the longer", '/shipped', `/${'own'.repeat(100)}`],
    ['that of the program the longer', `/${'shipped'.repeat(40)}`, '/own'],
  ])('is parted so that every list fits, with its folders before it as well: %s', async (_, shipped, own) => {
    const talk = (line: AsteriskLine) => line.ask(long, 4, USUAL_PACE);
    const parts = askedWith(await sentBy(talk, { isOwn, shipped, own, pressed: ['1234'] }));
    for (const { files } of parts) {
      const paths = files.map((file) =>
        file.startsWith('+') ? `${own}/${file.slice(1)}` : `${shipped}/${file}`,
      );
      // The dialplan's functions work in 4,096 bytes; an AGI line ends at 2,047.
      expect(paths.join('&').length).toBeLessThan(4_096);
      expect(files.join('&').length).toBeLessThan(1_900);
    }
    expect(parts.flatMap(({ files }) => files)).toEqual(
      long.map((clip) => (isOwn(fileOf(clip)) ? `+${fileOf(clip)}` : fileOf(clip))),
    );
    expect(parts.map(({ rest }) => rest)).toEqual([...parts.slice(1).map(() => '1,0,0,0'), '4,0,5,3']);
  });
});

describe('recording', () => {
  test('is one subroutine, and the key that ends it is no answer to what is asked next', async () => {
    const talk = async (line: AsteriskLine) => {
      expect(await line.record('pt_BR/doctor/rafael-costa')).toBe('recorded');
      expect((await line.ask(clips('good'), 1, USUAL_PACE)).keys).toBe('1');
    };
    const sent = await sentBy(talk, { pressed: ['1'], recordStatus: 'DTMF' });
    expect(sent.map((args) => args.at(-1))).toEqual([
      'pt_BR/doctor/rafael-costa,3,12',
      '${RECORD_STATUS}',
      'pt_BR/good,1,9999,5,3',
      '${READSTATUS} ${DISQUE_KEYS}',
    ]);
    expect(sent[0]?.[0]).toBe('disque-consulta-record');
  });

  test.each(['SILENCE', 'TIMEOUT', 'DTMF'])('that ends with %s is recorded', async (recordStatus) => {
    await sentBy(async (line) => expect(await line.record('a')).toBe('recorded'), { recordStatus });
  });

  test('tells when it could not be written', async () => {
    await sentBy(async (line) => expect(await line.record('a')).toBe('failed'), { recordStatus: 'ERROR' });
  });

  test('ends with the call when the caller hangs up meanwhile', async () => {
    const recording = sentBy((line) => line.record('a'), { recordStatus: 'HANGUP' });
    await expect(recording).rejects.toBeInstanceOf(HangUp);
  });

  test('tells which subroutine the dialplan has not', async () => {
    const recording = sentBy((line) => line.record('a'), { gosub: '-1' });
    await expect(recording).rejects.toThrow('no dialplan context [disque-consulta-record]');
  });
});

test('## typed at once chooses the slow pace: the question is next said in it', async () => {
  const talk = async (line: AsteriskLine) => {
    const { conversation } = conversationWith(line);
    expect(await askQuestion(conversation, QUESTION, judge)).toEqual({ kind: 'match', value: 1234 });
    expect(conversation.chosenPace).toBe('slow');
  };
  expect(askedWith(await sentBy(talk, { pressed: ['##', '1234'] }))).toEqual([
    { files: ['pt_BR/Quantos?'], rest: '4,0,5,3' },
    { files: ['pt_BR/Devagar.', 'pt_BR/pause/breath-slow', 'pt_BR/Quantos?'], rest: '4,2,10,6' },
  ]);
});
