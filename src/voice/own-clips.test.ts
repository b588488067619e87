import { describe, expect, it } from 'vitest';
import { buildVoice } from './build.ts';
import { ownClips } from './own-clips.ts';
import { clip, Humming, speaking, temporaryFolder } from './sounds.test-support.ts';

const folder = temporaryFolder();
const hello = clip('prompt/welcome.good-morning', 'Bom dia.');
const key = clip('key/press-1', 'tecle 1.');

describe('the clips that a clinic needs recordings of its own for', () => {
  it('are its names, and what it words otherwise than the recordings that came', async () => {
    const speaker = speaking(new Humming());
    await buildVoice({ clips: [hello, key], folder: folder(), speaker, jobs: 1 });
    const reworded = { ...hello, text: 'Olá.' };
    const name = clip('doctor/marina', 'com a Dra. Marina');
    expect(await ownClips([reworded, key, name], folder())).toEqual([reworded, name]);
  });

  it('are all of them in a language that came with no recordings', async () => {
    expect(await ownClips([hello, key], folder())).toEqual([hello, key]);
  });
});
