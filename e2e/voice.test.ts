import { existsSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decodeAlaw, encodeAlaw } from '../scripts/voice/alaw.ts';
import { buildVoice } from '../scripts/voice/build.ts';
import { commandEngine, defaultCommand, type Engine } from '../scripts/voice/engine.ts';
import { activeLevel, amplitude, decibels, peakLevel } from '../scripts/voice/level.ts';
import { resample } from '../scripts/voice/resample.ts';
import { readWav } from '../scripts/voice/wav.ts';
import { keyClip } from '../src/speech/keys.ts';
import { pause } from '../src/speech/pauses.ts';
import { prompt } from '../src/speech/catalogue.ts';

const shipped = path.join(import.meta.dirname, '../sounds/pt_BR');
const hasEspeak = spawnSync(defaultCommand.split(' ')[0] ?? '', ['--version']).status === 0;
const clips = [prompt('welcome.good-morning'), keyClip(1, 'press'), pause];

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'voice-test-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('the shipped voice', () => {
  it('is level, and never near clipping, in every file', async () => {
    const files = (await readdir(shipped, { recursive: true })).filter((file) => file.endsWith('.alaw'));
    expect(files.length).toBeGreaterThan(300);
    const speech = files.filter((file) => !file.startsWith('pause'));
    const levels = await Promise.all(
      speech.map(async (file) => {
        const sound = decodeAlaw(await readFile(path.join(shipped, file)));
        return { file, level: activeLevel(sound, 8000), peak: peakLevel(sound) };
      }),
    );
    expect(levels.filter(({ level, peak }) => !(Math.abs(level + 22) <= 1 && peak <= -3))).toEqual([]);
  });
});

describe('building the voice', () => {
  it.skipIf(!hasEspeak)('with espeak-ng gives level, trimmed speech and pauses of pure silence', async () => {
    await buildVoice({ clips, folder, engine: commandEngine(defaultCommand), jobs: 2 });
    const [hello, key, silence] = await Promise.all(clips.map((clip) => soundOf(clip.id)));
    for (const speech of [hello, key]) {
      expect(activeLevel(speech ?? silent, 8000)).toBeCloseTo(-22, 0);
      expect(peakLevel(speech ?? silent)).toBeLessThanOrEqual(-3);
      // It begins within 40 ms: 15 ms of padding, and the rise of the first sound.
      expect(peakLevel(speech?.slice(0, 320) ?? silent)).toBeGreaterThan(-45);
    }
    expect(hello?.length).toBeGreaterThan(8000 * 0.4);
    expect(hello?.length).toBeLessThan(8000 * 2);
    expect(silence).toHaveLength(8000 * 0.45);
    expect(peakLevel(silence ?? silent)).toBeLessThan(-70);
  });

  it('makes only what changed, and removes only what it made itself', async () => {
    const engine = tone('one');
    expect(await buildVoice({ clips, folder, engine, jobs: 2 })).toEqual({ made: 3, kept: 0, removed: 0 });
    expect(await buildVoice({ clips, folder, engine, jobs: 2 })).toEqual({ made: 0, kept: 3, removed: 0 });

    const reworded = [{ id: clips[0]?.id ?? '', text: 'Bom dia mesmo.' }, ...clips.slice(1)];
    expect(await buildVoice({ clips: reworded, folder, engine, jobs: 2 })).toMatchObject({
      made: 1,
      kept: 2,
    });

    await rm(file(keyClip(1, 'press').id));
    expect(await buildVoice({ clips: reworded, folder, engine, jobs: 2 })).toMatchObject({
      made: 1,
      kept: 2,
    });

    await writeFile(file('key/own'), 'recorded by a person');
    expect(await buildVoice({ clips: [pause], folder, engine, jobs: 2 })).toEqual({
      made: 0,
      kept: 1,
      removed: 2,
    });
    expect(existsSync(file(keyClip(1, 'press').id))).toBe(false);
    expect(existsSync(file('key/own'))).toBe(true);
    expect(Object.keys(JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8')))).toEqual([
      pause.id,
    ]);
  });

  it('keeps what was made before it failed', async () => {
    const mute: Engine = { name: 'one', speak: () => Promise.reject(new Error('no voice')) };
    await expect(
      buildVoice({ clips: [pause, keyClip(2, 'bare')], folder, engine: mute, jobs: 1 }),
    ).rejects.toThrow('no voice');
    expect(await buildVoice({ clips: [pause], folder, engine: mute, jobs: 1 })).toMatchObject({
      made: 0,
      kept: 1,
    });
  });

  it('names the remedy where the engine is missing', async () => {
    const absent = commandEngine('no-such-engine -o {out}');
    await expect(absent.speak('oi', 150, 'x.wav')).rejects.toThrow('VOICE_COMMAND');
    expect(() => commandEngine('espeak-ng')).toThrow('{out}');
  });

  it('gives a text to any command whole, as one argument or as its input, never to a shell', async () => {
    const text = 'é; "$(rm)" $& {out}';
    const program = path.join(folder, 'engine.mjs');
    await writeFile(
      program,
      `import fs from 'node:fs'; fs.writeFileSync(process.argv[2], process.argv[3] ?? fs.readFileSync(0));`,
    );
    for (const words of ['{out}', '{out} {text}']) {
      await commandEngine(`${process.execPath} ${program} ${words}`).speak(
        text,
        150,
        path.join(folder, 'said'),
      );
      expect(await readFile(path.join(folder, 'said'), 'utf8')).toBe(text);
    }
  });
});

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
});

describe('resampling to 8 kHz', () => {
  it.each([300, 1000, 3400])('leaves a tone of %i Hz as loud as it was', (hertz) => {
    const out = resample(sine(hertz, 22_050), 22_050, 8000).slice(400, -400);
    expect(decibels(rms(out)) - decibels(Math.SQRT1_2)).toBeCloseTo(0, 1);
  });

  it('removes what would come back as another tone', () => {
    const out = resample(sine(5000, 22_050), 22_050, 8000).slice(400, -400);
    expect(decibels(rms(out))).toBeLessThan(-60);
  });
});

const silent = new Float64Array(1);

function file(id: string): string {
  return path.join(folder, `${id}.alaw`);
}

async function soundOf(id: string): Promise<Float64Array> {
  return decodeAlaw(await readFile(file(id)));
}

function sine(hertz: number, rate: number): Float64Array {
  return Float64Array.from({ length: rate }, (_, index) => Math.sin((2 * Math.PI * hertz * index) / rate));
}

function rms(samples: Float64Array): number {
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
}

/** An engine that hums. */
function tone(name: string): Engine {
  return { name, speak: (_, __, wavFile) => writeFile(wavFile, wavOf(sine(440, 22_050), 22_050)) };
}

function wavOf(samples: Float64Array, rate: number): Buffer {
  const data = Buffer.from(Int16Array.from(samples, (sample) => sample * 32_767 * amplitude(-6)).buffer);
  const header = Buffer.alloc(44);
  header.write('RIFF____WAVEfmt ');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(0x7fff_f000, 40);
  const wav = Buffer.concat([header, data]);
  expect(readWav(wav)).toMatchObject({ rate });
  return wav;
}

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
