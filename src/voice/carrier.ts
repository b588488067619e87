import { framePowers, powerOf, activeLevel } from './level.ts';
import type { Sound } from './wav.ts';

/** Below this, relative to the speech, it is silent: dB. */
const SILENT = -40;
const FRAME_MS = 5;
/** A voice that rests at a comma rests at least so long; the closure before a "p" or a "t" is shorter. */
const SHORTEST_REST_MS = 50;

/**
 * What was said before the carrier word: up to the last rest. The voice goes on there as in mid-sentence. Null when
 * there is no rest to cut at.
 */
export function cutCarrier({ samples, rate }: Sound): Sound | null {
  const size = Math.round((rate * FRAME_MS) / 1000);
  const threshold = powerOf(activeLevel(samples, rate) + SILENT);
  const loud = framePowers(samples, size).map((power) => power > threshold);
  const carrierEnd = loud.lastIndexOf(true);
  const rest = lastRestBefore(loud, carrierEnd);
  return rest === null ? null : { samples: samples.slice(0, rest * size), rate };
}

/** The frame at which the last rest before `end` begins; null when there is none, or nothing before it. */
function lastRestBefore(loud: readonly boolean[], end: number): number | null {
  let silent = 0;
  for (let frame = end; frame > loud.indexOf(true); frame--) {
    silent = loud[frame] ? 0 : silent + 1;
    if (silent * FRAME_MS >= SHORTEST_REST_MS && loud[frame - 1]) return frame;
  }
  return null;
}
