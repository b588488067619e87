import { describe, expect, it } from 'vitest';
import { textOf } from './clip.ts';
import { fill } from './fill.ts';
import { lastSlots, readPattern } from './pattern.ts';
import { clipIn } from './phrase.ts';
import { portuguese } from './portuguese.test-support.ts';

const read = (text: string) => readPattern(text) ?? [];

/** A pattern with words in its slots; slots without a word are left out. */
const filled = (pattern: string, words: Readonly<Record<string, string>>) =>
  textOf(
    fill(read(pattern), portuguese, (slot) => {
      const word = words[slot];
      return word === undefined ? null : clipIn(portuguese, `x/${slot}`, word);
    }),
  );

describe('a pattern', () => {
  it('is slots with blanks between them, and commas where the voice rests', () => {
    expect(readPattern('{near}, {day-brief} {month}')).toEqual([
      { name: 'near', comma: true },
      { name: 'day-brief', comma: false },
      { name: 'month', comma: false },
    ]);
  });

  it.each(['', 'day', '{day},', '{day}{month}', '{day} of {month}', '{Day}', '{day} , {month}', ' {day}'])(
    'is not "%s"',
    (text) => {
      expect(readPattern(text)).toBeNull();
    },
  );

  it('is said with its pieces in their order', () => {
    expect(filled('{near}, {day} {month}', { near: 'hoje', day: 'dois', month: 'de maio' })).toBe(
      'hoje, dois de maio',
    );
  });

  it('is said without what there is not, and without its comma', () => {
    expect(filled('{near}, {day}', { day: 'dois' })).toBe('dois');
    expect(filled('{day}, {year}', { day: 'dois' })).toBe('dois');
    expect(filled('{day}, {year}', {})).toBe('');
  });
});

describe('the slots that may come last', () => {
  it('are the last one, and those before it when it may be left out', () => {
    expect(lastSlots(read('{day} {month} {year}'))).toEqual(['year']);
    expect(lastSlots(read('{near}, {day} {month} {year}'), ['near', 'year'])).toEqual(['month', 'year']);
    expect(lastSlots(read('{near}'), ['near', 'year'])).toEqual(['near']);
  });
});
