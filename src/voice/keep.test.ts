import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeAlaw, encodeAlaw } from './alaw.ts';
import { keepRecording, readSound } from './keep.ts';
import { activeLevel, peakLevel } from './level.ts';
import { readManifest } from './manifest.ts';
import { settings } from './record.ts';
import { soundIn } from './sound-files.ts';
import { clip, joined, silence, temporaryFolder, tone, wavOf } from './sounds.test-support.ts';

const marina = clip('doctor/marina', 'com a Dra. Marina');
const rafael = clip('doctor/rafael', 'com o Dr. Rafael');

const temporary = temporaryFolder();
const folder = () => path.join(temporary(), 'pt_BR');

describe('keeping what a person has recorded', () => {
  it('makes it as loud as the rest, and trims it', async () => {
    const samples = joined(silence(800), tone(300, -40, { rate: 8000 }), silence(1500));
    await keepRecording(folder(), marina, { samples, rate: 8000 });
    const kept = decodeAlaw((await soundIn(folder(), marina.id)) ?? new Uint8Array());
    expect(activeLevel(kept, 8000)).toBeCloseTo(-22, 0);
    expect(peakLevel(kept)).toBeLessThan(-3);
    expect(kept.length / 8).toBeLessThan(settings.before + 310 + settings.after.piece);
  });

  it('resamples what a computer has recorded', async () => {
    await keepRecording(folder(), marina, { samples: tone(300, -20, { rate: 44_100 }), rate: 44_100 });
    expect((await soundIn(folder(), marina.id))?.length).toBeCloseTo(
      (settings.before + 300 + settings.after.piece) * 8,
      -2,
    );
  });

  it('notes the words and that it was a person, beside what was noted before', async () => {
    const sound = { samples: tone(300), rate: 8000 };
    await keepRecording(folder(), marina, sound);
    await keepRecording(folder(), rafael, sound);
    const noted = { by: 'a person', sound: expect.any(String) as string };
    expect(await readManifest(folder())).toEqual(
      new Map([
        [marina.id, { text: marina.text, ...noted }],
        [rafael.id, { text: rafael.text, ...noted }],
      ]),
    );
  });

  it("refuses a line's own silence, which is never quite nothing", async () => {
    const quiet = readSound(new Uint8Array(8000).fill(0xd5));
    await expect(keepRecording(folder(), clip('doctor/nobody', 'com o Dr. Ninguém'), quiet)).rejects.toThrow(
      'nothing is to be heard',
    );
  });

  it('refuses silence, and leaves everything as it was', async () => {
    const nothing = keepRecording(folder(), marina, { samples: silence(1000), rate: 8000 });
    await expect(nothing).rejects.toThrow('nothing is to be heard in the recording of doctor/marina');
    expect(await readdir(temporary())).toEqual([]);
  });
});

describe('sound from a file', () => {
  const samples = tone(100, -20);

  it('is read from a WAV, whatever its rate', () => {
    const { samples: read, rate } = readSound(wavOf(samples, 44_100));
    expect(rate).toBe(44_100);
    expect(read).toHaveLength(samples.length);
    expect(activeLevel(read, 8000)).toBeCloseTo(-20, 1);
  });

  it('is read from A-law at 8 kHz', () => {
    const { samples: read, rate } = readSound(encodeAlaw(samples));
    expect(rate).toBe(8000);
    expect(read).toHaveLength(samples.length);
    expect(activeLevel(read, 8000)).toBeCloseTo(-20, 1);
  });

  it('is refused from a WAV that is not of 16 bits', () => {
    const narrow = wavOf(samples, 8000);
    narrow.writeUInt16LE(8, 34);
    expect(() => readSound(narrow)).toThrow('neither 16-bit PCM nor A-law');
  });
});
