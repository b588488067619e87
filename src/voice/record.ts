import { readFile, rm } from 'node:fs/promises';
import type { Catalogue } from '../speech/catalogue.ts';
import { endsSentence, type Clip } from '../speech/clip.ts';
import { recordingOf } from '../speech/recording.ts';
import { encodeAlaw } from './alaw.ts';
import { cutCarrier } from './carrier.ts';
import type { Engine } from './engine.ts';
import { activeLevel, levelTo, pad, trim } from './level.ts';
import { resample } from './resample.ts';
import { readWav, type Sound } from './wav.ts';

/** Everything but engine and wording that a recording depends on: a change here records all again. */
export const settings = {
  version: 6,
  rate: 8000,
  /** Active speech, dBFS (RFC 7874); the peak leaves room below −3 dBFS for A-law's rounding. */
  level: -22,
  peak: -3.5,
  /** What is fainter than this is a line's noise, and nobody speaking. */
  faintest: -50,
  /** Silence around the speech, milliseconds: pieces follow each other 60 ms apart, 120 ms after a mark. */
  before: 15,
  after: { piece: 45, clause: 105, sentence: 160 },
} as const;

/** Somebody to speak a language. */
export interface Speaker {
  readonly engine: Engine;
  readonly voice: string;
  readonly catalogue: Catalogue;
}

/** What a clip sounds like: A-law at 8 kHz, without a header. `scratch` is a file for the engine's WAV. */
export async function record(
  clip: Clip,
  { engine, voice, catalogue }: Speaker,
  scratch: string,
): Promise<Uint8Array> {
  const recording = recordingOf(clip, catalogue);
  if (recording.kind === 'silence')
    return encodeAlaw(new Float64Array((settings.rate * recording.milliseconds) / 1000));
  if (recording.kind === 'tone') return encodeAlaw(tone(recording));
  const { text, pace, carrier } = recording;
  const say = async (words: string): Promise<Sound> => {
    await engine.speak({ text: words, pace, voice, wavFile: scratch });
    return readWav(await readFile(scratch));
  };
  try {
    // An engine that makes no pause before the carrier says the piece alone.
    const inContext = carrier === null ? null : cutCarrier(await say(withCarrier(text, carrier)));
    return finished(inContext ?? (await say(text)), clip);
  } finally {
    await rm(scratch, { force: true });
  }
}

/** A tone as loud as the speech. */
function tone({ hertz, milliseconds }: { hertz: number; milliseconds: number }): Float64Array {
  const wave = Float64Array.from({ length: (settings.rate * milliseconds) / 1000 }, (_, at) =>
    Math.sin((2 * Math.PI * hertz * at) / settings.rate),
  );
  return levelTo(pad(wave, settings.rate, 0, 0), settings.rate, settings.level, settings.peak);
}

/** Speech as the line plays it, whoever spoke it: trimmed, levelled, with the silence around it that its end wants. @throws NothingHeard */
export function finished({ samples, rate }: Sound, clip: Clip): Uint8Array {
  const heard = resample(samples, rate, settings.rate);
  if (!(activeLevel(heard, settings.rate) > settings.faintest)) throw new NothingHeard(clip);
  const speech = trim(heard, settings.rate);
  const padded = pad(speech, settings.rate, settings.before, settings.after[endOf(clip.text)]);
  return encodeAlaw(levelTo(padded, settings.rate, settings.level, settings.peak));
}

/** A recording with nothing in it. */
export class NothingHeard extends Error {
  override readonly name = 'NothingHeard';
  constructor(clip: Clip) {
    super(`nothing is to be heard in the recording of ${clip.id} ("${clip.text}"); record it again`);
  }
}

const withCarrier = (text: string, carrier: string): string =>
  /[,;:]$/.test(text) ? `${text} ${carrier}` : `${text}, ${carrier}`;

function endOf(text: string): keyof typeof settings.after {
  if (endsSentence(text)) return 'sentence';
  return /[,;:]$/.test(text) ? 'clause' : 'piece';
}
