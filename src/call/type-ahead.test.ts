import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Heard } from './line.ts';
import { TypeAhead } from './type-ahead.ts';

/** A channel that records every key (`StoreDTMF`), and a line that asks questions of it as `AsteriskLine` does. */
class Channel {
  readonly stream: string;
  readonly #ahead = new TypeAhead();
  /** DISQUE_KEYS. */
  #recorded = '';
  #pressed = 0;
  /** How many keys of the stream the line has been told of. */
  learnt = 0;

  constructor(stream: string) {
    this.stream = stream;
  }

  press(count: number): void {
    this.#recorded += this.stream.slice(this.#pressed, this.#pressed + count);
    this.#pressed = Math.min(this.#pressed + count, this.stream.length);
  }

  /** Something is said: no keys are fetched, but those used are cut off. */
  say(): void {
    this.#recorded = this.#recorded.slice(this.#ahead.tellUsed());
  }

  /** A question, while which so many more keys are pressed. */
  ask(maxKeys: number, pressed: number): Heard {
    const early = this.#ahead.take(maxKeys);
    if (early) return early;
    this.say();
    this.press(pressed);
    this.#ahead.learn(this.#recorded);
    this.learnt = this.#pressed;
    return this.#ahead.take(maxKeys) ?? this.#ahead.takeAll();
  }
}

const key = fc.constantFrom(...Array.from('0123456789*#ABCD'));
const streams = (keys: fc.Arbitrary<string>) => fc.array(keys, { maxLength: 60 }).map((all) => all.join(''));
const steps = fc.array(
  fc.record({
    maxKeys: fc.integer({ min: 1, max: 11 }),
    pressed: fc.nat(12),
    before: fc.nat(3),
    said: fc.boolean(),
  }),
  { maxLength: 40 },
);

interface Answered extends Heard {
  readonly maxKeys: number;
  readonly learnt: number;
}

/** Asks question after question, until no key is left. */
function answersTo(
  channel: Channel,
  plan: readonly { maxKeys: number; pressed: number; before: number; said: boolean }[],
): Answered[] {
  const answers: Answered[] = [];
  const ask = (maxKeys: number, pressed: number) =>
    answers.push({ ...channel.ask(maxKeys, pressed), maxKeys, learnt: channel.learnt });
  for (const { maxKeys, pressed, before, said } of plan) {
    if (said) channel.say();
    channel.press(before);
    ask(maxKeys, pressed);
  }
  channel.press(channel.stream.length);
  for (let left = channel.stream.length + 1; left > 0; left--) ask(1, 0);
  return answers;
}

describe('whatever keys are pressed, however they fall over the questions', () => {
  test('each is an answer once, in the order pressed', () => {
    fc.assert(
      fc.property(streams(key), steps, (stream, plan) => {
        const answers = answersTo(new Channel(stream), plan);
        expect(answers.map(({ keys }) => keys).join('')).toBe(stream.replaceAll('#', ''));
      }),
    );
  });

  test('every # ends an answer, or was dropped because it came with a full number', () => {
    fc.assert(
      fc.property(streams(fc.constantFrom('1', '2', '#', '#')), steps, (stream, plan) => {
        let at = 0;
        for (const { keys, ended, maxKeys, learnt } of answersTo(new Channel(stream), plan)) {
          expect(stream.slice(at, at + keys.length)).toBe(keys);
          at += keys.length;
          const dropped = ended === 'full' && maxKeys > 1 && at < learnt && stream[at] === '#';
          expect(ended !== 'hash' || stream[at] === '#').toBe(true);
          if (ended === 'hash' || dropped) at += 1;
        }
        expect(at).toBe(stream.length);
      }),
    );
  });

  test('no answer is longer than was asked for, nor ends early without a # or a silence', () => {
    fc.assert(
      fc.property(streams(key), steps, (stream, plan) => {
        for (const { keys, ended, maxKeys } of answersTo(new Channel(stream), plan)) {
          expect(keys.length).toBeLessThanOrEqual(ended === 'silence' ? maxKeys - 1 : maxKeys);
          expect(keys.length === maxKeys).toBe(ended === 'full');
        }
      }),
    );
  });
});

describe('keys dialled ahead', () => {
  const known = (keys: string): TypeAhead => {
    const ahead = new TypeAhead();
    ahead.learn(keys);
    return ahead;
  };

  test('of a whole call answer question after question', () => {
    const ahead = known('52998224725150319551330');
    expect([11, 8, 1, 1, 1, 1].map((max) => ahead.take(max)?.keys)).toEqual([
      '52998224725',
      '15031955',
      '1',
      '3',
      '3',
      '0',
    ]);
    expect(ahead.take(1)).toBeNull();
  });

  test('with a # right after a full number lose that # alone', () => {
    const ahead = known('52998224725#15031955#1');
    expect([11, 8, 1].map((max) => ahead.take(max))).toEqual([
      { keys: '52998224725', ended: 'full' },
      { keys: '15031955', ended: 'full' },
      { keys: '1', ended: 'full' },
    ]);
  });

  test('with a # after a single key keep it: there it says the next question again', () => {
    const ahead = known('1#');
    expect([ahead.take(1), ahead.take(1)]).toEqual([
      { keys: '1', ended: 'full' },
      { keys: '', ended: 'hash' },
    ]);
  });

  test('that are not a whole answer yet are kept until the rest is known', () => {
    const ahead = known('529');
    expect(ahead.take(11)).toBeNull();
    expect(ahead.tellUsed()).toBe(0);
    ahead.learn('52998224725');
    expect(ahead.take(11)?.keys).toBe('52998224725');
    expect(ahead.tellUsed()).toBe(11);
  });

  test('that are told of again before the channel has cut off the used ones are not taken twice', () => {
    const ahead = known('12');
    expect(ahead.take(1)?.keys).toBe('1');
    ahead.learn('123');
    expect([ahead.take(1)?.keys, ahead.take(1)?.keys, ahead.take(1)]).toEqual(['2', '3', null]);
  });

  test('that are forgotten are gone, those not yet known here as well; later ones are heard', () => {
    const ahead = known('1234');
    ahead.take(1);
    ahead.forget();
    expect(ahead.take(1)).toBeNull();
    // The channel cuts off all that it recorded until it is told.
    expect('123456789'.slice(ahead.tellUsed())).toBe('');
    ahead.learn('5');
    expect(ahead.take(1)?.keys).toBe('5');
    expect(ahead.tellUsed()).toBe(1);
  });
});
