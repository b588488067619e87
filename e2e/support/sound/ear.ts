/** An ear on the line: finds in what a phone received the recordings that were to be heard. */
import { peakLevel } from '../../../src/voice/level.ts';
import { find, LIKE } from './likeness.ts';
import type { Spoken } from './spoken-log.ts';

/** Samples a second, and in so many milliseconds. */
const RATE = 8_000;
export const inSamples = (milliseconds: number): number => (milliseconds * RATE) / 1_000;
export const inSeconds = (samples: number): number => samples / RATE;

/** A recording as it was heard; places are samples from the answer. */
export interface Piece {
  readonly clip: string;
  readonly from: number;
  readonly to: number;
  /** Of a recording that a key cut, of as much of it as was to be heard until the key. */
  readonly likeness: number;
  /** Milliseconds since the end of the piece before, for each joint between them. NaN for the first of an utterance. */
  readonly gap: number;
  /** Of a recording that a key cut: where that was pressed. */
  readonly key: number | null;
  /** Milliseconds of silence within it that are not its own: this machine was busy. */
  readonly hole: number;
}

/** Nothing is to be heard: dBFS. */
const SILENT = -50;
/** Where a recording is looked for, from the end of the one before: in an utterance, and after a question. */
const NEXT = { from: inSamples(-20), to: inSamples(500) };
const FIRST = { from: inSamples(-300), to: inSamples(8_000) };
/** Less of a recording is not to be told from others. */
const SHORTEST = inSamples(100);

/** A key pressed as a recording begins may be on its way before it. */
const EARLY = inSamples(100);

/** Follows what was said through `sound`, with the places at which keys were pressed. One list for each utterance. */
export function follow(
  sound: Float64Array,
  spoken: readonly Spoken[],
  keys: readonly number[],
  recording: (clip: string) => Float64Array,
): Piece[][] {
  let [end, lastCut] = [0, 0];
  return spoken.map(({ played }) => {
    const pieces: Piece[] = [];
    let joints = 0;
    for (const clip of played) {
      const wanted = recording(clip);
      if (isSilent(wanted)) {
        // Its place is between its neighbours': silence in silence.
        pieces.push({ clip, from: end, to: end + wanted.length, likeness: 1, gap: 0, key: null, hole: 0 });
        joints += 1;
      } else {
        const { from, to } = pieces.length === 0 ? FIRST : { from: NEXT.from, to: NEXT.to * joints };
        const later = keys.filter((key) => key > lastCut);
        const heard = hear(sound, wanted, [end + from, end + to], later);
        lastCut = heard.key ?? lastCut;
        const gap = pieces.length === 0 ? Number.NaN : (heard.from - end) / inSamples(1) / joints;
        pieces.push({ clip, ...heard, gap });
        joints = 1;
      }
      end = pieces.at(-1)?.to ?? end;
    }
    return pieces;
  });
}

type Heard = Omit<Piece, 'clip' | 'gap'>;
type Range = readonly [from: number, to: number];

function hear(sound: Float64Array, wanted: Float64Array, range: Range, keys: readonly number[]): Heard {
  const whole = find(sound, wanted, ...range);
  const end = whole.at + wanted.length;
  const heard = { from: whole.at, to: end, likeness: whole.likeness, key: null, hole: 0 };
  const cut = keys
    .filter((key) => key > range[0] && key < range[1] + wanted.length)
    .map((key) => hearUntil(sound, wanted, range, key))
    .find(({ from, key }) => key > from - EARLY && key < from + wanted.length);
  if (cut && (cut.likeness >= LIKE || whole.likeness < LIKE)) return cut;
  return whole.likeness >= LIKE ? heard : (hearInTwo(sound, wanted, range) ?? heard);
}

/** A recording with a hole in it; null where there is none such. */
function hearInTwo(sound: Float64Array, wanted: Float64Array, range: Range): Heard | null {
  const { at: from } = find(sound, wanted.subarray(0, SHORTEST), ...range);
  const length = agreeing(sound.subarray(from), wanted);
  const rest = wanted.subarray(length);
  const { at, likeness } = find(sound, rest, from + length, from + length + NEXT.to);
  if (length < SHORTEST || likeness < LIKE) return null;
  return { from, to: at + rest.length, likeness, key: null, hole: (at - from - length) / inSamples(1) };
}

/** A recording as it is heard until a key, and what little follows: a key is heard when it is let go. */
function hearUntil(
  sound: Float64Array,
  wanted: Float64Array,
  [from, to]: Range,
  key: number,
): Heard & { readonly key: number } {
  const { at } = find(sound, wanted.subarray(0, SHORTEST), from, Math.min(to, key));
  const { likeness } = find(sound, wanted.subarray(0, Math.max(key - at, SHORTEST)), at, at);
  return { from: at, to: at + agreeing(sound.subarray(at), wanted), likeness, key, hole: 0 };
}

/** How long two sounds are the same, in steps of 10 ms: to the last one in which there is something to be heard. */
function agreeing(sound: Float64Array, wanted: Float64Array): number {
  const step = inSamples(10);
  let agreed = 0;
  for (let at = 0; at < wanted.length; at += step) {
    const frame = wanted.subarray(at, at + step);
    if (isSilent(frame)) continue;
    const error = frame.map((sample, index) => sample - (sound[at + index] ?? 0));
    if (energy(error) > (1 - LIKE) * energy(frame)) break;
    agreed = at + frame.length;
  }
  return agreed;
}

/** The longest silence, in seconds, up to `until`; the stretches in `apart` are not counted. */
export function longestSilence(sound: Float64Array, until: number, apart: readonly Range[]): number {
  const step = inSamples(20);
  let [run, longest] = [0, 0];
  for (let at = 0; at < until; at += step) {
    const excepted = apart.some(([from, to]) => at >= from && at < to);
    run = excepted || !isSilent(sound.subarray(at, at + step)) ? 0 : run + step;
    longest = Math.max(longest, run);
  }
  return inSeconds(longest);
}

export const isSilent = (samples: Float64Array): boolean => peakLevel(samples) < SILENT;

const energy = (samples: Float64Array): number => samples.reduce((sum, sample) => sum + sample * sample, 0);
