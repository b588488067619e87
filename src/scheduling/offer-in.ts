import { localDate } from './calendar.ts';
import type { VisitSpan } from './free-starts.ts';
import { ORDINARY_LANE } from './lanes.ts';
import type { WorkingPeriod } from './rule-book.ts';
import type { Offer, Tick } from './types.ts';
import { TICK_MINUTES } from './wall-clock.ts';

/** The visit of this specialty that would begin at `start`, a tick of the working period. */
export function offerIn(period: WorkingPeriod, specialtyId: string, span: VisitSpan, start: Tick): Offer {
  const { before, visit, after } = span;
  return {
    doctorId: period.doctorId,
    specialtyId,
    locationId: period.place.id,
    visit: { start, end: start + visit },
    claim: { start: start - before, end: start + visit + after },
    lane: ORDINARY_LANE,
    date: localDate(period.day),
    minute: period.minute + (start - period.start) * TICK_MINUTES,
  };
}
