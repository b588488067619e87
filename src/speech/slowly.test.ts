import { describe, expect, it } from 'vitest';
import { fixedClips } from './all-clips.ts';
import { textOf } from './clip.ts';
import { spokenDate } from './dates.ts';
import { spokenProtocol } from './digits.ts';
import { silenceOf, stop } from './pauses.ts';
import type { Saying } from './phrase.ts';
import { clipsOf, portuguese } from './portuguese.test-support.ts';
import { prompt } from './prompt.ts';
import { slowly } from './slowly.ts';
import { spoken } from './spoken.ts';
import { spokenTime } from './times.ts';
import { spokenWeekdays } from './week.ts';

const slow = (...saying: Saying): string[] => slowly(clipsOf(...saying)).map(({ id }) => id);

describe('speaking slowly', () => {
  const saying = [
    prompt('done.protocol'),
    spokenProtocol('407912'),
    stop,
    prompt('done.booked'),
    spokenDate('2026-12-01', '2026-11-23'),
  ];

  it('says the same words', () => {
    const words = (ids: readonly string[]) => ids.filter((id) => silenceOf({ id }) === null);
    expect(words(slow(...saying))).toEqual(words(clipsOf(...saying).map(({ id }) => id)));
  });

  it('makes every pause longer', () => {
    const before = clipsOf(spokenProtocol('407912'), stop, spokenDate('2026-12-01', '2026-11-23'));
    const after = slowly(before);
    const pauses = (clips: typeof after) => clips.map(silenceOf).filter((length) => length !== null);
    const [usual, slower] = [pauses(before), pauses(after)];
    expect(usual).toHaveLength(2);
    for (const [at, length] of usual.entries()) expect(slower.at(at && -1)).toBeGreaterThan(length * 2);
  });

  it('takes a breath between two sentences', () => {
    expect(slow(prompt('welcome.good-morning'), prompt('welcome.clinic'), prompt('ending.until'))).toEqual([
      'prompt/welcome.good-morning',
      'pause/breath-slow',
      'prompt/welcome.clinic',
      'pause/breath-slow',
      'prompt/ending.until',
    ]);
    expect(slow(spokenTime(60), stop, prompt('ending.until'))).toContain('pause/breath-slow');
  });

  it('takes none in mid-sentence, at the very end, or where a pause is anyway', () => {
    expect(slow(prompt('ending.until'), spokenTime(60))).not.toContain('pause/breath-slow');
    expect(slow(prompt('welcome.good-morning'))).toEqual(['prompt/welcome.good-morning']);
    expect(slow(spokenTime(60), stop)).toEqual(['time/hour-1.end']);
    const unrecorded = { ...portuguese, isRecorded: () => false };
    const paused = spoken([spokenWeekdays(6, 6), stop, prompt('ending.goodbye')], unrecorded);
    expect(slowly(paused).map(({ id }) => id)).toEqual([
      'week/each-6',
      'pause/stop-slow',
      'prompt/ending.goodbye',
    ]);
  });

  it('needs only recordings that there are', () => {
    const recorded = new Set(fixedClips(portuguese).map(({ id }) => id));
    expect(slow(...saying).filter((id) => !recorded.has(id))).toEqual([]);
  });

  it('reads as the same text, without a trace of the breath', () => {
    const said = clipsOf(prompt('welcome.good-morning'), prompt('ending.goodbye'));
    expect(textOf(slowly(said))).toBe('Bom dia. Até logo.');
  });
});
