import type { Agenda } from '../../../../src/web/contract/agenda.ts';
import { clockOf, minutesOf } from '../../parts/days.ts';

interface Stretch {
  readonly from: string;
  readonly until: string;
}

/** The hours that a day's grid shows: whole ones, around all that is there; 07–19 at least. */
export function shownHours({ working, visits }: Agenda): Stretch {
  const begins = [...working.map(({ from }) => from), ...visits.map(({ time }) => time)].map(minutesOf);
  const ends = [
    ...working.map(({ until }) => minutesOf(until)),
    ...visits.map(({ time, minutes }) => minutesOf(time) + minutes),
  ];
  const first = Math.floor(Math.min(7 * 60, ...begins) / 60) * 60;
  const last = Math.ceil(Math.max(19 * 60, ...ends) / 60) * 60;
  return { from: clockOf(first), until: clockOf(Math.min(last, 24 * 60)) };
}

/** What lies between these stretches, from midnight to midnight. */
export function gaps(stretches: readonly Stretch[]): Stretch[] {
  const sorted = stretches.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const found: Stretch[] = [];
  let at = '00:00';
  for (const { from, until } of sorted) {
    if (from > at) found.push({ from: at, until: from });
    if (until > at) at = until;
  }
  if (at < '24:00') found.push({ from: at, until: '24:00' });
  return found;
}
