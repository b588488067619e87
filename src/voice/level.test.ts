import { describe, expect, it } from 'vitest';
import { activeLevel, amplitude, levelTo, pad, peakLevel, trim } from './level.ts';
import { joined, silence, tone } from './sounds.test-support.ts';

const rate = 8000;

describe('the level of speech', () => {
  it('is that of what is spoken, pauses left out', () => {
    const spoken = tone(400, -20);
    expect(activeLevel(spoken, rate)).toBeCloseTo(-20, 1);
    expect(activeLevel(joined(silence(300), spoken, silence(900), spoken), rate)).toBeCloseTo(-20, 1);
  });

  it('is minus infinity where nothing is spoken', () => {
    expect(activeLevel(silence(100), rate)).toBe(-Infinity);
    expect(activeLevel(silence(0), rate)).toBe(-Infinity);
  });

  it('is another thing than its peak', () => {
    expect(peakLevel(tone(100, -20))).toBeCloseTo(-17, 1);
    expect(peakLevel(Float64Array.of(0.1, -1))).toBe(0);
  });
});

describe('bringing speech to a level', () => {
  it.each([-50, -22, -4])('is done from %i dBFS', (from) => {
    expect(activeLevel(levelTo(tone(400, from), rate, -22, -3.5), rate)).toBeCloseTo(-22, 1);
  });

  it('lets no peak above the limit, and takes no loudness for it', () => {
    const click = tone(400, -30);
    click[1600] = 0.9;
    const levelled = levelTo(click, rate, -22, -3.5);
    expect(peakLevel(levelled)).toBeLessThanOrEqual(-3.4);
    expect(activeLevel(levelled, rate)).toBeCloseTo(-22, 0);
  });
});

describe('trimming', () => {
  it('cuts the silence off both ends, to 5 ms', () => {
    const trimmed = trim(joined(silence(200), tone(300), silence(500)), rate);
    expect(trimmed.length).toBeGreaterThanOrEqual(0.3 * rate);
    expect(trimmed.length).toBeLessThanOrEqual(0.31 * rate);
  });

  it('takes for silence what is far below the speech, and leaves pauses within it', () => {
    const hiss = tone(200, -70);
    const speech = joined(tone(100, -20), hiss, tone(100, -50));
    expect(trim(joined(hiss, speech, hiss), rate)).toHaveLength(speech.length);
  });

  it('leaves nothing of silence', () => {
    expect(trim(silence(500), rate)).toHaveLength(0);
  });
});

describe('padding', () => {
  it('puts silence around the speech, and fades both ends', () => {
    const padded = pad(new Float64Array(800).fill(0.5), rate, 15, 45);
    expect(padded).toHaveLength(800 + 0.06 * rate);
    expect(padded.slice(0, 120)).toEqual(silence(15));
    expect(padded.slice(-360)).toEqual(silence(45));
    expect(padded[120]).toBeLessThan(0.05);
    expect(padded[919]).toBeLessThan(0.05);
    expect(padded[500]).toBe(0.5);
  });
});

describe('decibels', () => {
  it('are amplitudes on another scale', () => {
    expect(amplitude(-20)).toBeCloseTo(0.1);
    expect(amplitude(0)).toBe(1);
  });
});
