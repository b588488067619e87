import type { Clip } from './clip.ts';
import { groupPause } from './pauses.ts';
import { clipIn, endOf, type Phrase, type Speech } from './phrase.ts';
import { range } from './range.ts';

/** A protocol number digit by digit, in groups with a pause between them: 4 0 7, 9 1 2. `RangeError` unless digits. */
export function spokenProtocol(protocol: string): Phrase {
  if (!/^\d+$/.test(protocol)) throw new RangeError(`a protocol is made of digits, not "${protocol}"`);
  return (speech) =>
    groups(protocol).flatMap((group, index) => [
      ...(index === 0 ? [] : groupPause(speech)),
      ...Array.from(group, (digit) => digitClip(speech, Number(digit))),
    ]);
}

/** How many digits were heard, 1–10: *Ouvi dez números;* (what was expected follows). `RangeError` beyond. */
export function spokenCount(heard: number): Phrase {
  if (!Number.isInteger(heard) || heard < 1 || heard > 10)
    throw new RangeError(`counts are spoken from 1 to 10, not ${heard}`);
  return (speech) => [heardClip(speech, heard)];
}

export function allDigitClips(speech: Speech): Clip[] {
  const digits = range(0, 9).map((digit) => digitClip(speech, digit));
  return [...digits, ...digits.map(endOf), ...range(1, 10).map((count) => heardClip(speech, count))];
}

/** Threes, after one or two pairs where three does not divide: 6 = 3+3, 7 = 2+2+3, 8 = 2+3+3, 9 = 3+3+3. */
function groups(digits: string): string[] {
  const pairs = digits.length < 2 ? 0 : (3 - (digits.length % 3)) % 3;
  const head = digits.slice(0, pairs * 2);
  const tail = digits.slice(pairs * 2);
  return [...(head.match(/../g) ?? []), ...(tail.match(/.{1,3}/g) ?? [])];
}

const digitClip = (speech: Speech, digit: number): Clip =>
  clipIn(speech, `digit/${digit}`, speech.catalogue.numbers.digit[digit] ?? '');

const heardClip = (speech: Speech, count: number): Clip =>
  clipIn(speech, `count/heard-${count}`, speech.catalogue.numbers.heard[count - 1] ?? '');
