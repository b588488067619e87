import { z } from 'zod';
import ptBR from '../../catalogues/pt_BR.json' with { type: 'json' };
import type { PromptId } from './catalogue.ts';
import { lastPosition } from './names.ts';
import { readPattern } from './pattern.ts';

const text = z
  .string('must be text')
  .refine((words) => words === words.trim().replaceAll(/\s+/g, ' ') && words === words.normalize('NFC'), {
    message: 'must have no blanks at its ends, none twice, and composed accents (Unicode NFC)',
  });
const words = text.min(1, 'must not be empty');
/** What no voice can read in its own way: pieces are in letters. Keys are the exception: they are digits of the keypad. */
const spelt = words.regex(/^\D*$/, 'must be in words: write numbers out');

const list = (length: number, entry: z.ZodType<string> = spelt) =>
  z.array(entry, `must be a list of ${length}`).length(length, `must be a list of ${length}`);
const dictionary = z.record(z.string(), words, 'must be an object of texts');
const pattern = z.string('must be a pattern such as "{hour} {minute}"').transform((value, context) => {
  const read = readPattern(value);
  if (read !== null) return read;
  context.addIssue({ code: 'custom', message: 'must be a pattern such as "{weekday}, {day} {month}"' });
  return z.NEVER;
});
const object = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? unknownKeys(issue.keys) : 'is missing'),
  });
const unknownKeys = (keys: readonly string[]): string => `has entries that mean nothing: ${keys.join(', ')}`;

const prompts = object(
  Object.fromEntries(Object.keys(ptBR.prompts).map((id) => [id, words])) as Record<PromptId, typeof words>,
);

const names = object({
  doctor: object({ f: template(), m: template() }),
  'doctor-nth': list(lastPosition),
  'specialty-nth': list(lastPosition),
  'location-nth': list(lastPosition),
});

function template() {
  return spelt.includes('{name}', { message: 'must have {name} where the name stands' });
}

const dates = object({
  near: list(2),
  weekday: list(7),
  day: list(31),
  month: list(12),
  year: z.record(z.string(), spelt),
  forms: object({ full: pattern, near: pattern, 'near-only': pattern, day: pattern, weekday: pattern }),
}).superRefine(({ forms, year }, context) => {
  for (const key of Object.keys(year))
    if (!/^\d{4}$/.test(key)) refuse(context, ['year', key], 'must be a year of four digits');
  const known = ['near', 'weekday', 'day', 'month', 'year'];
  for (const [form, slots] of Object.entries(forms))
    for (const { name } of slots)
      if (!known.includes(name))
        refuse(context, ['forms', form], `names {${name}}; there are ${known.join(', ')}`);
});

/** A whole hour, with minutes, or the minutes of a single hour. */
const FORM_KEYS = /^(?:whole|minutes|1?\d|2[0-3])$/;

const timeForm = z.record(z.string(), pattern).transform((patterns, context) => {
  const { whole, minutes, ...hours } = patterns;
  for (const key of Object.keys(patterns))
    if (!FORM_KEYS.test(key))
      refuse(context, [key], 'is no form: there are "whole", "minutes", and hours "0" to "23"');
  if (whole === undefined || minutes === undefined) {
    refuse(context, [], 'must have "whole" and "minutes"');
    return z.NEVER;
  }
  return {
    whole,
    minutes,
    hours: new Map(Object.entries(hours).map(([hour, slots]) => [Number(hour), slots])),
  };
});

/** Of a list by the minute the first entry, minute 0, may be empty: patterns of whole hours do not use it. */
const timeList = z
  .array(text.regex(/^\D*$/, 'must be in words: write numbers out'))
  .refine(
    (pieces) =>
      [2, 24, 60].includes(pieces.length) &&
      pieces.every((piece, index) => piece !== '' || mayBeEmpty(pieces, index)),
    'must have 24 entries (by the hour), 60 (by the minute) or 2 (by the half of the day), none empty but that of minute 0',
  );

const mayBeEmpty = (pieces: readonly string[], index: number): boolean => pieces.length === 60 && index === 0;

const LIST_NAME = /^[a-z]+(?:-[a-z]+)*$/;

const times = object({
  allDay: spelt,
  lists: z.record(z.string(), timeList),
  forms: object({ full: timeForm, brief: timeForm, from: timeForm, of: timeForm, to: timeForm }),
}).superRefine(({ lists, forms }, context) => {
  const used = new Set<string>();
  for (const [form, { whole, minutes, hours }] of Object.entries(forms)) {
    for (const { name } of [whole, minutes, ...hours.values()].flat()) {
      used.add(name);
      if (!Object.hasOwn(lists, name))
        refuse(context, ['forms', form], `names {${name}}, and there is no such list`);
    }
    for (const { name } of whole)
      if (lists[name]?.[0] === '')
        refuse(context, ['forms', form], `says {${name}} at a whole hour, and minute 0 has no words`);
  }
  for (const name of Object.keys(lists)) {
    if (!LIST_NAME.test(name)) refuse(context, ['lists', name], 'must be named in letters a–z');
    if (!used.has(name)) refuse(context, ['lists', name], 'is used by no form');
  }
});

function refuse(context: z.core.$RefinementCtx, path: PropertyKey[], message: string): void {
  context.addIssue({ code: 'custom', path, message });
}

/** A language's catalogue: what `catalogues/README.md` explains. */
export const catalogueSchema = object({
  language: words,
  voices: dictionary,
  carrier: words,
  abbreviations: dictionary,
  translations: dictionary,
  prompts,
  names,
  keys: object({ press: list(10, words), bare: list(10, words) }),
  numbers: object({ digit: list(10), heard: list(10) }),
  dates,
  times,
  week: object({ from: list(7), to: list(7), each: list(7) }),
});
