import { mkdir, rm } from 'node:fs/promises';
import type { Clip } from '../speech/clip.ts';
import { decodeAlaw } from './alaw.ts';
import { A_PERSON, readManifest, shortHash, writeManifest } from './manifest.ts';
import { finished, settings } from './record.ts';
import { putSound, soundFile } from './sound-files.ts';
import { readWav, type Sound } from './wav.ts';

/** Sound from a file's bytes: 16-bit PCM or A-law in a WAV file, else A-law at 8 kHz without a header. Throws for other WAVs. */
export function readSound(bytes: Uint8Array): Sound {
  const isWav = Buffer.from(bytes.subarray(0, 4)).toString('latin1') === 'RIFF';
  return isWav ? readWav(bytes) : { samples: decodeAlaw(bytes), rate: settings.rate };
}

/**
 * Makes what a person has recorded the recording of this clip, in the folder of its language: trimmed, and as loud as
 * the rest. From then on no engine replaces it. @throws NothingHeard
 */
export async function keepRecording(folder: string, clip: Clip, sound: Sound): Promise<void> {
  const recording = finished(sound, clip);
  await putSound(folder, clip.id, recording);
  const manifest = await readManifest(folder);
  manifest.set(clip.id, { text: clip.text, by: A_PERSON, sound: shortHash(recording) });
  await mkdir(folder, { recursive: true });
  await writeManifest(folder, manifest);
}

/** Takes the recording of this clip out of the folder of its language, whoever made it. */
export async function forgetRecording(folder: string, clip: Clip): Promise<void> {
  await rm(soundFile(folder, clip.id), { force: true });
  const manifest = await readManifest(folder);
  if (manifest.delete(clip.id)) await writeManifest(folder, manifest);
}
