import type { Catalogue } from './catalogue.ts';
import type { Clip } from './clip.ts';
import { clipIn, type Phrase, type Speech } from './phrase.ts';
import { range } from './range.ts';

/** ISO 8601: 1 = Monday … 7 = Sunday. */
type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Days of opening: *de segunda a sexta*; one day alone: *aos sábados*, *às quartas*. */
export const spokenWeekdays =
  (first: Weekday, last: Weekday): Phrase =>
  (speech) =>
    first === last
      ? [dayClip(speech, 'each', first)]
      : [dayClip(speech, 'from', first), dayClip(speech, 'to', last)];

export function allWeekClips(speech: Speech): Clip[] {
  return (['from', 'to', 'each'] as const).flatMap((form) =>
    range(1, 7).map((weekday) => dayClip(speech, form, weekday)),
  );
}

const dayClip = (speech: Speech, form: keyof Catalogue['week'], weekday: number): Clip =>
  clipIn(speech, `week/${form}-${weekday}`, speech.catalogue.week[form][weekday - 1] ?? '');
