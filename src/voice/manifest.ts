import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Clip } from '../speech/clip.ts';
import { recordingOf } from '../speech/recording.ts';
import { settings, type Speaker } from './record.ts';
import { writeWhole } from './sound-files.ts';

/** What was recorded: the wording, by whom, and for an engine a hash of everything that the recording depends on. */
export interface Recorded {
  readonly text: string;
  /** An engine and its voice, or {@link A_PERSON}. */
  readonly by: string;
  /** Of an engine's. */
  readonly hash?: string;
  /** A hash of the file as it was written: another file there was put there by hand. */
  readonly sound: string;
}

/** In place of an engine: such a recording is never replaced or removed. */
export const A_PERSON = 'a person';

/** Clip id → what was recorded for it. Files that are not named here were put there by hand. */
export type Manifest = Map<string, Recorded>;

/** What recording this clip by that speaker is to be known by. */
export function recordedBy(clip: Clip, { engine, voice, catalogue }: Speaker): Omit<Recorded, 'sound'> {
  const source = JSON.stringify([recordingOf(clip, catalogue), engine.name, engine.speeds, voice, settings]);
  return { text: clip.text, by: `${engine.name} ${voice}`.trim(), hash: shortHash(source) };
}

export const shortHash = (of: string | Uint8Array): string =>
  createHash('sha256').update(of).digest('hex').slice(0, 16);

/** Whether the file that is there is a person's: recorded by one, or put there in place of what an engine made. */
export const isByHand = (recorded: Recorded | undefined, sound: Uint8Array): boolean =>
  recorded === undefined || recorded.by === A_PERSON || recorded.sound !== shortHash(sound);

/** The manifest of a language's folder. Empty where there is none yet. */
export async function readManifest(folder: string): Promise<Manifest> {
  const file = manifestFile(folder);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    throw error;
  });
  try {
    return new Map(Object.entries(JSON.parse(text) as Record<string, Recorded>));
  } catch (error) {
    throw new Error(`${file} is not JSON; delete it, and what it named is taken for recorded by hand`, {
      cause: error,
    });
  }
}

export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const lines = [...manifest]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([id, recorded]) => `  ${JSON.stringify(id)}: ${JSON.stringify(recorded)}`);
  await writeWhole(manifestFile(folder), `{\n${lines.join(',\n')}\n}\n`);
}

const manifestFile = (folder: string): string => path.join(folder, 'manifest.json');
