import type { FreeTime } from '../../../../src/web/contract/agenda.ts';
import { minutesOf, readClock } from '../../parts/days.ts';

/** Where a visit is to be, while it is still being chosen. */
export interface Draft {
  /** null: whoever has time. */
  readonly doctorId: string | null;
  readonly date: string;
  /** The place of the grid that was clicked, until a time is chosen. */
  readonly wish: string | null;
  /** Of the free times. */
  readonly chosen: { readonly doctorId: string; readonly time: string } | null;
  /** As it was typed; null = untouched. */
  readonly typed: string | null;
  readonly encaixe: boolean;
}

/** What the draft comes to, with the times that are free. */
export interface Decided {
  readonly doctorId: string | null;
  readonly time: string | null;
  /** What the field for another time shows. */
  readonly typed: string;
}

/** The free time that a click on the grid means: the one that begins there or, within a visit's length, before. */
function meant(times: readonly FreeTime[], wish: string, minutes: number): FreeTime | undefined {
  return times.findLast(({ time }) => time <= wish && minutesOf(wish) - minutesOf(time) < minutes);
}

/** `times`: undefined until they are known. */
export function decide(draft: Draft, times: readonly FreeTime[] | undefined, minutes: number): Decided {
  const { doctorId, wish, chosen, typed, encaixe } = draft;
  if (typed !== null && typed !== '') return { doctorId, time: readClock(typed), typed };
  if (chosen !== null && !encaixe) return { ...chosen, typed: '' };
  if (wish === null || typed === '') return { doctorId, time: null, typed: '' };
  if (encaixe) return { doctorId, time: wish, typed: wish };
  if (times === undefined) return { doctorId, time: null, typed: '' };
  const free = meant(times, wish, minutes);
  if (free === undefined) return { doctorId, time: wish, typed: wish };
  return { doctorId: free.doctorId, time: free.time, typed: '' };
}
