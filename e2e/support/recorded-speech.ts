import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { SHIPPED_SOUNDS } from '../../src/main/settings.ts';
import { decodeAlaw } from '../../src/voice/alaw.ts';
import { activeLevel, framePowers, peakLevel, powerOf } from '../../src/voice/level.ts';

/** Samples per second, and in 5 ms. */
const RATE = 8000;
const FRAME = 40;
/** Nobody hears what is so much below the speech on a telephone: dB. */
const SILENT = -45;

/** The languages that come recorded. */
export const recordedLanguages = (): string[] =>
  readdirSync(SHIPPED_SOUNDS, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );

/** The recordings of a language by their ids, pauses left out. */
export const speechIdsOf = (language: string): string[] =>
  readdirSync(path.join(SHIPPED_SOUNDS, language), { recursive: true, encoding: 'utf8' }).flatMap((file) =>
    file.endsWith('.alaw') && !file.startsWith('pause') ? [file.slice(0, -'.alaw'.length)] : [],
  );

/** A recording that comes with the program: `pt_BR/time/hour-14`. */
export const recorded = (file: string): Float64Array =>
  decodeAlaw(readFileSync(path.join(SHIPPED_SOUNDS, `${file}.alaw`)));

export interface Measured {
  /** dBFS. */
  readonly level: number;
  readonly peak: number;
  /** The longest run of samples at full scale. */
  readonly fullScale: number;
  /** Silence before and after the speech, milliseconds. */
  readonly before: number;
  readonly after: number;
}

export function measured(samples: Float64Array): Measured {
  const level = activeLevel(samples, RATE);
  const loud = loudFrames(samples, level);
  return {
    level,
    peak: peakLevel(samples),
    fullScale: longestRun(samples, (sample) => Math.abs(sample) > 0.98),
    before: 5 * loud.indexOf(true),
    after: 5 * (loud.length - 1 - loud.lastIndexOf(true)),
  };
}

/** Of sounds one after the other: how long it is silent around each place where two of them meet, milliseconds. */
export function silencesBetween(sounds: readonly Float64Array[]): number[] {
  const whole = Float64Array.from(sounds.flatMap((sound) => [...sound]));
  const loud = loudFrames(whole, activeLevel(whole, RATE));
  let at = 0;
  return sounds.slice(0, -1).map((sound) => {
    at += sound.length;
    const joint = Math.round(at / FRAME);
    const after = loud.indexOf(true, joint);
    return 5 * (after - 1 - loud.lastIndexOf(true, joint - 1));
  });
}

function loudFrames(samples: Float64Array, level: number): boolean[] {
  const threshold = powerOf(level + SILENT);
  return framePowers(samples, FRAME).map((power) => power > threshold);
}

function longestRun(samples: Float64Array, is: (sample: number) => boolean): number {
  let [run, longest] = [0, 0];
  for (const sample of samples) {
    run = is(sample) ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}

/** The pitch in hertz of the last 60 ms that are voiced and loud: where the voice arrives. NaN = nowhere. */
export function lastPitch(samples: Float64Array): number {
  const window = RATE * 0.06;
  const threshold = powerOf(activeLevel(samples, RATE) - 12);
  for (let start = samples.length - window; start >= 0; start -= FRAME) {
    const end = samples.slice(start, start + window);
    const [power = 0] = framePowers(end, window);
    const { hertz, likeness } = pitchOf(end);
    if (power > threshold && likeness > 0.5) return hertz;
  }
  return Number.NaN;
}

/** By autocorrelation, between 120 and 300 Hz: how like the sound is to itself one period later. */
function pitchOf(samples: Float64Array): { hertz: number; likeness: number } {
  let best = { hertz: Number.NaN, likeness: 0 };
  for (let lag = Math.ceil(RATE / 300); lag <= RATE / 120; lag++) {
    const [here, later] = [samples.slice(0, -lag), samples.slice(lag)];
    const likeness = product(here, later) / Math.sqrt(product(here, here) * product(later, later));
    if (likeness > best.likeness) best = { hertz: RATE / lag, likeness };
  }
  return best;
}

const product = (one: Float64Array, other: Float64Array): number =>
  one.reduce((sum, sample, at) => sum + sample * (other[at] ?? 0), 0);
