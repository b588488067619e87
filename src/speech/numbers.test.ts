import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberInWords } from './numbers.ts';

/**
 * The oracle: not places of a decimal number, but named amounts, paid out greedily from the largest like coins.
 * Names have two forms where the gender shows.
 */
const coins: readonly (readonly [amount: number, name: string])[] = [
  ...'cem duzent|s trezent|s quatrocent|s quinhent|s seiscent|s setecent|s oitocent|s novecent|s'
    .split(' ')
    .map((name, index) => [index * 100 + 100, name] as const),
  ...'vinte trinta quarenta cinquenta sessenta setenta oitenta noventa'
    .split(' ')
    .map((name, index) => [index * 10 + 20, name] as const),
  ...'um/uma dois/duas três quatro cinco seis sete oito nove dez onze doze treze quatorze quinze dezesseis dezessete dezoito dezenove'
    .split(' ')
    .map((name, index) => [index + 1, name] as const),
].toSorted(([one], [other]) => other - one);

function pay(amount: number): string[] {
  const coin = coins.find(([value]) => value <= amount);
  if (coin === undefined) return [];
  const [value, name] = coin;
  return [value === 100 && amount > 100 ? 'cento' : name, ...pay(amount - value)];
}

function oracle(value: number, gender: 'f' | 'm'): string {
  const names = pay(value % 1000);
  const mil =
    value < 1000 ? [] : value < 2000 ? ['mil'] : [`${pay(Math.floor(value / 1000)).join(' e ')} mil`];
  const rest = names.length === 0 ? [] : [names.join(' e ')];
  // After "mil", an "e" only where one coin (or no hundreds) follows.
  const link = names.length === 1 || value % 1000 < 100 ? ' e ' : ' ';
  const neutral = [...mil, ...rest].join(link) || 'zero';
  return neutral
    .replaceAll('|', gender === 'f' ? 'a' : 'o')
    .replaceAll(/(\S+)\/(\S+)/g, gender === 'f' ? '$2' : '$1');
}

describe('numbers in words', () => {
  it('are what the oracle says, all ten thousand of them, in both genders', () => {
    for (let value = 0; value <= 9999; value++) {
      expect(numberInWords(value)).toBe(oracle(value, 'm'));
      expect(numberInWords(value, 'f')).toBe(oracle(value, 'f'));
    }
  });

  it('are never the same for two numbers', () => {
    const anyNumber = fc.integer({ min: 0, max: 9999 });
    fc.assert(
      fc.property(anyNumber, anyNumber, (one, other) => {
        expect(numberInWords(one) === numberInWords(other)).toBe(one === other);
      }),
    );
  });

  it.each([
    [0, 'zero'],
    [3, 'três'],
    [14, 'quatorze'],
    [16, 'dezesseis'],
    [21, 'vinte e um'],
    [50, 'cinquenta'],
    [100, 'cem'],
    [101, 'cento e um'],
    [999, 'novecentos e noventa e nove'],
    [1000, 'mil'],
    [1100, 'mil e cem'],
    [1964, 'mil novecentos e sessenta e quatro'],
    [2000, 'dois mil'],
    [2027, 'dois mil e vinte e sete'],
    [9999, 'nove mil novecentos e noventa e nove'],
  ])('%i is "%s"', (value, words) => {
    expect(numberInWords(value)).toBe(words);
  });

  it.each([
    [1, 'uma'],
    [21, 'vinte e uma'],
    [22, 'vinte e duas'],
    [200, 'duzentas'],
    [2001, 'duas mil e uma'],
  ])('%i of a feminine thing is "%s"', (value, words) => {
    expect(numberInWords(value, 'f')).toBe(words);
  });

  it.each([-1, 10_000, 1.5, Number.NaN])('%d is refused', (value) => {
    expect(() => numberInWords(value)).toThrow(RangeError);
  });
});
