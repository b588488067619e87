/** Sets of half-open integer intervals, as arrays. "Normal" means: sorted, none empty, none touching another. */
import type { Interval } from './types.ts';

export function overlaps(a: Interval, b: Interval): boolean {
  return a.start < b.end && b.start < a.end && !isEmpty(a) && !isEmpty(b);
}

/** Whether `inner` lies wholly in `outer`. */
export function contains(outer: Interval, inner: Interval): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The same set in normal form. Empty, reversed and not-a-number intervals are dropped; the input is left as it is. */
export function normalise(intervals: Iterable<Interval>): readonly Interval[] {
  const sorted = [...intervals].filter((interval) => !isEmpty(interval)).sort((a, b) => a.start - b.start);
  const normal: { start: number; end: number }[] = [];
  for (const { start, end } of sorted) {
    const last = normal.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else normal.push({ start, end });
  }
  return normal;
}

/** What of `from` is not in `holes`; both normal. */
export function subtract(from: readonly Interval[], holes: readonly Interval[]): readonly Interval[] {
  return from.flatMap((interval) => without(interval, holes));
}

/** What is in both; both normal. */
export function intersect(a: readonly Interval[], b: readonly Interval[]): readonly Interval[] {
  return a.flatMap((one) => b.map((other) => common(one, other)).filter((both) => !isEmpty(both)));
}

/** What of one interval is not in `holes` (normal). */
export function without(interval: Interval, holes: readonly Interval[]): readonly Interval[] {
  const rest: Interval[] = [];
  let start = interval.start;
  for (let i = firstEndingAfter(holes, start); i < holes.length; i++) {
    const hole = holes[i];
    if (!hole || hole.start >= interval.end) break;
    if (hole.start > start) rest.push({ start, end: hole.start });
    start = Math.max(start, hole.end);
  }
  if (start < interval.end) rest.push({ start, end: interval.end });
  return rest;
}

function common(a: Interval, b: Interval): Interval {
  return { start: Math.max(a.start, b.start), end: Math.min(a.end, b.end) };
}

/** Not-a-number bounds make an interval empty: no comparison holds. */
function isEmpty(interval: Interval): boolean {
  return !(interval.start < interval.end);
}

/** Index of the first interval (normal) that ends after `tick`: a binary search. */
function firstEndingAfter(intervals: readonly Interval[], tick: number): number {
  let low = 0;
  let high = intervals.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((intervals[middle]?.end ?? tick) > tick) high = middle;
    else low = middle + 1;
  }
  return low;
}
