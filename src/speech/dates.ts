import type { Clip, Utterance } from './clip.ts';
import { numberInWords } from './numbers.ts';
import { comma } from './pauses.ts';
import { range } from './range.ts';
import { spokenTime } from './times.ts';

/** Years that can be spoken. Dates of this year never need theirs, whatever it is. */
const firstSpokenYear = 2020;
const lastSpokenYear = 2060;

const weekdays = 'domingo segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado'.split(' ');
const months =
  'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'.split(' ');

const millisecondsPerDay = 86_400_000;

/**
 * *Terça-feira, primeiro de dezembro*; *amanhã, quarta-feira, dois de dezembro*; the year when it is not this one.
 * Dates are `YYYY-MM-DD`; `today` is the date where the visit will be. No comma at its end.
 * Throws `RangeError` for a date that does not exist, or another year outside 2020–2060.
 */
export function spokenDate(date: string, today: string): Utterance {
  const day = calendarDay(date);
  const now = calendarDay(today);
  const parts = [...nearness(day, now), ...dayAndWeekday(day), monthClip(day.month)];
  return day.year === now.year ? parts : [...parts, yearClip(day.year)];
}

/** A date in the month that was just said: *sexta-feira, vinte e sete*. */
export function spokenDay(date: string): Utterance {
  return dayAndWeekday(calendarDay(date));
}

/** The weekday alone, ending a sentence: *(até) quarta-feira*. */
export function spokenWeekday(date: string): Utterance {
  return [weekdayClip(calendarDay(date).weekday)];
}

/** A date and a time: *terça-feira, primeiro de dezembro, às quatorze horas e trinta minutos*. */
export function spokenMoment(date: string, minuteOfDay: number, today: string): Utterance {
  return [...spokenDate(date, today), comma, ...spokenTime(minuteOfDay)];
}

export function allDateClips(): Clip[] {
  return [
    today,
    tomorrow,
    ...range(0, 6).flatMap((weekday) => [weekdayClip(weekday), weekdayThenClip(weekday)]),
    ...range(1, 31).map(dayClip),
    ...range(1, 12).map(monthClip),
    ...range(firstSpokenYear, lastSpokenYear).map(yearClip),
  ];
}

const today: Clip = { id: 'date/today', text: 'hoje,' };
const tomorrow: Clip = { id: 'date/tomorrow', text: 'amanhã,' };

function nearness(day: CalendarDay, now: CalendarDay): Clip[] {
  if (day.number === now.number) return [today];
  return day.number === now.number + 1 ? [tomorrow] : [];
}

function dayAndWeekday(day: CalendarDay): Clip[] {
  return [weekdayThenClip(day.weekday), dayClip(day.day)];
}

function weekdayClip(weekday: number): Clip {
  return { id: `date/weekday-${weekday}`, text: weekdays[weekday] ?? '' };
}

function weekdayThenClip(weekday: number): Clip {
  return { id: `date/weekday-${weekday}-then`, text: `${weekdays[weekday]},` };
}

function dayClip(day: number): Clip {
  return { id: `date/day-${day}`, text: day === 1 ? 'primeiro' : numberInWords(day) };
}

function monthClip(month: number): Clip {
  return { id: `date/month-${month}`, text: `de ${months[month - 1]}` };
}

function yearClip(year: number): Clip {
  if (year < firstSpokenYear || year > lastSpokenYear)
    throw new RangeError(`years are spoken from ${firstSpokenYear} to ${lastSpokenYear}, not ${year}`);
  return { id: `date/year-${year}`, text: `de ${numberInWords(year)}` };
}

interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** 0 = Sunday … 6 = Saturday. */
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
    weekday: instant.getUTCDay(),
    number: instant.getTime() / millisecondsPerDay,
  };
}
