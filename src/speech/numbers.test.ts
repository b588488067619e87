import { describe, expect, it } from 'vitest';
import { portuguese } from './portuguese.test-support.ts';
import { range } from './range.ts';

const { dates, numbers, times } = portuguese.catalogue;

/**
 * The oracle: not places of a decimal number, but named amounts, paid out greedily from the largest like coins.
 * Names have two forms where the gender shows.
 */
const coins: readonly Coin[] = [
  { amount: 2000, name: 'dois mil' },
  ...coinsOf(10, 20, 'vinte trinta quarenta cinquenta sessenta setenta oitenta noventa'),
  ...coinsOf(1, 10, 'dez onze doze treze quatorze quinze dezesseis dezessete dezoito dezenove'),
  ...coinsOf(1, 1, 'um/uma dois/duas três quatro cinco seis sete oito nove'),
].toSorted((one, other) => other.amount - one.amount);

interface Coin {
  readonly amount: number;
  readonly name: string;
}

function coinsOf(step: number, first: number, names: string): Coin[] {
  return names.split(' ').map((name, index) => ({ amount: first + index * step, name }));
}

function pay(amount: number): string[] {
  const coin = coins.find((each) => each.amount <= amount);
  return coin === undefined ? [] : [coin.name, ...pay(amount - coin.amount)];
}

function oracle(value: number, gender: 'f' | 'm'): string {
  const neutral = pay(value).join(' e ') || 'zero';
  return neutral.replaceAll(/(\S+)\/(\S+)/g, gender === 'f' ? '$2' : '$1');
}

const minutes = range(1, 59).map((minute) => oracle(minute, 'm'));

describe('numbers in Portuguese', () => {
  it('are the digits of a protocol, as the oracle says them', () => {
    expect(numbers.digit).toEqual(range(0, 9).map((digit) => oracle(digit, 'm')));
  });

  it('are the days of a month, the first one "primeiro"', () => {
    expect(dates.day).toEqual(['primeiro', ...range(2, 31).map((day) => oracle(day, 'm'))]);
  });

  it('are the years from 2020 to 2060, and no others', () => {
    const years = range(2020, 2060).map((year) => [`${year}`, `de ${oracle(year, 'm')}`]);
    expect(dates.year).toEqual(Object.fromEntries(years));
  });

  it('are minutes in full, one of them in the singular', () => {
    const named = minutes.map((words) => `e ${words} ${words === 'um' ? 'minuto' : 'minutos'}`);
    expect(times.lists['minute']).toEqual(['', ...named]);
  });

  it('are minutes in brief, where one would be taken for an hour without its name', () => {
    const named = minutes.map((words) => (words === 'um' ? 'e um minuto' : `e ${words}`));
    expect(times.lists['minute-brief']).toEqual(['', ...named]);
  });

  it('count what was heard from one to ten', () => {
    const counts = range(1, 10).map((count) => `${oracle(count, 'm')} ${count === 1 ? 'número' : 'números'}`);
    expect(numbers.heard).toEqual(counts.map((count) => `Ouvi ${count};`));
  });
});

/** The preposition melts into the article of what follows: midnight, one o'clock, noon, all other hours. */
type Articles = readonly [midnight: string, one: string, noon: string, others: string];

function hours([midnight, one, noon, others]: Articles, noun: 'hora' | ''): string[] {
  return range(0, 23).map((hour) => {
    if (hour === 0) return `${midnight} meia-noite`;
    if (hour === 12) return `${noon} meio-dia`;
    const article = hour === 1 ? one : others;
    const plural = hour === 1 ? noun : noun && `${noun}s`;
    return `${article} ${oracle(hour, 'f')} ${plural}`.trim();
  });
}

describe('hours in Portuguese', () => {
  const at: Articles = ['à', 'à', 'ao', 'às'];
  const of: Articles = ['da', 'da', 'do', 'das'];
  const from: Articles = ['a partir da', 'a partir da', 'a partir do', 'a partir das'];

  it.each([
    ['hour', at, 'hora'],
    ['hour-brief', at, ''],
    ['of-hour', of, ''],
    ['from-hour', from, 'hora'],
  ] as const)('are feminine in the list "%s", but for noon', (list, articles, noun) => {
    expect(times.lists[list]).toEqual(hours(articles, noun));
  });

  it('are checked by an oracle that knows the gender', () => {
    expect([1, 2, 21, 22].map((hour) => oracle(hour, 'f'))).toEqual([
      'uma',
      'duas',
      'vinte e uma',
      'vinte e duas',
    ]);
    expect([1, 21, 50, 2027].map((value) => oracle(value, 'm'))).toEqual([
      'um',
      'vinte e um',
      'cinquenta',
      'dois mil e vinte e sete',
    ]);
  });
});
