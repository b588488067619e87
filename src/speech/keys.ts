import type { Clip } from './clip.ts';
import { comma } from './pauses.ts';
import { clipIn, type Phrase, type Saying, type Speech } from './phrase.ts';
import { range } from './range.ts';

/** The first choice of a menu says *tecle 1.*, the later ones the bare key: *Clínico geral, 2.* */
export type KeyForm = 'press' | 'bare';

/** A digit of the keypad, 0–9, as it ends a choice. `RangeError` beyond. */
export function spokenKey(key: number, form: KeyForm): Phrase {
  if (!Number.isInteger(key) || key < 0 || key > 9) throw new RangeError(`no such key: ${key}`);
  return (speech) => [keyClip(speech, key, form)];
}

/** A choice and its key: *Cardiologia, tecle 1.* */
export const spokenChoice = (choice: Saying, key: number, form: KeyForm): Saying => [
  ...choice,
  comma,
  spokenKey(key, form),
];

export function allKeyClips(speech: Speech): Clip[] {
  return range(0, 9).flatMap((key) => [keyClip(speech, key, 'press'), keyClip(speech, key, 'bare')]);
}

const keyClip = (speech: Speech, key: number, form: KeyForm): Clip =>
  clipIn(speech, `key/${form}-${key}`, speech.catalogue.keys[form][key] ?? '');
