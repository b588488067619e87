import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOf } from './clip.ts';
import { spokenCount, spokenProtocol } from './digits.ts';
import { pause } from './pauses.ts';

describe('a spoken protocol number', () => {
  it.each([
    ['407912', 'quatro zero sete, nove um dois'],
    ['1234567', 'um dois, três quatro, cinco seis sete'],
    ['12345678', 'um dois, três quatro cinco, seis sete oito'],
    ['123456789', 'um dois três, quatro cinco seis, sete oito nove'],
    ['5', 'cinco'],
  ])('%s is "%s"', (protocol, text) => {
    expect(textOf(spokenProtocol(protocol))).toBe(text);
  });

  it('has every digit in order, in groups of two or three', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{2,12}$/), (protocol) => {
        const ids = spokenProtocol(protocol).map((clip) =>
          clip === pause ? ' ' : clip.id.replace('digit/', ''),
        );
        expect(ids.join('').replaceAll(' ', '')).toBe(protocol);
        for (const group of ids.join('').split(' ')) expect([2, 3]).toContain(group.length);
      }),
    );
  });

  it.each(['', '12a', '１２３'])('"%s" is refused', (protocol) => {
    expect(() => spokenProtocol(protocol)).toThrow(RangeError);
  });
});

describe('a spoken count', () => {
  it('says how many numbers were heard', () => {
    expect(textOf(spokenCount(10))).toBe('Ouvi dez números;');
    expect(textOf(spokenCount(1))).toBe('Ouvi um número;');
    expect(() => spokenCount(11)).toThrow(RangeError);
  });
});
