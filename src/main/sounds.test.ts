import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findSounds, missingSounds } from './sounds.ts';
import { SHIPPED_SOUNDS } from './settings.ts';
import { fixedClips } from '../speech/all-clips.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'disque-sounds-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(file: string, content = 'sound'): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), content);
}

describe('the recordings of a folder', () => {
  test('are found in every format that Asterisk plays, whatever else lies there', () => {
    for (const file of [
      'time/h14.alaw',
      'prompt/wait.one-moment.wav',
      'a.sln',
      'b.ulaw',
      'c.gsm',
      'manifest.json',
      'd.mp3',
      'README',
    ])
      put(file);
    const sounds = findSounds(folder);
    expect(['time/h14', 'prompt/wait.one-moment', 'a', 'b', 'c'].every(sounds.has)).toBe(true);
    expect(['d', 'README', 'manifest', 'h14'].some(sounds.has)).toBe(false);
    expect(sounds).toMatchObject({ count: 5, problem: null });
  });

  test('are told to be missing where there are none, and names are spoken by position', () => {
    put('README');
    const sounds = findSounds(folder);
    expect(sounds.problem).toBe(`${folder} holds no recordings; run \`npm run voice\`, or set SOUNDS_DIR`);
    expect(sounds.has('doctor/with-rafael-costa')).toBe(false);
  });

  test.each(['nowhere', 'a-file'])(
    'are taken to be there where the folder cannot be read here: %s',
    (name) => {
      put('a-file');
      const sounds = findSounds(path.join(folder, name));
      expect(sounds.problem).toMatch(
        /cannot be read \(ENO(ENT|TDIR)\); set SOUNDS_DIR to the folder of the recordings$/,
      );
      expect(sounds.has('doctor/with-rafael-costa')).toBe(true);
    },
  );
});

describe('a recording', () => {
  const clips = ['here', 'empty', 'loop', 'gone'].map((id) => ({ id, text: `${id}!` }));

  test('that is missing, empty or unreadable is told with its wording', async () => {
    put('here.wav');
    put('empty.alaw', '');
    symlinkSync('loop.alaw', path.join(folder, 'loop.alaw'));
    expect(await missingSounds(folder, clips)).toEqual([
      'empty.alaw is empty',
      'loop.alaw cannot be read',
      'gone is missing ("gone!")',
    ]);
  });

  test('of everything that any clinic needs comes with the program', async () => {
    expect(await missingSounds(SHIPPED_SOUNDS, fixedClips())).toEqual([]);
  });
});
