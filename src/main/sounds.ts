import { access, constants, stat } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Clip } from '../speech/clip.ts';

/** Endings of the formats that Asterisk plays of ours. */
const ENDINGS = ['.alaw', '.wav', '.sln', '.ulaw', '.gsm'];

/** The recordings found in a folder, as clip ids. Where the folder cannot be read: what is wrong with it. */
export interface SoundLibrary {
  readonly has: (clipId: string) => boolean;
  readonly count: number;
  readonly problem: string | null;
}

/**
 * Lists the recordings below `folder`. When it cannot be read here (another machine's folder, perhaps), every clip is
 * taken to exist: Asterisk skips a missing one, and a line that names doctors by position for no reason would be worse.
 */
export function findSounds(folder: string): SoundLibrary {
  try {
    const ids = new Set(
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => ENDINGS.includes(path.extname(file)))
        .map((file) => file.slice(0, -path.extname(file).length)),
    );
    const problem =
      ids.size > 0 ? null : `${folder} holds no recordings; run \`npm run voice\`, or set SOUNDS_DIR`;
    return { has: (clipId) => ids.has(clipId), count: ids.size, problem };
  } catch (error) {
    const problem = `${folder} cannot be read (${(error as NodeJS.ErrnoException).code}); set SOUNDS_DIR to the folder of the recordings`;
    return { has: () => true, count: 0, problem };
  }
}

/** Those clips whose recording is missing, empty or unreadable, each with why. */
export async function missingSounds(folder: string, clips: readonly Clip[]): Promise<string[]> {
  const problems = await Promise.all(clips.map((clip) => problemOf(folder, clip)));
  return problems.filter((problem) => problem !== null);
}

async function problemOf(folder: string, clip: Clip): Promise<string | null> {
  for (const ending of ENDINGS) {
    const file = path.join(folder, clip.id + ending);
    try {
      await access(file, constants.R_OK);
      return (await stat(file)).size > 0 ? null : `${clip.id}${ending} is empty`;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return `${clip.id}${ending} cannot be read`;
    }
  }
  return `${clip.id} is missing ("${clip.text}")`;
}
