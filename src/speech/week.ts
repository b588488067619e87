import type { Clip, Utterance } from './clip.ts';
import { range } from './range.ts';

/** ISO 8601: 1 = Monday … 7 = Sunday. */
type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const names = ['segunda', 'terça', 'quarta', 'quinta', 'sexta', 'sábado', 'domingo'];

/** Days of opening: *de segunda a sexta*; one day alone: *aos sábados*, *às quartas*. */
export function spokenWeekdays(first: Weekday, last: Weekday): Utterance {
  return first === last ? [eachClip(first)] : [fromClip(first), toClip(last)];
}

export function allWeekClips(): Clip[] {
  return range(1, 7).flatMap((weekday) => [fromClip(weekday), toClip(weekday), eachClip(weekday)]);
}

function fromClip(weekday: number): Clip {
  return { id: `week/from-${weekday}`, text: `de ${names[weekday - 1]}` };
}

function toClip(weekday: number): Clip {
  return { id: `week/to-${weekday}`, text: `a ${names[weekday - 1]}` };
}

function eachClip(weekday: number): Clip {
  return { id: `week/each-${weekday}`, text: `${weekday < 6 ? 'às' : 'aos'} ${names[weekday - 1]}s` };
}
