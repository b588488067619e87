import type { Clip, Utterance } from './clip.ts';
import { numberInWords } from './numbers.ts';
import { pause } from './pauses.ts';
import { range } from './range.ts';

/** A protocol number digit by digit, in groups with a pause between them: 4 0 7, 9 1 2. `RangeError` unless digits. */
export function spokenProtocol(protocol: string): Utterance {
  if (!/^\d+$/.test(protocol)) throw new RangeError(`a protocol is made of digits, not "${protocol}"`);
  return groups(protocol).flatMap((group, index) => [
    ...(index === 0 ? [] : [pause]),
    ...Array.from(group, (digit) => digitClip(Number(digit))),
  ]);
}

/** How many digits were heard, 1–10: *Ouvi dez números;* (what was expected follows). `RangeError` beyond. */
export function spokenCount(heard: number): Utterance {
  if (!Number.isInteger(heard) || heard < 1 || heard > 10)
    throw new RangeError(`counts are spoken from 1 to 10, not ${heard}`);
  return [heardClip(heard)];
}

export function allDigitClips(): Clip[] {
  return [...range(0, 9).map(digitClip), ...range(1, 10).map(heardClip)];
}

/** Threes, after one or two pairs where three does not divide: 6 = 3+3, 7 = 2+2+3, 8 = 2+3+3, 9 = 3+3+3. */
function groups(digits: string): string[] {
  const pairs = digits.length < 2 ? 0 : (3 - (digits.length % 3)) % 3;
  const head = digits.slice(0, pairs * 2);
  const tail = digits.slice(pairs * 2);
  return [...(head.match(/../g) ?? []), ...(tail.match(/.{1,3}/g) ?? [])];
}

function digitClip(digit: number): Clip {
  return { id: `digit/${digit}`, text: numberInWords(digit) };
}

function heardClip(count: number): Clip {
  const numbers = count === 1 ? 'número' : 'números';
  return { id: `count/heard-${count}`, text: `Ouvi ${numberInWords(count)} ${numbers};` };
}
