/**
 * Three times for the ear: the earliest; one in the other half of the day; one with another doctor, else on another
 * day. Where a kind does not exist the next ones take its place, those that differ most first.
 */
import type { DayRange } from './calendar.ts';
import { daysOf, epochDay } from './calendar.ts';
import type { Apart, Asking, Wish } from './earliest.ts';
import { earliest } from './earliest.ts';
import type { Half, Search } from './search-state.ts';
import { halfOf } from './search-state.ts';
import type { Offer } from './types.ts';

/** How far beyond the earliest one goes for the sake of variety. */
const VARIETY_DAYS = 14;

/** Up to `search.limit` offers on these days, soonest first; none when there are none. */
export function* pickOffers(search: Search, days: DayRange): Asking<readonly Offer[]> {
  const first = yield* earliest(search, wishOf(days, {}));
  if (!first) return [];
  const picked = [first];
  const kinds = [otherHalf, otherDoctor, otherDay];
  for (const kind of kinds) {
    const wish = picked.length < search.limit ? kind(search, picked, near(first, days)) : null;
    const found = wish && (yield* earliest(search, wish));
    if (found) picked.push(found);
  }
  yield* fill(search, picked, days, near(first, days));
  return picked.sort((a, b) => a.visit.start - b.visit.start || (a.doctorId < b.doctorId ? -1 : 1));
}

/** The next ones: well apart and near, well apart and far, then as close together as there are. */
function* fill(search: Search, picked: Offer[], days: DayRange, near: DayRange): Asking<void> {
  const steps: readonly (readonly [DayRange, Apart])[] = [
    [near, 'spaced'],
    [days, 'spaced'],
    [days, 'other-time'],
    [days, 'other-slot'],
  ];
  for (const [range, apart] of steps) {
    while (picked.length < search.limit) {
      const found = yield* earliest(search, wishOf(range, { picked, apart }));
      if (!found) break;
      picked.push(found);
    }
  }
}

type Kind = (search: Search, picked: readonly [Offer, ...Offer[]] | Offer[], near: DayRange) => Wish | null;

const otherHalf: Kind = (_, picked, near) => {
  const half: Half = picked[0] && halfOf(picked[0]) === 'morning' ? 'afternoon' : 'morning';
  return wishOf(near, { half, picked });
};

const otherDoctor: Kind = (search, picked, near) => {
  const heard = [...new Set(picked.map(({ doctorId }) => doctorId))];
  if (search.agendas.length === 1 || heard.length > 1) return null;
  return wishOf(near, { notDoctors: heard, picked });
};

const otherDay: Kind = (_, picked, near) => {
  const heard = new Set(picked.map(({ date }) => epochDay(date)));
  const wish = wishOf(near, { picked });
  return { ...wish, days: daysOf(near).filter((day) => !heard.has(day)) };
};

function wishOf(
  days: DayRange,
  { half = null, notDoctors = [], picked = [], apart = 'spaced' }: Partial<Wish>,
): Wish {
  return { days: daysOf(days), reach: { ...days, origin: days.first }, half, notDoctors, picked, apart };
}

function near(first: Offer, { last }: DayRange): DayRange {
  const day = epochDay(first.date);
  return { first: day, last: Math.min(last, day + VARIETY_DAYS) };
}
