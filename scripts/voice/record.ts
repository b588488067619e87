import { readFile, rm } from 'node:fs/promises';
import type { Clip } from '../../src/speech/clip.ts';
import { recordingOf } from '../../src/speech/recording.ts';
import { encodeAlaw } from './alaw.ts';
import type { Engine } from './engine.ts';
import { levelTo, pad, trim } from './level.ts';
import { resample } from './resample.ts';
import { readWav } from './wav.ts';

/** Everything but engine and wording that a recording depends on: a change here records all again. */
export const settings = {
  version: 1,
  rate: 8000,
  /** Active speech, dBFS (RFC 7874); the peak leaves room below −3 dBFS for A-law's rounding. */
  level: -22,
  peak: -3.5,
  /** Words per minute. */
  speed: { ordinary: 165, slow: 115 },
  /** Silence around the speech, milliseconds: pieces follow each other 60 ms apart, more after a mark. */
  before: 15,
  after: { piece: 45, clause: 105, sentence: 260 },
} as const;

/** What a clip sounds like: A-law at 8 kHz, without a header. `scratch` is a file for the engine's WAV. */
export async function record(clip: Clip, engine: Engine, scratch: string): Promise<Uint8Array> {
  const recording = recordingOf(clip);
  if (recording.kind === 'silence')
    return encodeAlaw(new Float64Array((settings.rate * recording.milliseconds) / 1000));
  try {
    await engine.speak(recording.text, settings.speed[recording.pace], scratch);
    return encodeAlaw(finish(await readFile(scratch), clip));
  } finally {
    await rm(scratch, { force: true });
  }
}

function finish(wav: Uint8Array, clip: Clip): Float64Array {
  const { samples, rate } = readWav(wav);
  const speech = trim(resample(samples, rate, settings.rate), settings.rate);
  if (speech.length === 0) throw new Error(`the speech engine said nothing for ${clip.id}: "${clip.text}"`);
  const padded = pad(speech, settings.rate, settings.before, settings.after[endOf(clip.text)]);
  return levelTo(padded, settings.rate, settings.level, settings.peak);
}

function endOf(text: string): keyof typeof settings.after {
  if (/[.!?…]$/.test(text)) return 'sentence';
  return /[,;:]$/.test(text) ? 'clause' : 'piece';
}
