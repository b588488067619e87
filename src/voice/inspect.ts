import type { Clip } from '../speech/clip.ts';
import { decodeAlaw } from './alaw.ts';
import { activeLevel, peakLevel } from './level.ts';
import { readManifest, shortHash, type Manifest } from './manifest.ts';
import { settings } from './record.ts';
import { silenceOf } from '../speech/pauses.ts';
import { soundIn } from './sound-files.ts';

/** The folders of one language's recordings: the clinic's own go before those that come with the program. */
export interface Folders {
  readonly shipped: string;
  readonly own: string;
}

/** What is the matter with a recording. Levels are dBFS. */
export type Complaint =
  | { readonly kind: 'missing' }
  | { readonly kind: 'empty' }
  /** It was recorded for other words than are to be said now. */
  | { readonly kind: 'other-words'; readonly recorded: string }
  | { readonly kind: 'too-loud' | 'too-quiet'; readonly level: number }
  | { readonly kind: 'clipped'; readonly peak: number };

/** An ear hears a difference of 3 dB between two sentences. */
const TOLERATED_DB = 3;
/** Above it peaks are cut off on their way (RFC 7874 asks for −3). */
const HIGHEST_PEAK = -1;

/** Looks at the recording of each of these clips, and gives those there is something the matter with. */
export async function inspect(
  clips: readonly Clip[],
  folders: Folders,
): Promise<{ readonly clip: Clip; readonly complaint: Complaint }[]> {
  const manifests = { own: await readManifest(folders.own), shipped: await readManifest(folders.shipped) };
  const looks = await Promise.all(
    clips.map(async (clip) => ({ clip, complaint: await complaintOf(clip, folders, manifests) })),
  );
  return looks.flatMap(({ clip, complaint }) => (complaint === null ? [] : [{ clip, complaint }]));
}

async function complaintOf(
  clip: Clip,
  folders: Folders,
  manifests: Readonly<Record<keyof Folders, Manifest>>,
): Promise<Complaint | null> {
  for (const which of ['own', 'shipped'] as const) {
    const sound = await soundIn(folders[which], clip.id);
    if (sound === null) continue;
    if (sound.length === 0) return { kind: 'empty' };
    const recorded = manifests[which].get(clip.id);
    const asMade = recorded?.sound === shortHash(sound);
    if (recorded && asMade && recorded.text !== clip.text)
      return { kind: 'other-words', recorded: recorded.text };
    // What came with the program was measured before it came.
    return which === 'shipped' && asMade ? null : complaintOfLevel(clip, sound);
  }
  return { kind: 'missing' };
}

function complaintOfLevel(clip: Clip, sound: Uint8Array): Complaint | null {
  if (silenceOf(clip) !== null) return null;
  const samples = decodeAlaw(sound);
  const peak = peakLevel(samples);
  if (peak > HIGHEST_PEAK) return { kind: 'clipped', peak };
  const level = activeLevel(samples, settings.rate);
  if (level > settings.level + TOLERATED_DB) return { kind: 'too-loud', level };
  // Of a recording without a sound in it the level is −∞.
  return level < settings.level - TOLERATED_DB ? { kind: 'too-quiet', level } : null;
}
