import { describe, expect, it } from 'vitest';
import { decodeAlaw, encodeAlaw } from './alaw.ts';

describe('A-law', () => {
  it('encodes every 16-bit sample as the ITU’s reference program does', () => {
    const linear = Array.from({ length: 65_536 }, (_, index) => index - 32_768);
    const encoded = encodeAlaw(Float64Array.from(linear, (value) => value / 32_768));
    expect([...encoded]).toEqual(linear.map(referenceAlaw));
  });

  it('decodes to the value that encodes to the same byte', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    expect(encodeAlaw(decodeAlaw(bytes))).toEqual(bytes);
  });

  it('holds what is beyond full scale at full scale', () => {
    expect(encodeAlaw(Float64Array.of(1.5, -1.5))).toEqual(encodeAlaw(Float64Array.of(1, -1)));
  });
});

/** ITU-T G.191, `alaw_compress`. */
function referenceAlaw(linear: number): number {
  let code = (linear < 0 ? ~linear : linear) >> 4;
  if (code > 15) {
    let exponent = 1;
    for (; code > 31; exponent++) code >>= 1;
    code = code - 16 + (exponent << 4);
  }
  return (linear >= 0 ? code | 0x80 : code) ^ 0x55;
}
