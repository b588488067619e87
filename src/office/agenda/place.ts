/** Where a visit that the staff wishes for would be, by the rules alone; who else wants the time is not asked here. */
import type { Clinic } from '../../booking/ports.ts';
import { epochDay } from '../../scheduling/calendar.ts';
import type { VisitSpan } from '../../scheduling/free-starts.ts';
import { contains } from '../../scheduling/intervals.ts';
import { ENCAIXE_LANE } from '../../scheduling/lanes.ts';
import { offerIn } from '../../scheduling/offer-in.ts';
import { type Agenda, type Place, ruleBook } from '../../scheduling/rule-book.ts';
import type { LocalDate, MinuteOfDay, Offer } from '../../scheduling/types.ts';
import { epochMsOf, tickAt, TICK_MINUTES, wallClockAt } from '../../scheduling/wall-clock.ts';
import { hoursOn, periodsOn } from '../../scheduling/working-time.ts';
import { type OutsideHours, whyOutside } from './outside-hours.ts';

export interface Spot {
  readonly doctorId: string;
  readonly date: LocalDate;
  /** A multiple of five. */
  readonly minute: MinuteOfDay;
  /** In the second lane, also outside the hours. */
  readonly encaixe: boolean;
}

export type Placing =
  | { readonly kind: 'place'; readonly offer: Offer }
  | { readonly kind: 'unknown-doctor' }
  | { readonly kind: 'past' }
  | { readonly kind: 'outside-hours'; readonly why: OutsideHours };

export function placeFor(
  clinic: Clinic,
  spot: Spot,
  specialtyId: string,
  span: VisitSpan,
  now: number,
): Placing {
  const agenda = ruleBook(clinic).agendas.get(spot.doctorId);
  if (agenda === undefined) return { kind: 'unknown-doctor' };
  const offer = spot.encaixe
    ? squeezedIn(clinic, agenda, spot, specialtyId, span)
    : withinHours(agenda, spot, specialtyId, span);
  const isPast = offer === null ? isPastAt(clinic.zone, spot, now) : epochMsOf(offer.visit.start) < now;
  if (isPast) return { kind: 'past' };
  return offer === null
    ? { kind: 'outside-hours', why: whyOutside(agenda, spot, span) }
    : { kind: 'place', offer };
}

/** The visit itself must lie in working time; what is kept free around it need not. */
function withinHours(agenda: Agenda, spot: Spot, specialtyId: string, span: VisitSpan): Offer | null {
  for (const period of periodsOn(agenda, epochDay(spot.date))) {
    const start = period.start + (spot.minute - period.minute) / TICK_MINUTES;
    if (contains(period, { start, end: start + span.visit }))
      return offerIn(period, specialtyId, span, start);
  }
  return null;
}

function squeezedIn(
  clinic: Clinic,
  agenda: Agenda,
  spot: Spot,
  specialtyId: string,
  span: VisitSpan,
): Offer | null {
  const { date, minute } = spot;
  const place = placeOn(agenda, spot) ?? ruleBook(clinic).places[0];
  const start = place === undefined ? null : tickAt(place.zone, date, minute);
  if (place === undefined || start === null) return null;
  const period = { doctorId: spot.doctorId, place, day: epochDay(date), start, end: start, minute };
  return { ...offerIn(period, specialtyId, span, start), lane: ENCAIXE_LANE };
}

/** Where the doctor works at that time, else that day, else most often. */
function placeOn(agenda: Agenda, { date, minute }: Spot): Place | undefined {
  const thatDay = hoursOn(agenda, epochDay(date));
  const then = thatDay.find(({ span }) => span.start <= minute && minute < span.end);
  return (then ?? thatDay[0])?.place ?? usualPlace(agenda);
}

function usualPlace({ hours }: Agenda): Place | undefined {
  const byPlace = Map.groupBy(hours, ({ place }) => place);
  const [most] = [...byPlace].sort(([, a], [, b]) => b.length - a.length);
  return most?.[0];
}

function isPastAt(zone: string, { date, minute }: Spot, now: number): boolean {
  const there = wallClockAt(zone, now);
  return date < there.date || (date === there.date && minute < there.minute);
}
