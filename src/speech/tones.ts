import type { Clip } from './clip.ts';
import { clipIn, type Phrase, type Speech } from './phrase.ts';

/** Speak now: 440 Hz for a fifth of a second. */
export const beep: Phrase = (speech) => [beepClip(speech)];

export const allTones = (speech: Pick<Speech, 'language'>): Clip[] => [beepClip(speech)];

/** The pitch of a clip that is a tone, in hertz, and its length in milliseconds; null = it is none. */
export const toneOf = ({ id }: Pick<Clip, 'id'>): { hertz: number; milliseconds: number } | null =>
  id === BEEP ? { hertz: 440, milliseconds: 200 } : null;

const BEEP = 'tone/beep';
const beepClip = (speech: Pick<Speech, 'language'>): Clip => clipIn(speech, BEEP, '♪');
