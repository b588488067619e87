import { z } from 'zod';
import { ruleAnswer, version } from './rules.ts';
import { id, localDate } from './words.ts';

const weekday = z
  .literal([1, 2, 3, 4, 5, 6, 7], 'Escolha o dia da semana.')
  .describe('1 = Monday … 7 = Sunday');

const start = z.string().regex(/^([01]\d|2[0-3]):[0-5][05]$/, 'Uma hora como 08:00, de 5 em 5 minutos.');
const end = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5][05]|24:00)$/, 'Uma hora como 18:00, de 5 em 5 minutos.');

export const hoursRow = z.object({
  weekday,
  from: start,
  to: end.describe('24:00 at most'),
  locationId: id,
  breaks: z.array(z.object({ from: start, to: end })).max(10),
  validFrom: localDate.nullable().describe('the first date on which they hold; null = open'),
  validUntil: localDate.nullable().describe('the last one'),
});
export type HoursRow = z.infer<typeof hoursRow>;

export const hoursChange = z.object({ hours: z.array(hoursRow).max(200), version });

/** As they are in the tables, also where a form would not take them so. */
export const doctorHours = z.object({
  doctorId: id,
  hours: z.array(
    hoursRow.extend({
      from: z.string(),
      to: z.string(),
      breaks: z.array(z.object({ from: z.string(), to: z.string() })),
    }),
  ),
  version,
});
export type DoctorHours = z.infer<typeof doctorHours>;
export const hoursAnswer = ruleAnswer(doctorHours);
