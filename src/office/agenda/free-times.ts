/** Times that could be given: working time that nobody has. Staff need no notice, and may look behind the horizon. */
import type { Clinic } from '../../booking/ports.ts';
import { daysOf, epochDay } from '../../scheduling/calendar.ts';
import { freeStarts, type VisitSpan } from '../../scheduling/free-starts.ts';
import { normalise } from '../../scheduling/intervals.ts';
import { offerIn } from '../../scheduling/offer-in.ts';
import { ruleBook } from '../../scheduling/rule-book.ts';
import type { Claimed, Interval, LocalDate, Offer } from '../../scheduling/types.ts';
import { dayStart, tickFrom } from '../../scheduling/wall-clock.ts';
import { periodsOn } from '../../scheduling/working-time.ts';
import type { Office } from '../desk.ts';

/** Some days of some doctors, each with the specialty that is asked for. */
export interface FreeQuery {
  readonly doctors: readonly { readonly doctorId: string; readonly specialtyId: string }[];
  readonly first: LocalDate;
  readonly last: LocalDate;
}

/** Soonest first. */
export async function freeTimes(desk: Office, clinic: Clinic, query: FreeQuery): Promise<readonly Offer[]> {
  const now = desk.clock.now();
  const doctorIds = query.doctors.map(({ doctorId }) => doctorId);
  const time = ticksOf(clinic, query.first, query.last);
  if (time.end <= tickFrom(now) || doctorIds.length === 0) return [];
  const claims = await desk.stores.agenda.claims({ doctorIds, ...time }, now);
  return freeAmong(clinic, query, claims, now);
}

function freeAmong(
  clinic: Clinic,
  { doctors, first, last }: FreeQuery,
  claims: readonly Claimed[],
  now: number,
): readonly Offer[] {
  const { agendas, visitSpans } = ruleBook(clinic);
  const claimsOf = Map.groupBy(claims, ({ doctorId }) => doctorId);
  const days = daysOf({ first: epochDay(first), last: epochDay(last) });
  return doctors
    .flatMap(({ doctorId, specialtyId }) => {
      const [agenda, span] = [agendas.get(doctorId), visitSpans.get(specialtyId)];
      if (agenda === undefined || span === undefined) return [];
      const taken = normalise(claimsOf.get(doctorId) ?? []);
      return days
        .flatMap((day) => periodsOn(agenda, day))
        .flatMap((period) =>
          startsIn(period, taken, span, now).map((start) => offerIn(period, specialtyId, span, start)),
        );
    })
    .sort((a, b) => a.visit.start - b.visit.start);
}

const startsIn = (period: Interval, taken: readonly Interval[], span: VisitSpan, now: number) =>
  freeStarts(period, taken, span).filter((start) => start >= tickFrom(now));

/** Every tick that some place's wall shows on these dates. */
export function ticksOf(clinic: Clinic, first: LocalDate, last: LocalDate): Interval {
  const zones = ruleBook(clinic).places.map(({ zone }) => zone);
  const known = zones.length === 0 ? [clinic.zone] : zones;
  return {
    start: Math.min(...known.map((zone) => dayStart(zone, epochDay(first)))),
    end: Math.max(...known.map((zone) => dayStart(zone, epochDay(last) + 1))),
  };
}

/** The doctors who have this specialty; of one who is asked for, that one, if so. */
export function doctorsFor(
  clinic: Clinic,
  specialtyId: string | null,
  doctorId: string | null,
): FreeQuery['doctors'] {
  return clinic.doctors
    .filter(({ id }) => doctorId === null || id === doctorId)
    .flatMap(({ id, specialtyIds }) => {
      const theirs = specialtyId === null ? specialtyIds[0] : specialtyIds.find((one) => one === specialtyId);
      return theirs === undefined ? [] : [{ doctorId: id, specialtyId: theirs }];
    });
}
