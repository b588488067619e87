import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Clinic } from '../../src/booking/ports.ts';
import { SHIPPED_SOUNDS, type Settings } from '../../src/main/settings.ts';
import { clipsOf, Voices } from '../../src/main/voices.ts';
import { fileOf, type Clip } from '../../src/speech/clip.ts';

/** Three packets of 20 ms, A-law: as much of each recording as a hasty test can listen to. */
const QUICK_BYTES = 480;

/** The clinic's recordings by the same names, each cut down to its first 60 ms: a folder of one's own. */
export function quickVoice(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'disque-voice-'));
  for (const file of readdirSync(SHIPPED_SOUNDS, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.alaw')) continue;
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    writeFileSync(
      path.join(folder, file),
      readFileSync(path.join(SHIPPED_SOUNDS, file)).subarray(0, QUICK_BYTES),
    );
  }
  return folder;
}

/**
 * Lets an Asterisk go before whatever else this machine is doing, which would be heard as holes in what it plays: as its
 * own `highpriority` does. Where that is not allowed the machine had better be idle.
 */
export function goFirst(asteriskFolder: string): void {
  const asterisk = readFileSync(path.join(asteriskFolder, 'run/asterisk.pid'), 'utf8').trim();
  spawnSync('chrt', ['--rr', '--all-tasks', '--pid', '10', asterisk]);
}

/** All that a clinic says, in every language of its line, by the names of the recordings. */
export function clipsByFile(settings: Settings, clinic: Clinic): Map<string, Clip> {
  const clips = new Voices(settings).of(clinic).flatMap((speech) => clipsOf(speech, clinic));
  return new Map(clips.map((clip) => [fileOf(clip), clip]));
}

/** A recording, raw A-law, from the first of these folders that has it. */
export function readSound(folders: readonly string[], clip: string): Buffer {
  const files = folders.map((folder) => path.join(folder, `${clip}.alaw`));
  return readFileSync(files.find((file) => existsSync(file)) ?? files[0] ?? '');
}
