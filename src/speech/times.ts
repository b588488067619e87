import type { Clip, Utterance } from './clip.ts';
import { numberInWords } from './numbers.ts';
import { range } from './range.ts';

/** How an hour is led in: at two (*às*), from two on (*a partir das*), from two to … (*das*). */
type Lead = 'at' | 'from' | 'of';

const leads: Record<Lead, { readonly f: string; readonly m: string; readonly plural: string }> = {
  at: { f: 'à', m: 'ao', plural: 'às' },
  from: { f: 'a partir da', m: 'a partir do', plural: 'a partir das' },
  of: { f: 'da', m: 'do', plural: 'das' },
};

/**
 * A time of the day in full: *às quatorze horas*, *à uma hora e trinta minutos*, *ao meio-dia e trinta*.
 * `minuteOfDay` is 0–1440, 1440 being midnight again; `RangeError` beyond.
 */
export function spokenTime(minuteOfDay: number): Utterance {
  return time('at', minuteOfDay);
}

/** A time as people say it in passing: *às nove e vinte*; whole hours in full: *às quinze horas*. */
export function spokenTimeBriefly(minuteOfDay: number): Utterance {
  return minuteOfDay % 60 === 0 ? spokenTime(minuteOfDay) : short('at', minuteOfDay);
}

/** *A partir das sete horas*, *a partir do meio-dia*. */
export function spokenOpening(minuteOfDay: number): Utterance {
  return time('from', minuteOfDay);
}

/** Opening hours: *das sete às dezenove horas*, *das oito e trinta ao meio-dia*. 0–1440 is *vinte e quatro horas*. */
export function spokenHours(start: number, end: number): Utterance {
  if (start === 0 && end === 1440) return [allDay];
  return [...short('of', start), ...spokenTime(end)];
}

export function allTimeClips(): Clip[] {
  const hours = range(0, 23);
  return [
    ...hours.flatMap((hour) => [hourClip('at', hour), hourClip('from', hour)]),
    ...hours.flatMap((hour) => [
      shortHourClip('of', hour),
      ...(named(hour) ? [] : [shortHourClip('at', hour)]),
    ]),
    ...range(1, 59).map(minuteClip),
    ...range(2, 59).map(shortMinuteClip),
    allDay,
  ];
}

const allDay: Clip = { id: 'time/all-day', text: 'vinte e quatro horas por dia' };

function time(lead: 'at' | 'from', minuteOfDay: number): Clip[] {
  const { hour, minute } = wallClock(minuteOfDay);
  if (minute === 0) return [hourClip(lead, hour)];
  return [hourClip(lead, hour), named(hour) ? shortMinuteClip(minute) : minuteClip(minute)];
}

function short(lead: 'at' | 'of', minuteOfDay: number): Clip[] {
  const { hour, minute } = wallClock(minuteOfDay);
  const head = lead === 'at' && named(hour) ? hourClip('at', hour) : shortHourClip(lead, hour);
  return minute === 0 ? [head] : [head, shortMinuteClip(minute)];
}

function hourClip(lead: 'at' | 'from', hour: number): Clip {
  const unit = named(hour) ? '' : hour === 1 ? ' hora' : ' horas';
  return { id: lead === 'at' ? `time/h${hour}` : `time/from-h${hour}`, text: leadIn(lead, hour) + unit };
}

function shortHourClip(lead: 'at' | 'of', hour: number): Clip {
  return { id: lead === 'at' ? `time/h${hour}-short` : `time/of-h${hour}`, text: leadIn(lead, hour) };
}

function leadIn(lead: Lead, hour: number): string {
  const words = leads[lead];
  if (hour === 0) return `${words.f} meia-noite`;
  if (hour === 12) return `${words.m} meio-dia`;
  return `${hour === 1 ? words.f : words.plural} ${numberInWords(hour, 'f')}`;
}

function minuteClip(minute: number): Clip {
  return { id: `time/m${minute}`, text: `e ${numberInWords(minute)} ${minute === 1 ? 'minuto' : 'minutos'}` };
}

/** *e trinta*; but *e um minuto*, for *meio-dia e um* is no time that anybody says. */
function shortMinuteClip(minute: number): Clip {
  if (minute === 1) return minuteClip(1);
  return { id: `time/m${minute}-short`, text: `e ${numberInWords(minute)}` };
}

/** Midnight and noon have names and no *horas*. */
function named(hour: number): boolean {
  return hour === 0 || hour === 12;
}

function wallClock(minuteOfDay: number): { hour: number; minute: number } {
  if (!Number.isInteger(minuteOfDay) || minuteOfDay < 0 || minuteOfDay > 1440)
    throw new RangeError(`a minute of the day is 0 to 1440, not ${minuteOfDay}`);
  return { hour: Math.floor(minuteOfDay / 60) % 24, minute: minuteOfDay % 60 };
}
