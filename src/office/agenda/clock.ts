import type { MinuteOfDay } from '../../scheduling/types.ts';

/** `08:05`; the end of a day is `24:00`. */
export const clockOf = (minute: MinuteOfDay): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');

export const minuteOf = (clock: string): MinuteOfDay =>
  Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
