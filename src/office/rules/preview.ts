/** What a change of the rules does to the coming weeks, from the rules before and after it. Pure. */
import type { Clinic } from '../../booking/ports.ts';
import { type EpochDay, epochDay, localDate, weekdayOfDay } from '../../scheduling/calendar.ts';
import { freeStarts, stepOf, type VisitSpan } from '../../scheduling/free-starts.ts';
import { without } from '../../scheduling/intervals.ts';
import { ruleBook, type Agenda, type WorkingPeriod } from '../../scheduling/rule-book.ts';
import type { Interval, LocalDate, Tick } from '../../scheduling/types.ts';
import { TICK_MINUTES, tickFrom, todayIn } from '../../scheduling/wall-clock.ts';
import { periodsOn } from '../../scheduling/working-time.ts';

/** A coming visit that the clinic's rules would not give any more: somebody must call the patient. */
export interface StrandedVisit {
  readonly appointmentId: string;
  readonly protocol: string;
  readonly patientId: string;
  readonly patientName: string;
  readonly doctorId: string;
  readonly specialtyId: string;
  readonly date: LocalDate;
  /** `HH:MM` on the location's wall. */
  readonly time: string;
  readonly why: 'doctor-inactive' | 'specialty-not-offered' | 'outside-hours';
}

/** What some doctors have to give in a week. */
export interface WeekLoad {
  readonly workingMinutes: number;
  /** Of them, those that nobody has taken. */
  readonly freeMinutes: number;
  /** Visits (each doctor's shortest) that could still be booked by telephone. */
  readonly visits: number;
}

export interface WeekEffect {
  /** Its first day. */
  readonly monday: LocalDate;
  readonly before: WeekLoad;
  readonly after: WeekLoad;
}

export interface RulesPreview {
  /** Whose time the change touches; empty = nobody's. The weeks are these doctors' alone. */
  readonly doctors: readonly { readonly id: string; readonly name: string; readonly gender: 'f' | 'm' }[];
  /** Only visits that fitted before, soonest first. */
  readonly stranded: readonly StrandedVisit[];
  /** This week (what is left of it) and the seven after it. */
  readonly weeks: readonly WeekEffect[];
  /** What of the rules could not be used as it would be, in Portuguese; only what was sound before. */
  readonly findings: readonly string[];
}

export const PREVIEW_WEEKS = 8;

/** Taken time by doctor; each normal (see scheduling's intervals). */
export type Taken = ReadonlyMap<string, readonly Interval[]>;

/** The Mondays of the weeks that a preview shows. */
export function previewMondays({ zone }: Clinic, now: number): readonly EpochDay[] {
  const today = epochDay(todayIn(zone, now));
  const monday = today - (weekdayOfDay(today) - 1);
  return Array.from({ length: PREVIEW_WEEKS }, (_, week) => monday + 7 * week);
}

/** Each week of these doctors, under the rules before and after. */
export function weekEffects(
  before: Clinic,
  after: Clinic,
  doctorIds: readonly string[],
  taken: Taken,
  now: number,
): readonly WeekEffect[] {
  const loads = [before, after].map((clinic) => {
    const agendas = doctorIds.flatMap((id) => agendaOf(clinic, id));
    return (monday: EpochDay) => weekLoad(clinic, agendas, monday, taken, now);
  });
  const [loadBefore, loadAfter] = loads as [(monday: EpochDay) => WeekLoad, (monday: EpochDay) => WeekLoad];
  return previewMondays(after, now).map((monday) => ({
    monday: localDate(monday),
    before: loadBefore(monday),
    after: loadAfter(monday),
  }));
}

interface Working {
  readonly agenda: Agenda;
  /** Null: no specialty of theirs is offered. */
  readonly shortest: VisitSpan | null;
}

function agendaOf(clinic: Clinic, doctorId: string): Working[] {
  const book = ruleBook(clinic);
  const agenda = book.agendas.get(doctorId);
  if (agenda === undefined) return [];
  const spans = [...book.bySpecialty]
    .filter(([, agendas]) => agendas.includes(agenda))
    .flatMap(([id]) => book.visitSpans.get(id) ?? [])
    .sort((a, b) => stepOf(a) - stepOf(b));
  return [{ agenda, shortest: spans[0] ?? null }];
}

function weekLoad(
  { policies }: Clinic,
  agendas: readonly Working[],
  monday: EpochDay,
  taken: Taken,
  now: number,
): WeekLoad {
  const from = tickFrom(now);
  const bookable = tickFrom(now + policies.leastNoticeMinutes * 60_000);
  const load = { workingMinutes: 0, freeMinutes: 0, visits: 0 };
  for (const { agenda, shortest } of agendas) {
    const theirs = taken.get(agenda.doctorId) ?? [];
    for (let day = monday; day < monday + 7; day += 1)
      for (const period of periodsOn(agenda, day)) {
        const left = { start: Math.max(period.start, from), end: period.end };
        load.workingMinutes += minutesOf(left);
        load.freeMinutes += without(left, theirs).reduce((sum, gap) => sum + minutesOf(gap), 0);
        if (shortest !== null && day <= lastDay(period, policies.horizonDays, now))
          load.visits += startsFrom(period, theirs, shortest, bookable);
      }
  }
  return load;
}

const lastDay = ({ place }: WorkingPeriod, horizonDays: number, now: number): EpochDay =>
  epochDay(todayIn(place.zone, now)) + horizonDays;

const startsFrom = (period: Interval, taken: readonly Interval[], span: VisitSpan, from: Tick): number =>
  freeStarts(period, taken, span).filter((start) => start >= from).length;

const minutesOf = ({ start, end }: Interval): number => Math.max(0, end - start) * TICK_MINUTES;
