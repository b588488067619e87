/** When a visit could begin in a stretch of working time of which some is taken. */
import { without } from './intervals.ts';
import type { Interval, Tick } from './types.ts';

/** A visit's length and what is kept free around it, in ticks. */
export interface VisitSpan {
  readonly before: number;
  readonly visit: number;
  readonly after: number;
}

/** The whole of it: what is claimed, and the step of the grid. */
export function stepOf({ before, visit, after }: VisitSpan): number {
  return before + visit + after;
}

/**
 * The starts of visits that fit, soonest first; no two of them collide. In each free gap they lie on the grid that
 * begins with the working period, so that cancelled time comes back as it was; a gap that is long enough, but holds no
 * place of the grid (a shorter visit of another specialty broke it), is used from its beginning.
 * `taken`: normal (see intervals.ts).
 */
export function freeStarts(period: Interval, taken: readonly Interval[], span: VisitSpan): readonly Tick[] {
  const step = stepOf(span);
  return without(period, taken).flatMap((gap) => {
    const starts: Tick[] = [];
    for (let at = gridFrom(period.start, step, gap.start); at + step <= gap.end; at += step) {
      starts.push(at + span.before);
    }
    const fitsOffGrid = starts.length === 0 && gap.start + step <= gap.end;
    return fitsOffGrid ? [gap.start + span.before] : starts;
  });
}

/** The first `origin + n·step` (n ≥ 0) at or after `at`. */
export function gridFrom(origin: Tick, step: number, at: Tick): Tick {
  return origin + Math.max(0, Math.ceil((at - origin) / step)) * step;
}
