/** Grammatical gender of what is counted: *vinte e uma horas* (f), *vinte e um minutos* (m). */
export type Gender = 'f' | 'm';

const ones = 'zero um dois três quatro cinco seis sete oito nove'.split(' ');
const teens = 'dez onze doze treze quatorze quinze dezesseis dezessete dezoito dezenove'.split(' ');
const tens = '- - vinte trinta quarenta cinquenta sessenta setenta oitenta noventa'.split(' ');
const hundreds =
  '- cento duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos'.split(' ');
const feminineOnes = new Map([
  [1, 'uma'],
  [2, 'duas'],
]);

/** A whole number from 0 to 9999 in words. Throws `RangeError` beyond. */
export function numberInWords(value: number, gender: Gender = 'm'): string {
  if (!Number.isInteger(value) || value < 0 || value > 9999)
    throw new RangeError(`numbers are spoken from 0 to 9999, not ${value}`);
  return value < 1000 ? upToHundreds(value, gender) : thousands(value, gender);
}

function thousands(value: number, gender: Gender): string {
  const count = Math.floor(value / 1000);
  const rest = value % 1000;
  const head = count === 1 ? 'mil' : `${upToTens(count, gender)} mil`;
  if (rest === 0) return head;
  // "mil e vinte", "mil e duzentos", but "mil duzentos e vinte".
  const link = rest < 100 || rest % 100 === 0 ? ' e ' : ' ';
  return head + link + upToHundreds(rest, gender);
}

function upToHundreds(value: number, gender: Gender): string {
  if (value < 100) return upToTens(value, gender);
  if (value === 100) return 'cem';
  const word = at(hundreds, Math.floor(value / 100));
  const head = gender === 'f' ? word.replace(/os$/, 'as') : word;
  const rest = value % 100;
  return rest === 0 ? head : `${head} e ${upToTens(rest, gender)}`;
}

function upToTens(value: number, gender: Gender): string {
  if (value < 10) return (gender === 'f' && feminineOnes.get(value)) || at(ones, value);
  if (value < 20) return at(teens, value - 10);
  const head = at(tens, Math.floor(value / 10));
  const rest = value % 10;
  return rest === 0 ? head : `${head} e ${upToTens(rest, gender)}`;
}

function at(words: readonly string[], index: number): string {
  const word = words[index];
  if (word === undefined) throw new RangeError(`no number word at ${index}`);
  return word;
}
