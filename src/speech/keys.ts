import type { Clip, Utterance } from './clip.ts';
import { comma } from './pauses.ts';
import { range } from './range.ts';

/** The first choice of a menu says *tecle 1.*, the later ones the bare key: *Clínico geral, 2.* */
export type KeyForm = 'press' | 'bare';

/** A digit of the keypad, 0–9, as it ends a choice. `RangeError` beyond. */
export function keyClip(key: number, form: KeyForm): Clip {
  if (!Number.isInteger(key) || key < 0 || key > 9) throw new RangeError(`no such key: ${key}`);
  return { id: `key/${form}-${key}`, text: form === 'press' ? `tecle ${key}.` : `${key}.` };
}

/** A choice and its key: *Cardiologia, tecle 1.* */
export function spokenChoice(choice: Utterance, key: number, form: KeyForm): Utterance {
  return [...choice, comma, keyClip(key, form)];
}

export function allKeyClips(): Clip[] {
  return range(0, 9).flatMap((key) => [keyClip(key, 'press'), keyClip(key, 'bare')]);
}
