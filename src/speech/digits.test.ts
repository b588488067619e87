import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixedClips } from './all-clips.ts';
import { spokenCount, spokenProtocol } from './digits.ts';
import { stop } from './pauses.ts';
import { clipsOf, inWords, portuguese } from './portuguese.test-support.ts';

const recorded = new Set(fixedClips(portuguese).map((clip) => clip.id));

describe('a spoken protocol number', () => {
  it.each([
    ['407912', 'quatro zero sete, nove um dois'],
    ['1234567', 'um dois, três quatro, cinco seis sete'],
    ['12345678', 'um dois, três quatro cinco, seis sete oito'],
    ['123456789', 'um dois três, quatro cinco seis, sete oito nove'],
    ['5', 'cinco'],
  ])('%s is "%s"', (protocol, text) => {
    expect(inWords(spokenProtocol(protocol))).toBe(text);
  });

  it('has every digit in order, in groups of two or three, time to write between them', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{2,12}$/), (protocol) => {
        const ids = clipsOf(spokenProtocol(protocol)).map(({ id }) =>
          id === 'pause/group' ? ' ' : id.replace('digit/', ''),
        );
        expect(ids.join('').replaceAll(' ', '')).toBe(protocol);
        for (const group of ids.join('').split(' ')) expect([2, 3]).toContain(group.length);
      }),
    );
  });

  it('ends with a digit that ends a sentence, and all of it is recorded', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,12}$/), (protocol) => {
        const ids = clipsOf(spokenProtocol(protocol), stop).map(({ id }) => id);
        expect(ids.at(-1)).toBe(`digit/${protocol.at(-1)}.end`);
        expect(ids.filter((id) => !recorded.has(id))).toEqual([]);
      }),
    );
  });

  it.each(['', '12a', '１２３'])('"%s" is refused', (protocol) => {
    expect(() => spokenProtocol(protocol)).toThrow(RangeError);
  });
});

describe('a spoken count', () => {
  it('says how many numbers were heard', () => {
    expect(inWords(spokenCount(10))).toBe('Ouvi dez números;');
    expect(inWords(spokenCount(1))).toBe('Ouvi um número;');
  });

  it.each([0, 11, 1.5, Number.NaN])('%d is refused', (count) => {
    expect(() => spokenCount(count)).toThrow(RangeError);
  });
});
