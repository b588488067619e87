import { fft } from './fft.ts';

/**
 * How like `pattern` the sound is from each place on: normalised cross-correlation, 1 = the same but for its loudness.
 * Empty where the pattern is longer than the sound.
 */
export function likenesses(sound: Float64Array, pattern: Float64Array): Float64Array {
  const places = Math.max(0, sound.length - pattern.length + 1);
  const products = crossProducts(sound, pattern);
  const energy = energyOf(pattern);
  const sums = runningEnergy(sound);
  return Float64Array.from({ length: places }, (_, at) => {
    const here = (sums[at + pattern.length] ?? 0) - (sums[at] ?? 0);
    return (products[at] ?? 0) / Math.sqrt(Math.max(here * energy, Number.MIN_VALUE));
  });
}

export interface Found {
  readonly at: number;
  readonly likeness: number;
}

/** As like as this, it is the same sound. */
export const LIKE = 0.9;
/** A vowel is like itself a few periods of the voice before and after: 30 ms. */
const NEAR = 240;

/**
 * Where, from one place to another, the sound is first as like the pattern as makes no difference; where it never is,
 * where it is most like it. Likeness 0 where the pattern does not fit in.
 */
export function find(
  sound: Float64Array,
  pattern: Float64Array,
  from = 0,
  to = sound.length - pattern.length,
): Found {
  const start = Math.max(0, from);
  const all = likenesses(sound.subarray(start, Math.max(start, to + pattern.length)), pattern);
  const first = all.findIndex((likeness) => likeness >= LIKE);
  const about = first === -1 ? all : all.subarray(0, first + NEAR);
  return about.reduce<Found>(
    (best, likeness, at) => (likeness > best.likeness ? { at: start + at, likeness } : best),
    { at: start, likeness: 0 },
  );
}

/** The sum of `sound[at + i] · pattern[i]` for every `at`; by way of spectra, for sums take the square of the time. */
function crossProducts(sound: Float64Array, pattern: Float64Array): Float64Array {
  const size = 2 ** Math.ceil(Math.log2(Math.max(1, sound.length + pattern.length)));
  const [re, im] = spectrum(sound, size);
  const [patternRe, patternIm] = spectrum(pattern, size);
  for (const at of re.keys()) {
    const [a, b] = [re[at] ?? 0, im[at] ?? 0];
    const [c, d] = [patternRe[at] ?? 0, patternIm[at] ?? 0];
    re[at] = a * c + b * d;
    im[at] = b * c - a * d;
  }
  // With its parts exchanged, the transform is its own inverse but for the size.
  fft(im, re);
  return re.map((value) => value / size);
}

function spectrum(samples: Float64Array, size: number): [re: Float64Array, im: Float64Array] {
  const [re, im] = [new Float64Array(size), new Float64Array(size)];
  re.set(samples);
  fft(re, im);
  return [re, im];
}

const energyOf = (samples: Float64Array): number => samples.reduce((sum, sample) => sum + sample * sample, 0);

/** The energy of all before each place. */
function runningEnergy(samples: Float64Array): Float64Array {
  const sums = new Float64Array(samples.length + 1);
  for (const [at, sample] of samples.entries()) sums[at + 1] = (sums[at] ?? 0) + sample * sample;
  return sums;
}
