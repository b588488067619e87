import { describe, expect, it } from 'vitest';
import { encodeAlaw } from './alaw.ts';
import { tone, wavOf } from './sounds.test-support.ts';
import { alawWav, readWav } from './wav.ts';

const sound = tone(50, -20, { rate: 22_050 });
const file = wavOf(sound, 22_050);
const near = (samples: Float64Array) => [...samples].map((sample) => expect.closeTo(sample, 3) as number);

describe('a WAV file', () => {
  it('is read as samples and their rate', () => {
    const { samples, rate } = readWav(file);
    expect(rate).toBe(22_050);
    expect([...samples]).toEqual(near(sound));
  });

  it('of two channels is their mean', () => {
    const stereo = Float64Array.of(0.5, -0.5, 0.5, 0.25);
    expect([...readWav(wavOf(stereo, 8000, 2)).samples]).toEqual(near(Float64Array.of(0, 0.375)));
  });

  it('may have parts that nobody asked for, of an odd length too', () => {
    const list = Buffer.from('LIST\u0003\0\0\0abc\0', 'latin1');
    const withList = Buffer.concat([file.subarray(0, 36), list, file.subarray(36)]);
    expect([...readWav(withList).samples]).toEqual(near(sound));
  });

  it('is read to its end when it claims to be longer: who writes to a pipe cannot know', () => {
    const piped = Buffer.from(file);
    piped.writeUInt32LE(0x7fff_f000, 40);
    expect(readWav(piped).samples).toHaveLength(sound.length);
  });

  it('is refused when it is none, not of 16 bits, or without sound', () => {
    expect(() => readWav(Buffer.from('MP3'))).toThrow('not a WAV file');
    expect(() => readWav(Buffer.alloc(0))).toThrow('not a WAV file');
    const narrow = Buffer.from(file);
    narrow.writeUInt16LE(8, 34);
    expect(() => readWav(narrow)).toThrow('neither 16-bit PCM nor A-law');
    expect(() => readWav(file.subarray(0, 36))).toThrow('no "data" part');
  });

  it.each([800, 801])(
    'of A-law is what browsers play: %i bytes behind a header, read back as they were',
    (length) => {
      const alaw = encodeAlaw(tone(length / 8));
      const wav = alawWav(alaw);
      expect(wav.length % 2).toBe(0);
      expect(new DataView(wav.buffer, wav.byteOffset).getUint32(4, true)).toBe(wav.length - 8);
      expect(encodeAlaw(readWav(wav).samples)).toEqual(alaw);
      expect(readWav(wav).rate).toBe(8000);
    },
  );
});
