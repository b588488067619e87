import { decodeAlaw } from './alaw.ts';

/** Sound as numbers: one channel, −1…1. */
export interface Sound {
  readonly samples: Float64Array;
  /** Samples per second. */
  readonly rate: number;
}

/** Reads a RIFF WAVE file of 16-bit PCM or A-law; several channels become their mean. Throws on anything else. */
export function readWav(file: Uint8Array): Sound {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (tag(view, 0) !== 'RIFF' || tag(view, 8) !== 'WAVE') throw new Error('not a WAV file');
  const format = chunk(view, 'fmt ');
  const data = chunk(view, 'data');
  const channels = view.getUint16(format.start + 2, true);
  const rate = view.getUint32(format.start + 4, true);
  const all = samplesOf(view, format.start, data);
  const samples = Float64Array.from({ length: Math.floor(all.length / channels) }, (_, index) =>
    mean(all.subarray(index * channels, (index + 1) * channels)),
  );
  return { samples, rate };
}

function samplesOf(view: DataView, format: number, data: { start: number; length: number }): Float64Array {
  if (view.getUint16(format, true) === ALAW)
    return decodeAlaw(new Uint8Array(view.buffer, view.byteOffset + data.start, data.length));
  if (view.getUint16(format + 14, true) !== 16)
    throw new Error('the WAV file is neither 16-bit PCM nor A-law');
  return Float64Array.from(
    { length: Math.floor(data.length / 2) },
    (_, index) => view.getInt16(data.start + index * 2, true) / 32_768,
  );
}

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** WAVE_FORMAT_ALAW (RFC 2361, appendix A). */
const ALAW = 6;

/** A-law samples at 8 kHz as a WAV file, which browsers and players know what to do with: the same bytes behind a header. */
export function alawWav(alaw: Uint8Array): Uint8Array {
  const header = Buffer.alloc(58);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(header.length - 8 + alaw.length + (alaw.length % 2), 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(18, 16);
  header.writeUInt16LE(ALAW, 20);
  header.writeUInt16LE(1, 22);
  // Samples, and bytes, a second; bytes a sample; bits a sample; nothing further of the format.
  for (const at of [24, 28]) header.writeUInt32LE(8_000, at);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write('fact', 38, 'latin1');
  header.writeUInt32LE(4, 42);
  header.writeUInt32LE(alaw.length, 46);
  header.write('data', 50, 'latin1');
  header.writeUInt32LE(alaw.length, 54);
  // Parts of a RIFF file have an even length.
  return Buffer.concat([header, alaw, Buffer.alloc(alaw.length % 2)]);
}

function chunk(view: DataView, name: string): { start: number; length: number } {
  let start = 12;
  while (start + 8 <= view.byteLength) {
    const length = view.getUint32(start + 4, true);
    // A program that writes to a pipe cannot know the length, and claims more than there is.
    if (tag(view, start) === name)
      return { start: start + 8, length: Math.min(length, view.byteLength - start - 8) };
    start += 8 + length + (length % 2);
  }
  throw new Error(`the WAV file has no "${name}" part`);
}

function tag(view: DataView, at: number): string {
  if (at + 4 > view.byteLength) return '';
  return String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)));
}
