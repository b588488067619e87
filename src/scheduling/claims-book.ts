/** What a search has learnt of who has which time, and what to ask next. */
import type { DayRange, EpochDay } from './calendar.ts';
import { normalise } from './intervals.ts';
import type { Claimed, ClaimsRequest, Interval } from './types.ts';

interface Known {
  taken: readonly Interval[];
  /** Days, as half-open intervals. */
  covered: readonly Interval[];
}

const NOTHING: Known = { taken: [], covered: [] };

export class ClaimsBook {
  readonly #doctors = new Map<string, Known>();

  covers(doctorId: string, day: EpochDay): boolean {
    const { covered } = this.#doctors.get(doctorId) ?? NOTHING;
    return covered.some(({ start, end }) => start <= day && day < end);
  }

  /** Taken time in normal form; complete on covered days only. */
  takenOf(doctorId: string): readonly Interval[] {
    return (this.#doctors.get(doctorId) ?? NOTHING).taken;
  }

  /** Notes a reply. Stretches of doctors who were not asked about are passed over. */
  note(request: ClaimsRequest, days: DayRange, reply: readonly Claimed[]): void {
    const byDoctor = Map.groupBy(reply, (claim) => claim.doctorId);
    for (const doctorId of request.doctorIds) {
      const { taken, covered } = this.#doctors.get(doctorId) ?? NOTHING;
      this.#doctors.set(doctorId, {
        taken: normalise([...taken, ...(byDoctor.get(doctorId) ?? []).map(outwards)]),
        covered: normalise([...covered, { start: days.first, end: days.last + 1 }]),
      });
    }
  }
}

const FEW_DOCTORS = 8;
const MOST_DOCTORS = 32;
const FIRST_DAYS = 7;
const MOST_DAYS = 56;

/** How many doctors to ask about at once: 8, 16, then 32. */
export function batchSize(requestsSoFar: number): number {
  return Math.min(FEW_DOCTORS << Math.min(requestsSoFar, 8), MOST_DOCTORS);
}

/**
 * Which days to ask about at once, beginning with `day` and going on in the direction of the walk from `origin`: few
 * (a week for one doctor, a day for eight), then as many as were walked already, so that what is asked too much is
 * never more than what was needed.
 */
export function daysToAsk(day: EpochDay, origin: EpochDay, doctors: number, within: DayRange): DayRange {
  const atFirst = Math.max(1, Math.floor(FIRST_DAYS / doctors));
  const days = Math.min(MOST_DAYS, Math.max(atFirst, Math.abs(day - origin)));
  return day >= origin
    ? { first: day, last: Math.max(day, Math.min(day + days - 1, within.last)) }
    : { first: Math.min(day, Math.max(day - days + 1, within.first)), last: day };
}

/** Taken time is taken: whole ticks, rounded outwards. */
function outwards({ start, end }: Interval): Interval {
  return { start: Math.floor(start), end: Math.ceil(end) };
}
