import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { decodeAlaw } from '../../src/voice/alaw.ts';
import { alawWav } from '../../src/voice/wav.ts';
import { LUCIA } from '../support/small-clinic.ts';
import { follow, inSamples, inSeconds, isSilent, longestSilence, type Piece } from '../support/sound/ear.ts';
import { find, LIKE } from '../support/sound/likeness.ts';
import { Telephone, telephoneAvailable } from '../support/telephone.ts';
import { identifiedAs, type Caller } from '../support/telephone-caller.ts';

/** To a visit: each key, and the recording that names it. She hears that, and the beginning of what follows. */
const BOOKING = [
  ['main-menu', 'prompt/main-menu.book', '1'],
  ['book.specialty', 'key/bare-3', '3'],
  ['book.doctor', 'key/bare-2', '2'],
  ['book.offers', 'key/press-1', '1'],
  ['book.confirm', 'prompt/book.confirm.confirm', '1'],
] as const;
/** As long as she takes to find a key, and to press one of several. */
const FINDS_A_KEY_MS = 300;
const KEYS_PER_SECOND = 4;
/** So often, and for so long, a machine that is busy may keep Asterisk waiting. */
const BUSY = { times: 2, ms: 400 };
/** Nothing else is taken for a recording. */
const UNLIKE = 0.5;

describe.skipIf(!telephoneAvailable())('what a caller hears', () => {
  let telephone: Telephone;
  beforeAll(async () => {
    telephone = await Telephone.start({ voice: 'whole', settings: { VOICE_ENGINE: '/bin/false {out}' } });
  });
  afterEach(() => telephone.tidy());
  afterAll(() => telephone?.stop());

  const recording = (clip: string) => decodeAlaw(telephone.recording(clip));
  /** The recordings of that kind that name something else; the pattern has the name. */
  const others = (clip: string, pattern: RegExp) =>
    readdirSync(path.dirname(path.join(telephone.asterisk.folder, 'sounds', clip)))
      .map((file) => path.join(path.dirname(clip), file.replace('.alaw', '')))
      .filter((other) => pattern.test(other) && pattern.exec(other)?.[1] !== pattern.exec(clip)?.[1]);

  const listenTo = async (caller: Caller) => {
    const sound = decodeAlaw(caller.phone.received);
    const keys = caller.pressed.map(({ from }) => from);
    return { sound, utterances: follow(sound, await caller.spoken(), keys, recording) };
  };

  describe('of a first call', () => {
    let lucia: Caller;
    let sound: Float64Array;
    let utterances: Piece[][];
    let pieces: Piece[];
    let said: { meant: string[]; begun: string[] };
    let hungUpAt: number;
    beforeAll(async () => {
      lucia = await telephone.dial();
      for (const [question, keys] of identifiedAs(LUCIA)) {
        await lucia.hearsOut(question);
        await lucia.press(keys, KEYS_PER_SECOND);
      }
      for (const [question, clip, key] of BOOKING) {
        await lucia.hearsUntil(question, `pt_BR/${clip}`);
        await delay(FINDS_A_KEY_MS);
        await lucia.press(key);
      }
      for (const [question, key] of [
        ['book.done', '*'],
        ['main-menu', '0'],
      ] as const) {
        await lucia.hearsOut(question);
        await lucia.press(key);
      }
      await lucia.isHungUpOn();
      hungUpAt = lucia.phone.position;
      const spoken = await lucia.spoken();
      said = {
        meant: lucia.events().flatMap((event) => (event.kind === 'said' ? [event.text] : [])),
        begun: spoken.map(({ asked }) => lucia.inWords(asked)),
      };
      ({ sound, utterances } = await listenTo(lucia));
      pieces = utterances.flat();
      const file = process.env['RECORD_CALL'];
      if (file !== undefined) writeFileSync(file, alawWav(lucia.phone.received));
    });

    it('is all that the line says, every recording whole and in its turn', () => {
      expect(said.begun).toEqual(said.meant);
      const whole = pieces.filter(({ key }) => key === null);
      expect(whole.length).toBeGreaterThan(50);
      expect(whole.filter(({ likeness }) => likeness < LIKE)).toEqual([]);
      const late = pieces.filter(({ gap, hole }) => gap > 100 || hole > 0);
      expect(late.length).toBeLessThanOrEqual(BUSY.times);
      expect(late.filter(({ gap, hole }) => gap > BUSY.ms || hole > BUSY.ms)).toEqual([]);
    });

    it('ends where a key cuts it, and nowhere else', () => {
      const cut = pieces.filter(({ key }) => key !== null);
      expect(cut).toEqual(utterances.slice(2, 7).map((utterance) => utterance.at(-1)));
      for (const { clip, from, to, likeness, key } of cut) {
        expect(likeness, clip).toBeGreaterThanOrEqual(LIKE);
        expect(to - from, clip).toBeGreaterThan(inSamples(100));
        expect(to - (key ?? 0), clip).toBeLessThanOrEqual(inSamples(300));
        const rest = recording(clip).subarray(to - from);
        expect(rest.length, clip).toBeGreaterThan(inSamples(100));
        expect(isSilent(rest), clip).toBe(false);
        expect(find(sound, rest, to, to).likeness, clip).toBeLessThan(UNLIKE);
      }
    });

    it.each([
      { what: 'doctor', pattern: /doctor\/(?!nth-)(.+)$/ },
      { what: 'hour', pattern: /time\/hour-(?:brief-)?(\d+)/ },
    ])('is that $what and no other', ({ pattern }) => {
      const named = pieces.filter(({ clip, key }) => pattern.test(clip) && key === null);
      expect(named.length).toBeGreaterThan(0);
      for (const { clip, from, to } of named)
        for (const other of others(clip, pattern)) {
          const wrong = find(sound, recording(other), from - inSamples(200), to);
          expect(wrong.likeness, `${other} for ${clip}`).toBeLessThan(UNLIKE);
        }
    });

    it('is never silent for more than three seconds while it is for the line to speak', () => {
      const thinking = lucia.pressed.map(({ from, to }, index) => {
        const heardOut = utterances[index]?.at(-1)?.to ?? 0;
        return [Math.min(heardOut, from), to] as const;
      });
      expect(longestSilence(sound, hungUpAt, thinking)).toBeLessThanOrEqual(3);
    });
  });

  it('of a call of somebody who knows the way is a booked visit within 27 seconds', async () => {
    const before = await telephone.dial();
    await before.answersAll(identifiedAs(LUCIA));
    await before.asked('main-menu');
    await before.hangUp();
    await telephone.idle();

    const lucia = await telephone.dial();
    const press = async (question: string, keys: string) => {
      await lucia.hearsBegin(question);
      await lucia.press(keys, 2);
    };
    for (const [question, keys] of identifiedAs(LUCIA)) await press(question, keys);
    await press('main-menu', '1');
    await press('book.specialty', '3');
    await press('book.doctor', '3');
    await lucia.hearsUntil('book.offers', 'pt_BR/key/press-1');
    await lucia.press('1', 2);
    await press('book.confirm', '1');
    await lucia.hearsOut('book.done');

    const { utterances } = await listenTo(lucia);
    const result = utterances.at(-1) ?? [];
    const digits = result.filter(({ clip }) => clip.includes('/digit/'));
    expect(digits.length).toBeGreaterThanOrEqual(6);
    expect(result.filter(({ likeness }) => likeness < LIKE)).toEqual([]);
    expect(lucia.pressed.reduce((sum, { keys }) => sum + keys.length, 0)).toBe(24);
    expect(inSeconds(digits.at(-1)?.to ?? Infinity)).toBeLessThanOrEqual(27);
    expect(await telephone.rows.appointments()).toMatchObject([{ patient_id: LUCIA.id, status: 'booked' }]);
  });

  it('of a call in English is English', async () => {
    const lucia = await telephone.dial();
    await lucia.answersAll([
      ['identify.cpf', '*'],
      ['language.choose', '2'],
    ]);
    await lucia.hearsOut('identify.cpf');
    await lucia.press(LUCIA.cpf);
    await lucia.hearsOut('identify.birth-date');

    const { utterances } = await listenTo(lucia);
    const english = utterances.slice(-2).flat();
    expect(english.map(({ clip }) => clip)).toEqual([
      'en/prompt/identify.cpf.first',
      'en/prompt/identify.birth-date.first',
    ]);
    expect(english.filter(({ likeness }) => likeness < LIKE)).toEqual([]);
  });
});
