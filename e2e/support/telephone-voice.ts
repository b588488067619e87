import { mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SHIPPED_SOUNDS } from '../../src/main/settings.ts';

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
