import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Clip } from '../../src/speech/clip.ts';
import type { Engine } from './engine.ts';
import { readManifest, recordedFrom, soundFile, writeManifest, type Manifest } from './manifest.ts';
import { record } from './record.ts';

export interface Build {
  readonly clips: readonly Clip[];
  /** Where the recordings and their manifest go. */
  readonly folder: string;
  readonly engine: Engine;
  /** Recordings made at the same time. */
  readonly jobs: number;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface Built {
  readonly made: number;
  readonly kept: number;
  readonly removed: number;
}

/** Records what is new or changed, removes what it once recorded and nobody says any more; leaves other files alone. */
export async function buildVoice(build: Build): Promise<Built> {
  await mkdir(build.folder, { recursive: true });
  const manifest = await readManifest(build.folder);
  const stale = build.clips.filter((clip) => !isFresh(clip, build, manifest));
  try {
    await recordAll(stale, build, manifest);
    const removed = await removeUnsaid(build, manifest);
    return { made: stale.length, kept: build.clips.length - stale.length, removed };
  } finally {
    await writeManifest(build.folder, manifest);
  }
}

function isFresh(clip: Clip, { engine, folder }: Build, manifest: Manifest): boolean {
  const { text, hash } = recordedFrom(clip, engine);
  const recorded = manifest.get(clip.id);
  return recorded?.hash === hash && recorded.text === text && existsSync(soundFile(folder, clip.id));
}

async function recordAll(clips: readonly Clip[], build: Build, manifest: Manifest): Promise<void> {
  const scratch = await mkdtemp(path.join(tmpdir(), 'voice-'));
  const queue = [...clips];
  let done = 0;
  const worker = async (_: unknown, number: number) => {
    for (let clip = queue.shift(); clip; clip = queue.shift()) {
      await recordOne(clip, build, manifest, path.join(scratch, `${number}.wav`));
      build.onProgress?.(++done, clips.length);
    }
  };
  try {
    const ended = await Promise.allSettled(
      Array.from({ length: build.jobs }, worker).map((work) =>
        work.catch((error: unknown) => {
          queue.length = 0;
          throw error;
        }),
      ),
    );
    const failure = ended.find((end) => end.status === 'rejected');
    if (failure) throw failure.reason;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function recordOne(clip: Clip, build: Build, manifest: Manifest, scratch: string): Promise<void> {
  const file = soundFile(build.folder, clip.id);
  const sound = await record(clip, build.engine, scratch);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, sound);
  manifest.set(clip.id, recordedFrom(clip, build.engine));
}

async function removeUnsaid({ clips, folder }: Build, manifest: Manifest): Promise<number> {
  const said = new Set(clips.map((clip) => clip.id));
  const unsaid = [...manifest.keys()].filter((id) => !said.has(id));
  for (const id of unsaid) {
    await rm(soundFile(folder, id), { force: true });
    manifest.delete(id);
  }
  return unsaid.length;
}
