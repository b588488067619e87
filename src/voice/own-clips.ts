import type { Clip } from '../speech/clip.ts';
import { readManifest } from './manifest.ts';

/**
 * Of these clips of one language, those that a clinic needs recordings of its own for: names, and what it words
 * otherwise than the recordings that come with the program. `shippedFolder`: that language's.
 */
export async function ownClips(clips: readonly Clip[], shippedFolder: string): Promise<Clip[]> {
  const shipped = await readManifest(shippedFolder);
  return clips.filter(({ id, text }) => shipped.get(id)?.text !== text);
}
