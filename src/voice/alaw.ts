/** ITU-T G.711 A-law: 8 bits a sample, what Brazil's telephone network carries. Samples are −1…1. */

/** Every other bit is inverted on the line (G.711, table 1a, note 2). */
const evenBits = 0x55;
const positive = 0x80;

export function encodeAlaw(samples: Float64Array): Uint8Array {
  return Uint8Array.from(samples, encodeSample);
}

export function decodeAlaw(bytes: Uint8Array): Float64Array {
  return Float64Array.from(bytes, decodeSample);
}

function encodeSample(sample: number): number {
  const linear = Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_768)));
  // 12 bits of magnitude; −1 is as near to zero as 0 is.
  const magnitude = (linear < 0 ? ~linear : linear) >> 4;
  const segment = Math.max(0, 32 - Math.clz32(magnitude) - 4);
  const step = (segment < 2 ? magnitude : magnitude >> (segment - 1)) & 0x0f;
  return ((segment << 4) | step | (linear < 0 ? 0 : positive)) ^ evenBits;
}

function decodeSample(byte: number): number {
  const bits = byte ^ evenBits;
  const segment = (bits & 0x70) >> 4;
  const middle = ((bits & 0x0f) << 4) + 8;
  const magnitude = segment === 0 ? middle : (middle + 0x100) << (segment - 1);
  return (bits & positive ? magnitude : -magnitude) / 32_768;
}
