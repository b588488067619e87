import { z } from 'zod';
import { HOLIDAY_SCOPES } from '../../office/rules/holidays.ts';
import { ruleName } from './doctors.ts';
import { ruleAnswer, version } from './rules.ts';
import { id, localDate } from './words.ts';

const holidayState = z.object({
  scope: z.enum(HOLIDAY_SCOPES),
  date: localDate,
  name: ruleName,
  locationId: id.nullable().default(null).describe('null: everywhere'),
  working: z.boolean().default(false).describe('true: worked all the same; lifts a national holiday'),
});

export const newHoliday = holidayState;
export type NewHoliday = z.input<typeof newHoliday>;
export const holidayChange = holidayState.extend({ version });

export const holiday = z.object({
  id,
  version,
  scope: z.enum(HOLIDAY_SCOPES),
  date: z.string(),
  name: z.string(),
  locationId: id.nullable(),
  working: z.boolean(),
});
export type Holiday = z.infer<typeof holiday>;
export const holidayAnswer = ruleAnswer(holiday);

export const yearQuery = z.object({
  year: z.coerce.number().int().min(2000).max(2100).optional().describe('left out: this one'),
});

/** A year's holidays, by date. */
export const holidayCalendar = z.object({
  year: z.number().int(),
  thisYear: z.number().int(),
  observesOptional: z.boolean().describe('whether points of optional work count as holidays'),
  locations: z.array(z.object({ id, name: z.string() })),
  days: z.array(
    z.object({
      date: localDate,
      name: z.string(),
      kind: z.enum(['national', 'optional', ...HOLIDAY_SCOPES]),
      own: holiday.nullable().describe('the clinic’s own; null: of the nation’s calendar'),
      closedAt: z.array(id).describe('where nobody works on this date, all things considered'),
    }),
  ),
});
export type HolidayCalendar = z.infer<typeof holidayCalendar>;
