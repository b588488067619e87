import { describe, expect, it } from 'vitest';
import { decibels } from './level.ts';
import { resample } from './resample.ts';
import { tone } from './sounds.test-support.ts';

/** A second of a tone, resampled to 8 kHz, without the ends that the filter has not filled. */
const resampled = (hertz: number, rate: number): Float64Array =>
  resample(tone(1000, -3, { hertz, rate }), rate, 8000).slice(400, -400);

const level = (samples: Float64Array): number =>
  decibels(Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length));

describe('resampling to 8 kHz', () => {
  it.each([
    [300, 22_050],
    [1000, 22_050],
    [3400, 22_050],
    [1000, 16_000],
    [1000, 24_000],
    [1000, 48_000],
  ])('leaves a tone of %i Hz, sampled at %i Hz, as loud as it was', (hertz, rate) => {
    expect(level(resampled(hertz, rate))).toBeCloseTo(-3, 1);
  });

  it.each([22_050, 24_000])('removes what would come back as another tone, from %i Hz', (rate) => {
    expect(level(resampled(5000, rate))).toBeLessThan(-60);
  });

  it('keeps the duration, and leaves sound of that rate alone', () => {
    expect(resample(tone(500, -3, { rate: 22_050 }), 22_050, 8000)).toHaveLength(4000);
    const sound = tone(100);
    expect(resample(sound, 8000, 8000)).toEqual(sound);
  });
});
