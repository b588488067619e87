import type { TimeForm, TimePatterns } from './catalogue.ts';
import type { Clip } from './clip.ts';
import { fill } from './fill.ts';
import { lastSlots, type Pattern } from './pattern.ts';
import { clipIn, endOf, type Phrase, type Speech } from './phrase.ts';

/**
 * A time of the day in full: *às quatorze horas*, *à uma hora e trinta minutos*, *ao meio-dia e trinta*.
 * `minuteOfDay` is 0–1440, 1440 being midnight again; `RangeError` beyond.
 */
export const spokenTime = (minuteOfDay: number): Phrase => inForm('full', minuteOfDay);

/** A time as people say it in passing: *às nove e vinte*; whole hours in full: *às quinze horas*. */
export const spokenTimeBriefly = (minuteOfDay: number): Phrase => inForm('brief', minuteOfDay);

/** *A partir das sete horas*, *a partir do meio-dia*. */
export const spokenOpening = (minuteOfDay: number): Phrase => inForm('from', minuteOfDay);

/** Opening hours: *das sete às dezenove horas*, *das oito e trinta ao meio-dia*. 0–1440 is *vinte e quatro horas*. */
export function spokenHours(start: number, end: number): Phrase {
  if (start === 0 && end === 1440) return (speech) => [allDay(speech)];
  const [of, to] = [inForm('of', start), inForm('to', end)];
  return (speech) => [...of(speech), ...to(speech)];
}

/** Every piece of a time; those that may end a sentence also as its end. */
export function allTimeClips(speech: Speech): Clip[] {
  const { lists, forms } = speech.catalogue.times;
  const endings: readonly TimeForm[] = ['full', 'brief', 'from', 'to'];
  const last = new Set(endings.flatMap((form) => patternsOf(forms[form]).flatMap((it) => lastSlots(it))));
  const pieces = Object.entries(lists).flatMap(([name, words]) => {
    const clips = words.flatMap((text, index) => (text === '' ? [] : [pieceClip(speech, name, index)]));
    return last.has(name) ? [...clips, ...clips.map(endOf)] : clips;
  });
  return [...pieces, allDay(speech), endOf(allDay(speech))];
}

function inForm(form: TimeForm, minuteOfDay: number): Phrase {
  const { hour, minute } = wallClock(minuteOfDay);
  return (speech) => {
    const { lists, forms } = speech.catalogue.times;
    return fill(patternFor(forms[form], hour, minute), speech, (name) =>
      pieceClip(speech, name, indexIn(lists[name] ?? [], hour, minute)),
    );
  };
}

function patternFor({ whole, minutes, hours }: TimePatterns, hour: number, minute: number): Pattern {
  return minute === 0 ? whole : (hours.get(hour) ?? minutes);
}

/** Lists of 24 go by the hour, of 60 by the minute, of 2 by the half of the day. */
function indexIn(list: readonly string[], hour: number, minute: number): number {
  if (list.length === 60) return minute;
  return list.length === 2 ? Math.floor(hour / 12) : hour;
}

const pieceClip = (speech: Speech, list: string, index: number): Clip =>
  clipIn(speech, `time/${list}-${index}`, speech.catalogue.times.lists[list]?.[index] ?? '');

const allDay = (speech: Speech): Clip => clipIn(speech, 'time/all-day', speech.catalogue.times.allDay);

const patternsOf = ({ whole, minutes, hours }: TimePatterns): Pattern[] => [
  whole,
  minutes,
  ...hours.values(),
];

function wallClock(minuteOfDay: number): { hour: number; minute: number } {
  if (!Number.isInteger(minuteOfDay) || minuteOfDay < 0 || minuteOfDay > 1440)
    throw new RangeError(`a minute of the day is 0 to 1440, not ${minuteOfDay}`);
  return { hour: Math.floor(minuteOfDay / 60) % 24, minute: minuteOfDay % 60 };
}
