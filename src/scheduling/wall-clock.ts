/**
 * Wall clocks and ticks. A zone's offsets are looked up once per zone and day and kept (bounded), so that a slot costs
 * an addition. Where the wall clock is put forward, the times that do not exist are no time at all; where it is put
 * back, the times that come twice are taken the first time.
 */
import { Temporal } from 'temporal-polyfill';
import { DAY_MS, epochDay, localDate } from './calendar.ts';
import type { EpochDay } from './calendar.ts';
import type { Interval, LocalDate, MinuteOfDay, MinuteSpan, Tick } from './types.ts';

export const TICK_MINUTES = 5;
export const DAY_MINUTES = 1440;
const MINUTE_MS = 60_000;
const TICK_MS = TICK_MINUTES * MINUTE_MS;

export interface WallClock {
  readonly date: LocalDate;
  readonly minute: MinuteOfDay;
}

/** A stretch of a day in which wall clock and ticks go together; `minute` is the wall clock's at its start. */
export interface WallInterval extends Interval {
  readonly minute: MinuteOfDay;
}

/** Epoch milliseconds at which a tick begins. */
export function epochMsOf(tick: Tick): number {
  return tick * TICK_MS;
}

/** The tick that an instant lies in. */
export function tickOf(epochMs: number): Tick {
  return Math.floor(epochMs / TICK_MS);
}

/** The first tick that begins at or after an instant. */
export function tickFrom(epochMs: number): Tick {
  return Math.ceil(epochMs / TICK_MS);
}

/** Date and minute on the wall at an instant. Throws a RangeError for an unknown zone. */
export function wallClockAt(zone: string, epochMs: number): WallClock {
  const offsets = offsetsAround(zone, Math.floor(epochMs / DAY_MS));
  const wall = epochMs + (epochMs < offsets.change ? offsets.before : offsets.after);
  const day = Math.floor(wall / DAY_MS);
  return { date: localDate(day), minute: Math.floor((wall - day * DAY_MS) / MINUTE_MS) };
}

/** The date on the wall at an instant. */
export function todayIn(zone: string, epochMs: number): LocalDate {
  return wallClockAt(zone, epochMs).date;
}

/** The tick at which a wall clock shows `minute`; null where it never does (summer time begins). */
export function tickAt(zone: string, date: LocalDate, minute: MinuteOfDay): Tick | null {
  const [piece] = wallIntervals(zone, epochDay(date), { start: minute, end: minute + TICK_MINUTES });
  return piece && piece.minute === minute ? piece.start : null;
}

/** A span of a day's wall clock as ticks: one interval, or what is left of it on a day that a clock is changed. */
export function wallIntervals(zone: string, day: EpochDay, span: MinuteSpan): readonly WallInterval[] {
  return piecesOf(zone, day).flatMap((piece) => {
    const minute = Math.max(piece.from, span.start);
    const end = Math.min(piece.until, span.end);
    if (minute >= end) return [];
    const start = piece.tick + (minute - piece.from) / TICK_MINUTES;
    return [{ start, end: start + (end - minute) / TICK_MINUTES, minute }];
  });
}

/** First tick of a local day (of the next one, where a zone skipped the day). */
export function dayStart(zone: string, day: EpochDay): Tick {
  return piecesOf(zone, day)[0]?.tick ?? dayStart(zone, day + 1);
}

/** All of a local day, 23 to 25 hours. */
export function dayInterval(zone: string, day: EpochDay): Interval {
  return { start: dayStart(zone, day), end: dayStart(zone, day + 1) };
}

/** Whether this runtime knows the IANA zone. */
export function isZone(zone: string): boolean {
  try {
    offsetAt(zone, 0);
    return true;
  } catch {
    return false;
  }
}

/** Offsets (ms) of the days around; they differ where a clock is changed, at `change` (epoch ms), else Infinity. */
interface Offsets {
  readonly before: number;
  readonly after: number;
  readonly change: number;
}

/** Wall minutes [from, until) of a day, the first of which is at `tick`. */
interface Piece {
  readonly from: MinuteOfDay;
  readonly until: MinuteOfDay;
  readonly tick: Tick;
}

function computePieces(zone: string, day: EpochDay): readonly Piece[] {
  const { before, after, change } = offsetsAround(zone, day);
  const midnight = day * DAY_MS;
  const piece = (from: number, until: number, offset: number): Piece => {
    const [first, last] = [clampMinute(from), clampMinute(until)];
    return { from: first, until: last, tick: Math.round((midnight + first * MINUTE_MS - offset) / TICK_MS) };
  };
  const wallAtChange = (offset: number): number => (change + offset - midnight) / MINUTE_MS;
  return [
    piece(0, wallAtChange(before), before),
    // Put forward: goes on at the new time. Put back: goes on once the new time has caught up with the old.
    piece(wallAtChange(Math.max(before, after)), DAY_MINUTES, after),
  ].filter(({ from, until }) => from < until);
}

function clampMinute(minute: number): MinuteOfDay {
  return Math.min(Math.max(minute, 0), DAY_MINUTES);
}

/** The offsets that hold from 16 h before the day (UTC) to 16 h after it: any zone's local day lies within. */
function computeOffsets(zone: string, day: EpochDay): Offsets {
  let low = day * DAY_MS - 16 * 60 * MINUTE_MS;
  let high = (day + 1) * DAY_MS + 16 * 60 * MINUTE_MS;
  const before = offsetAt(zone, low);
  const after = offsetAt(zone, high);
  if (before === after) return { before, after, change: Infinity };
  while (high - low > TICK_MS) {
    const middle = low + Math.floor((high - low) / TICK_MS / 2) * TICK_MS;
    if (offsetAt(zone, middle) === before) low = middle;
    else high = middle;
  }
  return { before, after, change: high };
}

function offsetAt(zone: string, epochMs: number): number {
  const there = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone);
  return there.offsetNanoseconds / 1_000_000;
}

const offsetsAround = keptPerZoneAndDay(computeOffsets);
const piecesOf = keptPerZoneAndDay(computePieces);

/** Remembers what is computed for a zone and a day; forgets it all when it grows past its bound. */
function keptPerZoneAndDay<T>(compute: (zone: string, day: EpochDay) => T): typeof compute {
  const most = 8192;
  const zones = new Map<string, Map<EpochDay, T>>();
  let kept = 0;
  return (zone, day) => {
    const found = zones.get(zone)?.get(day);
    if (found !== undefined) return found;
    const made = compute(zone, day);
    if (++kept > most) {
      zones.clear();
      kept = 1;
    }
    const days = zones.get(zone) ?? new Map<EpochDay, T>();
    zones.set(zone, days.set(day, made));
    return made;
  };
}
