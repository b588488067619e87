import { statSync } from 'node:fs';
import path from 'node:path';
import { fileOf, type Clip, type Utterance } from '../../src/speech/clip.ts';

const SOUNDS = path.join(import.meta.dirname, '../../sounds');
/** A-law: a byte a sample. */
const BYTES_PER_SECOND = 8_000;

/** How long a clip's recording is, in seconds: of those that come with the program. */
export const secondsOf = (clip: Clip): number =>
  statSync(path.join(SOUNDS, `${fileOf(clip)}.alaw`)).size / BYTES_PER_SECOND;

export const secondsOfAll = (utterance: Utterance): number =>
  utterance.reduce((sum, clip) => sum + secondsOf(clip), 0);
