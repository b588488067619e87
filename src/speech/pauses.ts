import type { Clip } from './clip.ts';

/** Between two pieces of one sentence: *primeiro de dezembro, às quatorze horas*. */
export const comma: Clip = { id: 'pause/comma', text: ',' };
/** Between two groups of digits: time to write them down. */
export const pause: Clip = { id: 'pause/group', text: ',' };
/** After a sentence put together from pieces. */
export const stop: Clip = { id: 'pause/stop', text: '.' };

const durations = new Map([
  [comma.id, 120],
  [pause.id, 450],
  [stop.id, 300],
]);

export const allPauses: readonly Clip[] = [comma, pause, stop];

/** How long this clip is silent, in milliseconds; null = it is speech. */
export function silenceOf(clip: Clip): number | null {
  return durations.get(clip.id) ?? null;
}
