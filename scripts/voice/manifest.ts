import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Clip } from '../../src/speech/clip.ts';
import { recordingOf } from '../../src/speech/recording.ts';
import type { Engine } from './engine.ts';
import { settings } from './record.ts';

/** What was recorded: the wording, and a hash of everything that the recording depends on. */
export interface Recorded {
  readonly text: string;
  readonly hash: string;
}

/** Clip id → what was recorded for it. Only files named here are ever replaced or removed. */
export type Manifest = Map<string, Recorded>;

export function recordedFrom(clip: Clip, engine: Engine): Recorded {
  const source = JSON.stringify([recordingOf(clip), engine.name, settings]);
  const hash = createHash('sha256').update(source).digest('hex').slice(0, 16);
  return { text: clip.text, hash };
}

export function soundFile(folder: string, clipId: string): string {
  if (!/^[a-z]+(?:\/[a-z0-9_][a-z0-9._-]*)+$/.test(clipId)) throw new Error(`not a clip id: ${clipId}`);
  return path.join(folder, `${clipId}.alaw`);
}

/** Empty where there is none yet. */
export async function readManifest(folder: string): Promise<Manifest> {
  const file = manifestFile(folder);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    throw error;
  });
  try {
    return new Map(Object.entries(JSON.parse(text) as Record<string, Recorded>));
  } catch (error) {
    throw new Error(`${file} cannot be read; delete the folder and run this again`, { cause: error });
  }
}

export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const lines = [...manifest]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([id, { text, hash }]) => `  ${JSON.stringify(id)}: ${JSON.stringify({ text, hash })}`);
  const file = manifestFile(folder);
  await writeFile(`${file}.new`, `{\n${lines.join(',\n')}\n}\n`);
  await rename(`${file}.new`, file);
}

function manifestFile(folder: string): string {
  return path.join(folder, 'manifest.json');
}
