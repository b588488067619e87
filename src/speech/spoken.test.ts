import { describe, expect, it } from 'vitest';
import { fixedClips } from './all-clips.ts';
import { fileOf } from './clip.ts';
import { spokenDate } from './dates.ts';
import { spokenDoctor } from './names.ts';
import { comma, stop } from './pauses.ts';
import type { Saying, Speech } from './phrase.ts';
import { clipsOf, inWords, portuguese } from './portuguese.test-support.ts';
import { prompt } from './prompt.ts';
import { inLanguage, spoken } from './spoken.ts';
import { spokenTime } from './times.ts';
import { spokenWeekdays } from './week.ts';

const recorded = new Set(fixedClips(portuguese).map(({ id }) => id));
/** Portuguese with the recordings that any clinic has. */
const shipped: Speech = { ...portuguese, isRecorded: (id) => recorded.has(id) };
const idsOf = (...saying: Saying): string[] => spoken(saying, shipped).map(({ id }) => id);

describe('a stop', () => {
  it('makes the piece before it the end of a sentence, where that is recorded', () => {
    expect(idsOf(spokenTime(14 * 60), stop)).toEqual(['time/hour-14.end']);
    expect(inWords(spokenTime(14 * 60), stop)).toBe('às quatorze horas.');
    expect(idsOf(spokenTime(14 * 60 + 30), stop)).toEqual(['time/hour-14', 'time/minute-30.end']);
  });

  it('is a pause where it is not', () => {
    const saying = [spokenWeekdays(1, 5), stop];
    expect(idsOf(...saying)).toEqual(['week/from-1', 'week/to-5', 'pause/stop']);
    const marina = { id: 'marina', name: 'Marina', gender: 'f' } as const;
    expect(idsOf(spokenDoctor(marina, 1), stop)).toEqual(['doctor/nth-1', 'pause/stop']);
  });

  it('reads the same either way', () => {
    const saying = [spokenDate('2026-12-01', '2026-11-23'), stop, spokenWeekdays(1, 5), stop];
    const text = 'terça-feira, primeiro de dezembro. de segunda a sexta.';
    for (const isRecorded of [() => true, () => false])
      expect(
        spoken(saying, { ...portuguese, isRecorded })
          .map((clip) => clip.text)
          .join(' ')
          .replaceAll(/ (?=[,.])/g, ''),
      ).toBe(text);
  });

  it('goes without saying after a prompt that ends its sentence, and after another stop', () => {
    expect(idsOf(prompt('welcome.good-morning'), stop)).toEqual(['prompt/welcome.good-morning']);
    expect(idsOf(spokenTime(0), stop, stop)).toEqual(['time/hour-0.end']);
    expect(idsOf(spokenWeekdays(6, 6), stop, stop)).toEqual(['week/each-6', 'pause/stop']);
  });

  it('ends what was said in several phrases, and leaves the sentence before it alone', () => {
    expect(
      idsOf(prompt('ending.until'), spokenTime(600), stop, prompt('ending.until'), spokenTime(0)),
    ).toEqual(['prompt/ending.until', 'time/hour-10.end', 'prompt/ending.until', 'time/hour-0']);
  });
});

describe('pieces in mid-sentence', () => {
  it('go on: none of them is recorded as an end', () => {
    expect(idsOf(spokenDate('2027-12-01', '2026-11-23'), comma, spokenTime(14 * 60 + 30))).toEqual([
      'date/weekday-3',
      'pause/comma',
      'date/day-1',
      'date/month-12',
      'date/year-2027',
      'pause/comma',
      'time/hour-14',
      'time/minute-30',
    ]);
  });
});

describe('phrases in another language', () => {
  const catalogue = { ...portuguese.catalogue, prompts: { ...portuguese.catalogue.prompts } };
  catalogue.prompts['language.choose.this'] = 'For English';
  const english: Speech = { language: 'en', catalogue, isRecorded: () => true };

  it('are said in it, whatever the rest is said in', () => {
    const said = clipsOf(
      prompt('welcome.good-morning'),
      inLanguage(english, [prompt('language.choose.this')]),
      prompt('language.choose.this'),
    );
    expect(said.map(({ language, text }) => [language, text])).toEqual([
      ['pt_BR', 'Bom dia.'],
      ['en', 'For English'],
      ['pt_BR', portuguese.catalogue.prompts['language.choose.this']],
    ]);
  });

  it('end their sentences as it does', () => {
    const said = clipsOf(inLanguage(english, [spokenTime(60), stop]), spokenTime(60));
    expect(said.map(({ language, id }) => `${language}/${id}`)).toEqual([
      'en/time/hour-1.end',
      'pt_BR/time/hour-1',
    ]);
  });

  it('end by their own recordings: whether the outer language has the ending does not matter', () => {
    const unrecorded = { ...portuguese, language: 'xx', isRecorded: () => false };
    const files = (...saying: Saying) => clipsOf(...saying).map(fileOf);
    expect(files(inLanguage(unrecorded, [spokenTime(60), stop]))).toEqual([
      'xx/time/hour-1',
      'xx/pause/stop',
    ]);
    expect(files(inLanguage(unrecorded, [spokenTime(60)]), stop)).toEqual([
      'xx/time/hour-1',
      'pt_BR/pause/stop',
    ]);
  });
});
