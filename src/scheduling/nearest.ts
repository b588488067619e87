/** What does exist when nothing is as wished. */
import type { DayRange, EpochDay } from './calendar.ts';
import { epochDay } from './calendar.ts';
import type { Asking, Wish } from './earliest.ts';
import { earliestOn } from './earliest.ts';
import { pickOffers } from './pick-offers.ts';
import type { Search } from './search-state.ts';
import { forOtherDoctors } from './search-state.ts';
import type { LocalDate, Offer } from './types.ts';

/** The first time of each of the nearest other days with room; nearest first, of two as near the later one first. */
export function* nearestDays(search: Search, date: LocalDate): Asking<readonly Offer[]> {
  const offers: Offer[] = [];
  const origin = clamp(epochDay(date), search.days);
  for (const day of byDistance(origin, search.days)) {
    if (offers.length >= search.limit) break;
    if (day === epochDay(date)) continue;
    const wish: Wish = {
      days: [day],
      reach: { ...search.days, origin },
      half: null,
      notDoctors: [],
      picked: offers,
      apart: 'other-slot',
    };
    const found = yield* earliestOn(search, wish, day);
    if (found) offers.push(found);
  }
  return offers;
}

/** Times with the specialty's other doctors: on the date, else on the days nearest to it; without a date, on any. */
export function* withOtherDoctors(search: Search, date: LocalDate | null): Asking<readonly Offer[]> {
  const others = forOtherDoctors(search);
  if (date === null) return yield* pickOffers(others, others.days);
  const thatDay = yield* pickOffers(others, { first: epochDay(date), last: epochDay(date) });
  return thatDay.length > 0 ? thatDay : yield* nearestDays(others, date);
}

function byDistance(origin: EpochDay, { first, last }: DayRange): readonly EpochDay[] {
  const farthest = Math.max(origin - first, last - origin);
  const days = [origin];
  for (let distance = 1; distance <= farthest; distance++) days.push(origin + distance, origin - distance);
  return days.filter((day) => first <= day && day <= last);
}

function clamp(day: EpochDay, { first, last }: DayRange): EpochDay {
  return Math.min(Math.max(day, first), last);
}
