import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Clip } from '../speech/clip.ts';
import {
  A_PERSON,
  isByHand,
  readManifest,
  recordedBy,
  shortHash,
  writeManifest,
  type Manifest,
  type Recorded,
} from './manifest.ts';
import { record, type Speaker } from './record.ts';
import { putSound, soundFile, soundIn } from './sound-files.ts';

export interface Build {
  readonly clips: readonly Clip[];
  /** Of one language: where the recordings and their manifest go. */
  readonly folder: string;
  readonly speaker: Speaker;
  /** Recordings made at the same time. */
  readonly jobs: number;
  /** Where engines put their WAV files; the system's folder for such things unless said otherwise. */
  readonly scratch?: string;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface Built {
  readonly made: number;
  readonly kept: number;
  readonly removed: number;
}

/**
 * Records what is new or changed, and removes what an engine once recorded and nobody says any more. What a person has
 * recorded, or put there, stays as it is.
 */
export async function buildVoice(build: Build): Promise<Built> {
  await mkdir(build.folder, { recursive: true });
  const before = await readManifest(build.folder);
  const changes: Changes = new Map();
  const fresh = await Promise.all(build.clips.map((clip) => isFresh(clip, build, before, changes)));
  const stale = build.clips.filter((_, index) => !fresh[index]);
  try {
    await recordAll(stale, build, changes);
    const removed = await removeUnsaid(build, before, changes);
    return { made: stale.length, kept: build.clips.length - stale.length, removed };
  } finally {
    await note(build.folder, changes);
  }
}

/** What is new in the manifest; null = gone. */
type Changes = Map<string, Recorded | null>;

/** Writes what is new beside what others have noted meanwhile. */
async function note(folder: string, changes: Changes): Promise<void> {
  const manifest = await readManifest(folder);
  for (const [id, recorded] of changes)
    if (recorded === null) manifest.delete(id);
    else manifest.set(id, recorded);
  await writeManifest(folder, manifest);
}

/** Whether the recording that is there may stay. A person's stays, and from now on it is known what it was made for. */
async function isFresh(
  clip: Clip,
  { speaker, folder }: Build,
  manifest: Manifest,
  changes: Changes,
): Promise<boolean> {
  const recorded = manifest.get(clip.id);
  const sound = await soundIn(folder, clip.id);
  if (sound === null) return false;
  if (recorded === undefined || isByHand(recorded, sound)) {
    const adopted = { text: clip.text, by: A_PERSON, sound: shortHash(sound) };
    if (recorded?.sound !== adopted.sound) changes.set(clip.id, adopted);
    return true;
  }
  const wanted = recordedBy(clip, speaker);
  return recorded.hash === wanted.hash && recorded.text === wanted.text;
}

async function recordAll(clips: readonly Clip[], build: Build, changes: Changes): Promise<void> {
  const scratch = await mkdtemp(path.join(build.scratch ?? tmpdir(), 'voice-'));
  const queue = [...clips];
  let done = 0;
  const worker = async (_: unknown, number: number) => {
    for (let clip = queue.shift(); clip; clip = queue.shift()) {
      await recordOne(clip, build, changes, path.join(scratch, `${number}.wav`));
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

async function recordOne(clip: Clip, build: Build, changes: Changes, scratch: string): Promise<void> {
  const sound = await record(clip, build.speaker, scratch);
  // An engine takes its time: a person may have recorded it meanwhile.
  if (await isFresh(clip, build, await readManifest(build.folder), changes)) return;
  await putSound(build.folder, clip.id, sound);
  changes.set(clip.id, { ...recordedBy(clip, build.speaker), sound: shortHash(sound) });
}

async function removeUnsaid({ clips, folder }: Build, manifest: Manifest, changes: Changes): Promise<number> {
  const said = new Set(clips.map((clip) => clip.id));
  let removed = 0;
  for (const [id, recorded] of [...manifest].filter(([id]) => !said.has(id))) {
    const sound = await soundIn(folder, id);
    if (sound !== null && isByHand(recorded, sound)) continue;
    await rm(soundFile(folder, id), { force: true });
    changes.set(id, null);
    removed += 1;
  }
  return removed;
}
