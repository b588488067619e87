import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Clip } from '../speech/clip.ts';
import { buildVoice, type Build } from './build.ts';
import type { Engine } from './engine.ts';
import { readManifest } from './manifest.ts';
import { clip, Humming, speaking, temporaryFolder } from './sounds.test-support.ts';

const hello = clip('prompt/welcome.good-morning', 'Bom dia.');
const key = clip('key/press-1', 'tecle 1.');
const comma = clip('pause/comma', ',');
const clips = [hello, key, comma];

const folder = temporaryFolder();
const file = ({ id }: Clip) => path.join(folder(), `${id}.alaw`);
const build = (more: Partial<Build> = {}) =>
  buildVoice({ clips, folder: folder(), speaker: speaking(new Humming()), jobs: 2, ...more });

describe('building the voice', () => {
  it('records all that is said, and tells what it is at', async () => {
    const told: [number, number][] = [];
    const built = await build({ onProgress: (done, total) => told.push([done, total]) });
    expect(built).toEqual({ made: 3, kept: 0, removed: 0 });
    expect(told).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
    for (const each of clips) expect(existsSync(file(each))).toBe(true);
    expect(await readManifest(folder())).toEqual(
      new Map(
        clips.map(({ id, text }) => [
          id,
          { text, by: 'hum alto', hash: expect.any(String) as string, sound: expect.any(String) as string },
        ]),
      ),
    );
  });

  it('makes only what is new, reworded or gone', async () => {
    await build();
    expect(await build()).toEqual({ made: 0, kept: 3, removed: 0 });
    const reworded = [{ ...hello, text: 'Bom dia mesmo.' }, key, comma];
    expect(await build({ clips: reworded })).toEqual({ made: 1, kept: 2, removed: 0 });
    await rm(file(key));
    expect(await build({ clips: reworded })).toEqual({ made: 1, kept: 2, removed: 0 });
    expect(await build({ clips: [...reworded, clip('key/bare-2', '2.')] })).toMatchObject({ made: 1 });
  });

  it('makes all again for another engine, voice or spelling of what a text says', async () => {
    await build();
    expect(await build({ speaker: speaking(new Humming('other')) })).toMatchObject({ made: 3 });
    const other = speaking(new Humming());
    await build({ speaker: other });
    expect(await build({ speaker: { ...other, voice: 'baixo' } })).toMatchObject({ made: 3 });
    await build({ speaker: other });
    const catalogue = { ...other.catalogue, abbreviations: { dia: 'di-a' } };
    expect(await build({ speaker: { ...other, catalogue } })).toMatchObject({ made: 1, kept: 2 });
  });

  it('removes what it made itself and nobody says any more', async () => {
    await build();
    expect(await build({ clips: [comma] })).toEqual({ made: 0, kept: 1, removed: 2 });
    expect(existsSync(file(key))).toBe(false);
    expect([...(await readManifest(folder())).keys()]).toEqual([comma.id]);
  });

  it('keeps what was made before it failed, and asks for no more', async () => {
    const speak = () => Promise.reject(new Error('no voice'));
    const mute: Engine = { name: 'hum', speeds: new Humming().speeds, voiceFor: () => 'alto', speak };
    const failing = { clips: [comma, key, hello], speaker: speaking(mute), jobs: 1 };
    await expect(build(failing)).rejects.toThrow('no voice');
    expect(await build({ clips: [comma], speaker: speaking(mute) })).toMatchObject({ made: 0, kept: 1 });
  });

  it('leaves nothing but recordings and their manifest, and its scratch folder empty', async () => {
    await build({ clips: [hello], scratch: folder() });
    const left = await readdir(folder(), { recursive: true });
    expect(left.toSorted()).toEqual(['manifest.json', 'prompt', `${hello.id}.alaw`]);
  });

  it('writes the manifest in one order, whatever came first', async () => {
    await build();
    const text = await readFile(path.join(folder(), 'manifest.json'), 'utf8');
    await rm(path.join(folder(), 'key'), { recursive: true });
    await build({ clips: clips.toReversed() });
    expect(await readFile(path.join(folder(), 'manifest.json'), 'utf8')).toBe(text);
  });

  it('says what to do about a manifest that cannot be read', async () => {
    await writeFile(path.join(folder(), 'manifest.json'), '{');
    await expect(build()).rejects.toThrow(/manifest\.json is not JSON; delete it/);
  });
});
