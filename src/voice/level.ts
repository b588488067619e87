/** Loudness for the telephone. Levels are dB below full scale: a constant signal of ±1 is 0 dBFS. */

export function decibels(amplitude: number): number {
  return 20 * Math.log10(amplitude);
}

/** The mean square of a signal of that level. */
export const powerOf = (decibels: number): number => amplitude(decibels) ** 2;

export function amplitude(decibels: number): number {
  return 10 ** (decibels / 20);
}

export function peakLevel(samples: Float64Array): number {
  return decibels(peakOf(samples));
}

/**
 * The level of what is spoken, pauses left out: RMS over the 20 ms frames that lie no more than 15.9 dB below it, the
 * margin of ITU-T P.56. −Infinity = silence.
 */
export function activeLevel(samples: Float64Array, rate: number): number {
  const powers = framePowers(samples, Math.round(rate * 0.02));
  let level = mean(powers);
  for (let turn = 0; turn < 20; turn++) {
    const threshold = level * amplitude(-15.9) ** 2;
    level = mean(powers.filter((power) => power >= threshold));
  }
  return decibels(Math.sqrt(level));
}

/** Cuts what is more than 38 dB below the speech off both ends, in steps of 5 ms: a line's own noise is louder. */
export function trim(samples: Float64Array, rate: number): Float64Array {
  const size = Math.round(rate * 0.005);
  const threshold = amplitude(activeLevel(samples, rate) - 38) ** 2;
  const loud = framePowers(samples, size).map((power) => power > threshold);
  return samples.slice(Math.max(0, loud.indexOf(true)) * size, (loud.lastIndexOf(true) + 1) * size);
}

/** Brings speech to a level, no peak above the limit. Limiting takes loudness, so it is done in a few rounds. */
export function levelTo(samples: Float64Array, rate: number, level: number, peak: number): Float64Array {
  let out = samples;
  for (let turn = 0; turn < 4; turn++) {
    const gain = amplitude(level - activeLevel(out, rate));
    out = limit(
      out.map((sample) => sample * gain),
      rate,
      amplitude(peak),
    );
  }
  return out;
}

/** Fades both ends in and out over 5 ms, and adds silence around. Milliseconds. */
export function pad(samples: Float64Array, rate: number, before: number, after: number): Float64Array {
  const fade = Math.min(rate * 0.005, samples.length / 2);
  const lead = Math.round((rate * before) / 1000);
  const out = new Float64Array(lead + samples.length + Math.round((rate * after) / 1000));
  const faded = samples.map(
    (sample, at) => sample * Math.min(1, (at + 1) / fade, (samples.length - at) / fade),
  );
  out.set(faded, lead);
  return out;
}

/** Turns the sound down around each peak: the least gain wanted within 5 ms, smoothed over as long. */
function limit(samples: Float64Array, rate: number, ceiling: number): Float64Array {
  if (peakOf(samples) <= ceiling) return samples;
  const reach = Math.round(rate * 0.005);
  const wanted = samples.map((sample) => Math.min(1, ceiling / Math.abs(sample)));
  const least = wanted.map((_, at) =>
    around(wanted, at, reach).reduce((low, gain) => Math.min(low, gain), 1),
  );
  return samples.map((sample, at) => sample * mean([...around(least, at, reach)]));
}

function around(values: Float64Array, at: number, reach: number): Float64Array {
  return values.subarray(Math.max(0, at - reach), at + reach + 1);
}

function peakOf(samples: Float64Array): number {
  return samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);
}

/** The mean square of each stretch of `size` samples. */
export function framePowers(samples: Float64Array, size: number): number[] {
  const frames = Array.from({ length: Math.ceil(samples.length / size) }, (_, at) => at * size);
  return frames.map((start) =>
    mean([...samples.subarray(start, start + size)].map((sample) => sample * sample)),
  );
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
