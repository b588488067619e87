import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The file of a recording in the folder of its language. Throws for an id that could leave it. */
export function soundFile(folder: string, clipId: string): string {
  if (!/^[a-z]+(?:\/[a-z0-9_][a-z0-9._-]*)+$/.test(clipId)) throw new Error(`not a clip id: ${clipId}`);
  return path.join(folder, `${clipId}.alaw`);
}

/** The recording, A-law without a header; null where there is none. */
export async function soundIn(folder: string, clipId: string): Promise<Uint8Array | null> {
  return readFile(soundFile(folder, clipId)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}

/** Puts a recording in its place, at once and whole: a call may be playing the one before. */
export async function putSound(folder: string, clipId: string, sound: Uint8Array): Promise<void> {
  const file = soundFile(folder, clipId);
  await mkdir(path.dirname(file), { recursive: true });
  await writeWhole(file, sound);
}

/** Writes a file that others may be reading: they see the old one, or the new one. */
export async function writeWhole(file: string, contents: string | Uint8Array): Promise<void> {
  // The line's thread, the console's, and a command may be at it at once.
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, contents);
  await rename(draft, file);
}
