import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { Clip } from '../speech/clip.ts';
import { portuguese } from '../speech/portuguese.test-support.ts';
import type { Engine } from './engine.ts';
import { amplitude } from './level.ts';
import type { Speaker } from './record.ts';

/** A folder for each test of a file, gone after it. */
export function temporaryFolder(): () => string {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'voice-test-'));
  });
  afterEach(() => rm(folder, { recursive: true }));
  return () => folder;
}

export const clip = (id: string, text: string): Clip => ({ language: 'pt_BR', id, text });

/** A tone of that level (RMS, dBFS). */
export function tone(milliseconds: number, level = -20, { hertz = 440, rate = 8000 } = {}): Float64Array {
  const loud = amplitude(level) * Math.SQRT2;
  return Float64Array.from(
    { length: (rate * milliseconds) / 1000 },
    (_, at) => loud * Math.sin((2 * Math.PI * hertz * at) / rate),
  );
}

export const silence = (milliseconds: number, rate = 8000): Float64Array =>
  new Float64Array((rate * milliseconds) / 1000);

export const joined = (...parts: readonly Float64Array[]): Float64Array =>
  Float64Array.from(parts.flatMap((part) => [...part]));

/** A WAV file of 16-bit PCM, one channel after the other within a sample. */
export function wavOf(samples: Float64Array, rate: number, channels = 1): Buffer {
  const data = Buffer.from(Int16Array.from(samples, (sample) => Math.round(sample * 32_767)).buffer);
  const header = Buffer.alloc(44);
  header.write('RIFF____WAVEfmt ');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(data.length, 40);
  return Buffer.concat([header, data]);
}

/** How an engine hums: 200 ms for what stands between two commas, and a rest of 100 ms at each of them. */
const hum = (text: string, rate: number): Float64Array =>
  joined(
    ...text
      .split(/[,;:]/)
      .flatMap((_, index) => [silence(index && 100, rate), tone(200, -12, { rate, hertz: 300 })]),
  );

/** An engine that hums, and remembers what it was given. */
export class Humming implements Engine {
  readonly name: string;
  readonly speeds = { ordinary: '1', slow: '2' };
  readonly texts: string[] = [];
  readonly #sound: (text: string, rate: number) => Float64Array;

  constructor(name = 'hum', sound = hum) {
    this.name = name;
    this.#sound = sound;
  }

  readonly voiceFor = (): string => 'alto';

  readonly speak: Engine['speak'] = async ({ text, wavFile }) => {
    this.texts.push(text);
    await writeFile(wavFile, wavOf(this.#sound(text, 22_050), 22_050));
  };
}

export const speaking = (engine: Engine): Speaker => ({
  engine,
  voice: 'alto',
  catalogue: portuguese.catalogue,
});
