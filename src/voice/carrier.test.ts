import { describe, expect, it } from 'vitest';
import { cutCarrier } from './carrier.ts';
import { joined, silence, tone } from './sounds.test-support.ts';

/** How long what is left is, in milliseconds; null where nothing was cut. */
function left(rate: number, ...parts: readonly Float64Array[]): number | null {
  const cut = cutCarrier({ samples: joined(...parts), rate });
  return cut && (cut.samples.length / rate) * 1000;
}

const speech = (milliseconds: number) => tone(milliseconds, -20);

describe('cutting the carrier off', () => {
  it.each([8000, 16_000, 22_050, 24_000])('leaves what was said before the rest, at %i Hz', (rate) => {
    const options = { rate };
    const kept = left(rate, tone(300, -20, options), silence(80, rate), tone(150, -20, options));
    expect(kept).toBeGreaterThanOrEqual(299);
    expect(kept).toBeLessThanOrEqual(306);
  });

  it('cuts at the last rest: the others are commas of the text', () => {
    const whole = [speech(200), silence(120), speech(200), silence(60), speech(100), silence(300)];
    expect(left(8000, ...whole)).toBe(520);
  });

  it('keeps the sound as it was', () => {
    const piece = speech(200);
    const cut = cutCarrier({ samples: joined(piece, silence(80), speech(100)), rate: 8000 });
    expect(cut?.samples).toEqual(piece);
    expect(cut?.rate).toBe(8000);
  });

  it('takes a faint hiss for silence', () => {
    expect(left(8000, speech(200), tone(80, -70), speech(100))).toBe(200);
  });

  it('does not take the closure before a "p" or a "t" for a rest', () => {
    const text = [speech(200), silence(60)];
    expect(left(8000, ...text, speech(50), silence(40), speech(50))).toBe(200);
    expect(left(8000, speech(200), silence(40), speech(100))).toBeNull();
  });

  it('gives null where there is no rest, or nothing before it', () => {
    expect(left(8000, speech(500))).toBeNull();
    expect(left(8000, silence(200), speech(200), silence(200))).toBeNull();
    expect(left(8000, silence(500))).toBeNull();
    expect(left(8000)).toBeNull();
  });
});
