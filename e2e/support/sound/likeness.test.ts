import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { find, likenesses } from './likeness.ts';

const samples = (minLength: number, maxLength: number) =>
  fc
    .array(fc.integer({ min: -1000, max: 1000 }), { minLength, maxLength })
    .map((values) => Float64Array.from(values, (value) => value / 1000));

/** Numbers without a pattern, the same in every run. */
function noise(length: number, seed: number): Float64Array {
  let state = seed;
  return Float64Array.from({ length }, () => (state = Math.imul(state, 1_664_525) + 1_013_904_223) / 2 ** 31);
}

const product = (one: Float64Array, other: Float64Array): number =>
  one.reduce((sum, sample, at) => sum + sample * (other[at] ?? 0), 0);

/** As it is defined: a sum for each place. */
const naive = (sound: Float64Array, pattern: Float64Array): number[] =>
  Array.from({ length: Math.max(0, sound.length - pattern.length + 1) }, (_, at) => {
    const here = sound.subarray(at, at + pattern.length);
    const energies = product(here, here) * product(pattern, pattern);
    return energies === 0 ? 0 : product(here, pattern) / Math.sqrt(energies);
  });

describe('the likeness of sounds', () => {
  it('is that of the naive sum, at every place', () => {
    fc.assert(
      fc.property(samples(0, 60), samples(1, 20), (sound, pattern) => {
        const [fast, slow] = [likenesses(sound, pattern), naive(sound, pattern)];
        expect(fast.length).toBe(slow.length);
        for (const [at, likeness] of slow.entries()) expect(fast[at]).toBeCloseTo(likeness, 4);
      }),
    );
  });

  it('finds a sound where it first is in another, however loud it is there', () => {
    const [sound, pattern] = [noise(5_000, 1), noise(700, 2)];
    const faint = pattern.map((sample) => sample / 8);
    for (const at of [3_210, 4_200]) sound.set(faint, at);
    const { at, likeness } = find(sound, pattern);
    expect(at).toBe(3_210);
    expect(likeness).toBeCloseTo(1, 9);
    expect(find(sound, pattern, 0, 3_209).likeness).toBeLessThan(0.5);
    expect(find(sound, pattern, 3_211, 4_199).likeness).toBeLessThan(0.5);
    expect(find(sound.subarray(0, 100), pattern)).toEqual({ at: 0, likeness: 0 });
  });
});
