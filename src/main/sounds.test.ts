import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SoundLibrary } from './sounds.ts';

let shipped: string;
let own: string;
beforeEach(() => {
  shipped = mkdtempSync(path.join(tmpdir(), 'disque-sounds-'));
  own = mkdtempSync(path.join(tmpdir(), 'disque-own-'));
});
afterEach(() => {
  for (const folder of [shipped, own]) rmSync(folder, { recursive: true, force: true });
});

function put(folder: string, ...files: readonly string[]): void {
  for (const file of files) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), 'sound');
  }
}

describe('the recordings of the line', () => {
  test('are found in every format that Asterisk plays, whatever else lies there', () => {
    put(shipped, 'pt_BR/time/h14.alaw', 'en/prompt/wait.one-moment.wav', 'a.sln', 'b.ulaw', 'c.gsm');
    put(shipped, 'pt_BR/manifest.json', 'd.mp3', 'README');
    const sounds = new SoundLibrary(shipped, own);
    const there = ['pt_BR/time/h14', 'en/prompt/wait.one-moment', 'a', 'b', 'c'];
    expect(there.filter((file) => !sounds.has(file))).toEqual([]);
    expect(['d', 'README', 'pt_BR/manifest', 'time/h14'].filter((file) => sounds.has(file))).toEqual([]);
    expect(sounds).toMatchObject({ count: 5, problem: null });
  });

  test('are told to be missing where there are none, and names are spoken by position', () => {
    put(shipped, 'README');
    const sounds = new SoundLibrary(shipped, own);
    expect(sounds.problem).toBe(`${shipped} holds no recordings; run \`npm run voice\`, or set SOUNDS_DIR`);
    expect(sounds.has('pt_BR/doctor/rafael-costa')).toBe(false);
  });

  test.each(['nowhere', 'a-file'])(
    'are taken to be there where the folder cannot be read here: %s',
    (name) => {
      put(shipped, 'a-file');
      const sounds = new SoundLibrary(path.join(shipped, name), own);
      expect(sounds.problem).toMatch(
        /cannot be read \(ENO(ENT|TDIR)\); set SOUNDS_DIR to the folder of the recordings$/,
      );
      expect(sounds.has('pt_BR/doctor/rafael-costa')).toBe(true);
      expect(sounds.isOwn('pt_BR/doctor/rafael-costa')).toBe(false);
    },
  );
});

describe("the clinic's own recordings", () => {
  test('go before the others, and add to them', () => {
    put(shipped, 'pt_BR/prompt/a.alaw', 'pt_BR/prompt/b.alaw');
    put(own, 'pt_BR/prompt/b.alaw', 'pt_BR/doctor/c.alaw');
    const sounds = new SoundLibrary(shipped, own);
    const files = ['pt_BR/prompt/a', 'pt_BR/prompt/b', 'pt_BR/doctor/c'];
    expect(files.map((file) => sounds.has(file))).toEqual([true, true, true]);
    expect(files.map((file) => sounds.isOwn(file))).toEqual([false, true, true]);
    expect(sounds.count).toBe(3);
  });

  test('are seen as soon as somebody looks again', () => {
    const sounds = new SoundLibrary(shipped, own);
    put(own, 'pt_BR/doctor/c.alaw');
    expect(sounds.has('pt_BR/doctor/c')).toBe(false);
    sounds.refresh();
    expect(sounds.has('pt_BR/doctor/c')).toBe(true);
  });

  test('are A-law: what is in another format, and cannot be measured, is not used', () => {
    put(own, 'pt_BR/doctor/c.wav');
    expect(new SoundLibrary(shipped, own).isOwn('pt_BR/doctor/c')).toBe(false);
  });

  test('need not exist', () => {
    put(shipped, 'pt_BR/prompt/a.alaw');
    const sounds = new SoundLibrary(shipped, path.join(own, 'nowhere'));
    expect(sounds.has('pt_BR/prompt/a')).toBe(true);
    expect(sounds.isOwn('pt_BR/prompt/a')).toBe(false);
  });
});
