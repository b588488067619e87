import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Clip } from '../speech/clip.ts';
import { encodeAlaw } from './alaw.ts';
import { buildVoice } from './build.ts';
import type { Engine } from './engine.ts';
import { inspect } from './inspect.ts';
import { keepRecording } from './keep.ts';
import { A_PERSON, readManifest } from './manifest.ts';
import { clip, Humming, speaking, temporaryFolder, tone } from './sounds.test-support.ts';

const hello = clip('prompt/welcome.good-morning', 'Bom dia.');
const key = clip('key/press-1', 'tecle 1.');
const own = encodeAlaw(tone(300, -22));

const folder = temporaryFolder();
const file = ({ id }: Clip) => path.join(folder(), `${id}.alaw`);
const build = (...clips: Clip[]) =>
  buildVoice({ clips, folder: folder(), speaker: speaking(new Humming()), jobs: 1 });

async function putByHand({ id }: Clip, sound = own): Promise<void> {
  await mkdir(path.dirname(file({ ...hello, id })), { recursive: true });
  await writeFile(file({ ...hello, id }), sound);
}

const soundOf = async (each: Clip) => new Uint8Array(await readFile(file(each)));

describe('what a person records while an engine is at it', () => {
  it('stays, and so does the note of who recorded it', async () => {
    const humming = new Humming();
    // The person is done while the engine still speaks.
    const speak: Engine['speak'] = async (words) => {
      if (words.text === key.text)
        await keepRecording(folder(), key, { samples: tone(300, -30), rate: 8000 });
      await humming.speak(words);
    };
    const slow: Engine = { name: 'hum', speeds: humming.speeds, voiceFor: () => 'alto', speak };
    await buildVoice({ clips: [hello, key], folder: folder(), speaker: speaking(slow), jobs: 1 });
    const manifest = await readManifest(folder());
    expect([manifest.get(hello.id)?.by, manifest.get(key.id)?.by]).toEqual(['hum alto', A_PERSON]);
    expect((await soundOf(key)).length).toBeGreaterThan(0);
    expect(await build(hello, key)).toMatchObject({ made: 0, kept: 2 });
  });
});

describe('a file that somebody put there', () => {
  it('is never replaced, whatever is said now', async () => {
    await putByHand(hello);
    expect(await build(hello, key)).toEqual({ made: 1, kept: 1, removed: 0 });
    expect(await build({ ...hello, text: 'Bom dia mesmo.' }, key)).toMatchObject({ made: 0, kept: 2 });
    expect(await soundOf(hello)).toEqual(own);
  });

  it('is never replaced when it took the place of what an engine made', async () => {
    await build(hello, key);
    await putByHand(hello);
    expect(await build({ ...hello, text: 'Olá.' }, key)).toEqual({ made: 0, kept: 2, removed: 0 });
    expect(await soundOf(hello)).toEqual(own);
  });

  it('is never removed, known to the manifest or not', async () => {
    await build(hello, key);
    await putByHand(key);
    await putByHand(clip('key/own', ''));
    expect(await build(hello)).toEqual({ made: 0, kept: 1, removed: 0 });
    await build(hello, key);
    expect(await build(hello)).toEqual({ made: 0, kept: 1, removed: 0 });
    expect(await soundOf(key)).toEqual(own);
    expect(existsSync(file(clip('key/own', '')))).toBe(true);
  });

  it('is adopted with the words that it was found under, so that others are noticed', async () => {
    const folders = { own: folder(), shipped: path.join(folder(), 'shipped') };
    const reworded = { ...hello, text: 'Bom dia mesmo.' };
    await putByHand(hello);
    expect(await inspect([reworded], folders)).toEqual([]);

    await build(hello);
    expect((await readManifest(folder())).get(hello.id)).toMatchObject({ text: 'Bom dia.', by: A_PERSON });
    expect(await inspect([hello], folders)).toEqual([]);
    await build(reworded);
    const complaint = { kind: 'other-words', recorded: 'Bom dia.' };
    expect(await inspect([reworded], folders)).toEqual([{ clip: reworded, complaint }]);
  });

  it('is adopted anew when another takes its place', async () => {
    const reworded = { ...hello, text: 'Bom dia mesmo.' };
    await putByHand(hello);
    await build(hello);
    await putByHand(hello, encodeAlaw(tone(400, -22)));
    await build(reworded);
    expect((await readManifest(folder())).get(hello.id)).toMatchObject({ text: reworded.text, by: A_PERSON });
  });
});

describe('what a person has recorded', () => {
  const recorded = { samples: tone(300, -30), rate: 8000 };

  it('is never replaced by an engine, nor removed', async () => {
    await build(hello, key);
    await keepRecording(folder(), hello, recorded);
    const kept = await soundOf(hello);
    expect(await build({ ...hello, text: 'Olá.' }, key)).toEqual({ made: 0, kept: 2, removed: 0 });
    expect(await build(key)).toEqual({ made: 0, kept: 1, removed: 0 });
    expect(await soundOf(hello)).toEqual(kept);
  });

  it('is an engine’s again when its file is gone', async () => {
    await keepRecording(folder(), hello, recorded);
    await rm(file(hello));
    expect(await build(hello)).toEqual({ made: 1, kept: 0, removed: 0 });
    expect((await readManifest(folder())).get(hello.id)?.by).toBe('hum alto');
  });
});
