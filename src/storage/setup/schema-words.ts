/** The vocabulary of {@link fileSchema}: each word says what it wants, so that every message is a remedy. */
import { z } from 'zod';
import { isLocalDate } from '../../scheduling/calendar.ts';

/** An object that knows its keys: a mistyped one is told, and not passed over. */
export function object<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const keys = Object.keys(shape).join(', ');
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `has no key ${issue.keys.map((key) => `"${key}"`).join(', ')}; its keys are ${keys}`
        : `must be an object with the keys ${keys}`,
  });
}

export const list = <Item extends z.ZodType>(item: Item) => z.array(item, 'must be a list, [ … ]');

export const text = (pattern: RegExp, message: string) => z.string(message).regex(pattern, message);

export const yesOrNo = z.boolean('must be true or false, without quotes');

export function whole(least: number, most: number, unit: string) {
  const message = `must be a whole number of ${unit}, ${least} to ${most}, without quotes`;
  return z.int(message).min(least, message).max(most, message);
}

/** Minutes on the five-minute grid that all visits are on. */
export function wholeFives(least: number, most: number) {
  const message = `must be minutes, ${least} to ${most}, in steps of 5, without quotes`;
  return z.int(message).min(least, message).max(most, message).multipleOf(5, message);
}

export const name = z
  .string('must be a name, in quotes')
  .trim()
  .min(1, 'must not be empty')
  .max(200, 'must be 200 characters or fewer');

export const reference = z.string('must be an id or a name of this file, in quotes').trim();

export const date = z
  .string('must be a date such as "2027-12-24"')
  .refine(isLocalDate, 'must be a real date, such as "2027-12-24"');
