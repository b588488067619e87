/** Sound as numbers: one channel, −1…1. */
export interface Sound {
  readonly samples: Float64Array;
  /** Samples per second. */
  readonly rate: number;
}

/** Reads a RIFF WAVE file of 16-bit PCM; several channels become their mean. Throws on anything else. */
export function readWav(file: Uint8Array): Sound {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (tag(view, 0) !== 'RIFF' || tag(view, 8) !== 'WAVE') throw new Error('not a WAV file');
  const format = chunk(view, 'fmt ');
  const data = chunk(view, 'data');
  const channels = view.getUint16(format.start + 2, true);
  const rate = view.getUint32(format.start + 4, true);
  if (view.getUint16(format.start + 14, true) !== 16) throw new Error('the WAV file is not 16-bit PCM');
  const samples = new Float64Array(Math.floor(data.length / 2 / channels));
  for (let index = 0; index < samples.length * channels; index++) {
    const at = Math.floor(index / channels);
    samples[at] = (samples[at] ?? 0) + view.getInt16(data.start + index * 2, true) / 32_768 / channels;
  }
  return { samples, rate };
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
