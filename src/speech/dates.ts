import type { DateForm } from './catalogue.ts';
import type { Clip } from './clip.ts';
import { fill } from './fill.ts';
import { lastSlots } from './pattern.ts';
import { clipIn, endOf, type Phrase, type Speech } from './phrase.ts';
import { range } from './range.ts';

const millisecondsPerDay = 86_400_000;

/**
 * *Terça-feira, primeiro de dezembro*; *amanhã, quarta-feira, dois de dezembro*; the year when it is not this one.
 * Dates are `YYYY-MM-DD`; `today` is the date where the visit will be. Throws `RangeError` for a date that does not
 * exist, and, when it is spoken, for another year than the language has words for (2020–2060).
 */
export function spokenDate(date: string, today: string): Phrase {
  return inForm('full', calendarDay(date), calendarDay(today));
}

/**
 * As {@link spokenDate}, as people say it in passing: *amanhã, quarta-feira* (or `near-only`: *amanhã*); in the month of
 * today *sexta-feira, vinte e sete*.
 */
export function spokenDateBriefly(date: string, today: string, near: 'near' | 'near-only' = 'near'): Phrase {
  const [day, now] = [calendarDay(date), calendarDay(today)];
  if (nearness(day, now) !== null) return inForm(near, day, now);
  const thisMonth = day.year === now.year && day.month === now.month;
  return inForm(thisMonth ? 'day' : 'full', day, now);
}

/** A date in the month that was just said: *sexta-feira, vinte e sete*. */
export function spokenDay(date: string): Phrase {
  const day = calendarDay(date);
  return inForm('day', day, day);
}

/** The weekday alone: *(até) quarta-feira*. */
export function spokenWeekday(date: string): Phrase {
  const day = calendarDay(date);
  return inForm('weekday', day, day);
}

/** Slots that are left out of most dates. */
const optional = ['near', 'year'];

/** Every piece of a date; those that may end a sentence also as its end. */
export function allDateClips(speech: Speech): Clip[] {
  const { forms, year } = speech.catalogue.dates;
  const pieces: Readonly<Record<string, readonly Clip[]>> = {
    near: [nearClip(speech, 0), nearClip(speech, 1)],
    weekday: range(1, 7).map((weekday) => weekdayClip(speech, weekday)),
    day: range(1, 31).map((day) => dayClip(speech, day)),
    month: range(1, 12).map((month) => monthClip(speech, month)),
    year: Object.keys(year).map((each) => yearClip(speech, Number(each))),
  };
  const last = new Set(Object.values(forms).flatMap((form) => lastSlots(form, optional)));
  return Object.entries(pieces).flatMap(([name, clips]) =>
    last.has(name) ? [...clips, ...clips.map(endOf)] : clips,
  );
}

const inForm =
  (form: DateForm, day: CalendarDay, now: CalendarDay): Phrase =>
  (speech) =>
    fill(speech.catalogue.dates.forms[form], speech, (slot) => pieceFor(slot, speech, day, now));

function pieceFor(slot: string, speech: Speech, day: CalendarDay, now: CalendarDay): Clip | null {
  switch (slot) {
    case 'near': {
      const near = nearness(day, now);
      return near === null ? null : nearClip(speech, near);
    }
    case 'weekday':
      return weekdayClip(speech, day.weekday);
    case 'day':
      return dayClip(speech, day.day);
    case 'month':
      return monthClip(speech, day.month);
    case 'year':
      return day.year === now.year ? null : yearClip(speech, day.year);
    default:
      throw new RangeError(`no such piece of a date: ${slot}`);
  }
}

/** 0 = today, 1 = tomorrow; null = another day. */
function nearness(day: CalendarDay, now: CalendarDay): 0 | 1 | null {
  const ahead = day.number - now.number;
  return ahead === 0 || ahead === 1 ? ahead : null;
}

const nearClip = (speech: Speech, ahead: 0 | 1): Clip =>
  clipIn(speech, `date/${ahead === 0 ? 'today' : 'tomorrow'}`, speech.catalogue.dates.near[ahead] ?? '');

const weekdayClip = (speech: Speech, weekday: number): Clip =>
  clipIn(speech, `date/weekday-${weekday}`, speech.catalogue.dates.weekday[weekday - 1] ?? '');

const dayClip = (speech: Speech, day: number): Clip =>
  clipIn(speech, `date/day-${day}`, speech.catalogue.dates.day[day - 1] ?? '');

const monthClip = (speech: Speech, month: number): Clip =>
  clipIn(speech, `date/month-${month}`, speech.catalogue.dates.month[month - 1] ?? '');

function yearClip(speech: Speech, year: number): Clip {
  const text = speech.catalogue.dates.year[year];
  if (text === undefined)
    throw new RangeError(`the catalogue of ${speech.language} has no words for the year ${year}`);
  return clipIn(speech, `date/year-${year}`, text);
}

interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** ISO 8601: 1 = Monday … 7 = Sunday. */
  readonly weekday: number;
  /** Days since 1970-01-01. */
  readonly number: number;
}

function calendarDay(date: string): CalendarDay {
  const instant = new Date(`${date}T00:00:00Z`);
  const written = /^\d{4}-\d\d-\d\d$/.test(date) && !Number.isNaN(instant.getTime());
  // "2026-02-30" reads as the 2nd of March: refused, too.
  if (!written || instant.toISOString().slice(0, 10) !== date) throw new RangeError(`no such date: ${date}`);
  return {
    year: instant.getUTCFullYear(),
    month: instant.getUTCMonth() + 1,
    day: instant.getUTCDate(),
    weekday: instant.getUTCDay() || 7,
    number: instant.getTime() / millisecondsPerDay,
  };
}
