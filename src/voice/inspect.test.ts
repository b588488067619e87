import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { encodeAlaw } from './alaw.ts';
import { buildVoice } from './build.ts';
import { inspect, type Complaint } from './inspect.ts';
import { putSound } from './sound-files.ts';
import { clip, Humming, silence, speaking, temporaryFolder, tone } from './sounds.test-support.ts';

const hello = clip('prompt/welcome.good-morning', 'Bom dia.');
const marina = clip('doctor/marina', 'com a Dra. Marina');
const comma = clip('pause/comma', ',');

const temporary = temporaryFolder();
const folders = () => ({ own: path.join(temporary(), 'own'), shipped: path.join(temporary(), 'shipped') });
const build = (where: 'own' | 'shipped', ...clips: (typeof hello)[]) =>
  buildVoice({ clips, folder: folders()[where], speaker: speaking(new Humming()), jobs: 1 });

async function complaintsOf(...clips: (typeof hello)[]): Promise<Complaint[]> {
  return (await inspect(clips, folders())).map(({ complaint }) => complaint);
}

/** What is said of a clinic's own recording that is such a sound. */
async function complaintsOfOwn(sound: Float64Array): Promise<Complaint[]> {
  await putSound(folders().own, marina.id, encodeAlaw(sound));
  return complaintsOf(marina);
}

const about = (level: number) => expect.closeTo(level, 0) as number;

describe('looking at recordings', () => {
  it('finds nothing the matter with what was built', async () => {
    await build('shipped', hello, comma);
    await build('own', marina);
    expect(await complaintsOf(hello, comma, marina)).toEqual([]);
  });

  it('finds what is missing, and of which clip', async () => {
    await build('shipped', hello);
    expect(await inspect([hello, marina], folders())).toEqual([
      { clip: marina, complaint: { kind: 'missing' } },
    ]);
  });

  it('finds files with nothing in them', async () => {
    expect(await complaintsOfOwn(silence(0))).toEqual([{ kind: 'empty' }]);
  });

  it('finds what was recorded for other words, in both folders', async () => {
    await build('shipped', hello);
    await build('own', marina);
    const reworded = [
      { ...hello, text: 'Olá.' },
      { ...marina, text: 'com a Marina' },
    ];
    expect(await complaintsOf(...reworded)).toEqual([
      { kind: 'other-words', recorded: hello.text },
      { kind: 'other-words', recorded: marina.text },
    ]);
  });

  it('finds what is too loud, too quiet, or clipped', async () => {
    expect(await complaintsOfOwn(tone(300, -17))).toEqual([{ kind: 'too-loud', level: about(-17) }]);
    expect(await complaintsOfOwn(tone(300, -27))).toEqual([{ kind: 'too-quiet', level: about(-27) }]);
    expect(await complaintsOfOwn(tone(300, -2))).toEqual([{ kind: 'clipped', peak: about(0) }]);
    expect(await complaintsOfOwn(silence(300))).toMatchObject([{ kind: 'too-quiet' }]);
  });

  it.each([-24.5, -22, -19.5])('is content with %d dBFS: nobody hears the difference', async (level) => {
    expect(await complaintsOfOwn(tone(300, level))).toEqual([]);
  });

  it('does not measure pauses', async () => {
    await putSound(folders().own, comma.id, encodeAlaw(silence(350)));
    expect(await complaintsOf(comma)).toEqual([]);
  });

  it('hears what callers hear: the clinic’s own recording goes before the one that came', async () => {
    await build('shipped', marina);
    expect(await complaintsOfOwn(tone(300, -40))).toMatchObject([{ kind: 'too-quiet' }]);
    expect(await complaintsOfOwn(tone(300, -22))).toEqual([]);
  });

  it('does not know the words of what somebody put in the place of an engine’s', async () => {
    await build('own', marina);
    await putSound(folders().own, marina.id, encodeAlaw(tone(300, -22)));
    expect(await complaintsOf({ ...marina, text: 'com a Marina' })).toEqual([]);
  });

  it('measures what took the place of a recording that came', async () => {
    await build('shipped', hello);
    await putSound(folders().shipped, hello.id, encodeAlaw(tone(300, -40)));
    expect(await complaintsOf(hello)).toMatchObject([{ kind: 'too-quiet' }]);
  });
});
