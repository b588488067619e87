import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeAlaw } from './alaw.ts';
import { activeLevel, peakLevel } from './level.ts';
import { finished, NothingHeard, record, settings } from './record.ts';
import { clip, Humming, joined, silence, speaking, temporaryFolder, tone } from './sounds.test-support.ts';

const folder = temporaryFolder();
const scratch = () => path.join(folder(), 'scratch.wav');

const { before, after } = settings;

/** How long the speech of a recording is, when that silence follows it: milliseconds. Frames of 5 ms are cut. */
const spoken = (sound: Uint8Array, silenceAfter: number) => sound.length / 8 - before - silenceAfter;
const about = (milliseconds: number) =>
  expect.toSatisfy((length: number) => Math.abs(length - milliseconds) <= 10) as number;

describe('a recording of an engine', () => {
  it('is of a piece that goes on: said with a word after it, which is cut off', async () => {
    const engine = new Humming();
    const sound = await record(clip('time/hour-14', 'às quatorze horas'), speaking(engine), scratch());
    expect(engine.texts).toEqual(['às quatorze horas, é.']);
    expect(spoken(sound, after.piece)).toEqual(about(200));
  });

  it('adds no second comma, and more silence, where the piece has one', async () => {
    const engine = new Humming();
    const sound = await record(clip('offer/same-day', 'No mesmo dia,'), speaking(engine), scratch());
    expect(engine.texts).toEqual(['No mesmo dia, é.']);
    expect(spoken(sound, after.clause)).toEqual(about(200));
  });

  it('is of a sentence as it is, with time after it', async () => {
    const engine = new Humming();
    const sound = await record(clip('prompt/x', 'Bom dia.'), speaking(engine), scratch());
    expect(engine.texts).toEqual(['Bom dia.']);
    expect(spoken(sound, after.sentence)).toEqual(about(200));
  });

  it('is of the piece alone where the engine makes no rest before the carrier', async () => {
    const hurried = new Humming('hurried', (text, rate) => tone(text.length * 10, -12, { rate }));
    const sound = await record(clip('time/hour-9', 'às nove'), speaking(hurried), scratch());
    expect(hurried.texts).toEqual(['às nove, é.', 'às nove']);
    expect(spoken(sound, after.piece)).toEqual(about(70));
  });

  it('of a pause is pure silence, and no engine is asked for it', async () => {
    const engine = new Humming();
    const sound = decodeAlaw(await record(clip('pause/group', ','), speaking(engine), scratch()));
    expect(sound).toHaveLength(450 * 8);
    expect(peakLevel(sound)).toBeLessThan(-70);
    expect(engine.texts).toEqual([]);
  });

  it('of a tone is as loud as the speech, and no engine is asked for it', async () => {
    const engine = new Humming();
    const sound = decodeAlaw(await record(clip('tone/beep', '♪'), speaking(engine), scratch()));
    expect(activeLevel(sound, 8000)).toBeCloseTo(settings.level, 0);
    expect(engine.texts).toEqual([]);
  });

  it('leaves no WAV file behind', async () => {
    await record(clip('prompt/x', 'Bom dia.'), speaking(new Humming()), scratch());
    expect(existsSync(scratch())).toBe(false);
  });
});

describe('finished speech', () => {
  it.each([-48, -22, -6])('is level, whatever it was: %i dBFS', (level) => {
    const speech = joined(silence(100), tone(300, level), silence(50), tone(300, level), silence(400));
    const sound = decodeAlaw(finished({ samples: speech, rate: 8000 }, clip('prompt/x', 'Oi.')));
    expect(activeLevel(sound, 8000)).toBeCloseTo(-22, 0);
    expect(peakLevel(sound)).toBeLessThanOrEqual(-3);
  });

  it('is trimmed to the silence that its end wants', () => {
    const speech = { samples: joined(silence(500), tone(300), silence(700)), rate: 8000 };
    const spokenIn = (text: string, silenceAfter: number) =>
      spoken(finished(speech, clip('prompt/x', text)), silenceAfter);
    expect(spokenIn('horas', after.piece)).toEqual(about(300));
    for (const text of ['dia,', 'número;', 'Depois:'])
      expect(spokenIn(text, after.clause)).toEqual(about(300));
    for (const text of ['Oi.', 'Oi?', 'Oi!', 'Oi…'])
      expect(spokenIn(text, after.sentence)).toEqual(about(300));
  });

  it('of silence is nothing', () => {
    const heard = () => finished({ samples: silence(1000), rate: 8000 }, clip('doctor/x', 'com a Dra. X'));
    expect(heard).toThrow(NothingHeard);
    expect(heard).toThrow('doctor/x ("com a Dra. X")');
  });
});
