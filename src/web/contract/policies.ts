import { z } from 'zod';
import { DIALPLAN_WORD, LANGUAGE_CODE, POLICY_BOUNDS } from '../../office/rules/policies.ts';
import { isZone } from '../../scheduling/wall-clock.ts';
import { ruleName } from './doctors.ts';
import { ruleAnswer, version } from './rules.ts';

function bounded(policy: keyof typeof POLICY_BOUNDS) {
  const { least, most } = POLICY_BOUNDS[policy];
  const words = `É um número inteiro de ${least} a ${most}.`;
  return z.number(words).int(words).min(least, words).max(most, words);
}

const dialplanWord = z
  .string()
  .trim()
  .regex(DIALPLAN_WORD, 'É uma palavra do plano de discagem, sem espaços nem acentos.');

const start = z.string().regex(/^([01]\d|2[0-3]):[0-5][05]$/, 'É uma hora HH:MM, de 5 em 5 minutos.');
const end = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5][05]|24:00)$/, 'É uma hora HH:MM, de 5 em 5 minutos, até 24:00.');

/** Written `HH:MM`, times sort as text does. */
const attendantHours = z
  .array(
    z
      .object({ weekday: z.literal([1, 2, 3, 4, 5, 6, 7]).describe('1 = Monday'), from: start, to: end })
      .refine(({ from, to }) => from < to, { path: ['to'], error: 'O fim vem depois do começo.' }),
  )
  .max(50)
  .refine(
    (rows) =>
      rows.every((row, i) =>
        rows
          .slice(0, i)
          .every(({ weekday, from, to }) => weekday !== row.weekday || to <= row.from || row.to <= from),
      ),
    'Há horários que coincidem no mesmo dia.',
  );

const policyState = z.object({
  name: ruleName,
  zone: z.string().refine(isZone, 'É um fuso como America/Sao_Paulo.'),
  leastNoticeMinutes: bounded('leastNoticeMinutes').describe('no visit is offered sooner than this from now'),
  horizonDays: bounded('horizonDays').describe('last bookable day = today + this'),
  maxActiveVisits: bounded('maxActiveVisits').describe('upcoming visits of one patient'),
  maxActiveVisitsPerSpecialty: bounded('maxActiveVisitsPerSpecialty'),
  cancelDeadlineMinutes: bounded('cancelDeadlineMinutes').describe(
    'by telephone, a visit is cancelled or moved until this long before it',
  ),
  observeOptionalHolidays: z.boolean(),
  requirePin: z.boolean(),
  trustCallerNumber: z.boolean(),
  languages: z
    .array(z.string().regex(LANGUAGE_CODE, 'É o código de um idioma, como pt_BR ou en.'))
    .min(1, 'Escolha pelo menos um idioma.')
    .max(8)
    .refine((codes) => new Set(codes).size === codes.length, 'Cada idioma entra uma vez.')
    .describe('the first is spoken unasked'),
  attendantHours,
  attendant: z.object({ context: dialplanWord, extension: dialplanWord, priority: dialplanWord }),
});

export const policyChange = policyState.extend({ version });
export type PolicyChange = z.input<typeof policyChange>;

/** As it is kept, whatever it is. */
const policies = z.object({
  version,
  name: z.string(),
  zone: z.string(),
  leastNoticeMinutes: z.number(),
  horizonDays: z.number(),
  maxActiveVisits: z.number(),
  maxActiveVisitsPerSpecialty: z.number(),
  cancelDeadlineMinutes: z.number(),
  observeOptionalHolidays: z.boolean(),
  requirePin: z.boolean(),
  trustCallerNumber: z.boolean(),
  languages: z.array(z.string()),
  attendantHours: z.array(
    z.object({ weekday: z.literal([1, 2, 3, 4, 5, 6, 7]), from: z.string(), to: z.string() }),
  ),
  attendant: z.object({ context: z.string(), extension: z.string(), priority: z.string() }),
});
export type Policies = z.infer<typeof policies>;
export const policyAnswer = ruleAnswer(policies);

const bounds = z.object({ least: z.number().int(), most: z.number().int() });

export const policyPage = z.object({
  policies,
  bounds: z.object({
    leastNoticeMinutes: bounds,
    horizonDays: bounds,
    maxActiveVisits: bounds,
    maxActiveVisitsPerSpecialty: bounds,
    cancelDeadlineMinutes: bounds,
  }),
  knownLanguages: z.array(z.string()).describe('codes of the languages that this line could speak'),
});
export type PolicyPage = z.infer<typeof policyPage>;
