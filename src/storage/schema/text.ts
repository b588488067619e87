import type { LocalDate, MinuteOfDay, Tick } from '../../scheduling/types.ts';
import { epochMsOf } from '../../scheduling/wall-clock.ts';

/** `YYYY-MM-DD HH:MM:SS`, UTC: an instant as the tables show it. */
export function instantText(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 19).replace('T', ' ');
}

/** `YYYY-MM-DD HH:MM:SS.mmm`, UTC: where milliseconds matter. */
export function preciseText(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 23).replace('T', ' ');
}

/** Either of the two, to epoch milliseconds. */
export function epochOf(text: string): number {
  return Date.parse(`${text.replace(' ', 'T')}Z`);
}

export function tickText(tick: Tick): string {
  return instantText(epochMsOf(tick));
}

export function tickOf(text: string): Tick {
  return epochOf(text) / epochMsOf(1);
}

/** `HH:MM`; the end of the day is `24:00`. */
export function clockText(minute: MinuteOfDay): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

export function minuteOf(clock: string): MinuteOfDay {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}

/** The UTC days an interval of ticks touches, in order. */
export function daysOf(interval: { readonly start: Tick; readonly end: Tick }): LocalDate[] {
  const days: LocalDate[] = [];
  const perDay = 288;
  for (let day = Math.floor(interval.start / perDay); day * perDay < interval.end; day += 1) {
    days.push(new Date(epochMsOf(day * perDay)).toISOString().slice(0, 10));
  }
  return days;
}
