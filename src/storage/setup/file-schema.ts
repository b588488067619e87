import { z } from 'zod';
import { DIALPLAN_WORD, LANGUAGE_CODE, POLICY_BOUNDS } from '../../office/rules/policies.ts';
import { isZone } from '../../scheduling/wall-clock.ts';
import { absence, hours, spans } from './file-hours.ts';
import { date, list, name, object, reference, text, whole, wholeFives, yesOrNo } from './schema-words.ts';

const STATES = 'AC AL AM AP BA CE DF ES GO MA MG MS MT PA PB PE PI PR RJ RN RO RR RS SC SE SP TO'.split(' ');

const id = text(
  /^(?=.{1,36}$)[a-z0-9]+(-[a-z0-9]+)*$/,
  'must be 1 to 36 of a–z, 0–9 and single hyphens between them, such as "rafael-costa"; or left out',
).optional();
const zone = z
  .string('must be an IANA zone such as "America/Sao_Paulo"')
  .refine(isZone, 'must be an IANA zone such as "America/Sao_Paulo"');
const dialplanWord = text(DIALPLAN_WORD, 'must be a word of the dialplan, such as "s" or "1", in quotes');

const language = text(LANGUAGE_CODE, 'must be a language\'s code, such as "pt_BR" or "en"');

const line = object({
  languages: list(language)
    .min(1, 'must name at least one language')
    .refine((codes) => new Set(codes).size === codes.length, 'must not name a language twice')
    .default(['pt_BR']),
  requirePin: yesOrNo.default(false),
  trustCallerNumber: yesOrNo.default(false),
  attendant: object({
    context: dialplanWord.default('disque-consulta-attendant'),
    extension: dialplanWord.default('s'),
    priority: dialplanWord.default('1'),
    hours: spans,
  }),
});

const bounded = (policy: keyof typeof POLICY_BOUNDS, unit: string) =>
  whole(POLICY_BOUNDS[policy].least, POLICY_BOUNDS[policy].most, unit);

const policies = object({
  leastNoticeMinutes: bounded('leastNoticeMinutes', 'minutes').default(60),
  horizonDays: bounded('horizonDays', 'days').default(90),
  maxActiveVisits: bounded('maxActiveVisits', 'visits').default(5),
  maxActiveVisitsPerSpecialty: bounded('maxActiveVisitsPerSpecialty', 'visits').default(2),
  cancelDeadlineMinutes: bounded('cancelDeadlineMinutes', 'minutes').default(120),
  observeOptionalHolidays: yesOrNo.default(false),
});

const location = object({
  id,
  name,
  address: z.string('must be text, in quotes').trim().max(200, 'must be 200 characters or fewer').default(''),
  zone: zone.optional(),
});

const specialty = object({
  id,
  name,
  visitMinutes: wholeFives(5, 480),
  bufferBeforeMinutes: wholeFives(0, 240).default(0),
  bufferAfterMinutes: wholeFives(0, 240).default(0),
});

const doctor = object({
  id,
  name: name.refine(
    (text) => !/^(?:dra?|doutora?)\b/i.test(text),
    'must be without the title: "gender" says whether it is Dr. or Dra.',
  ),
  gender: z.enum(['f', 'm'], 'must be "f" (Dra.) or "m" (Dr.)'),
  crm: text(/^\d{1,10}$/, 'must be the number alone, in quotes, such as "12345"'),
  crmUf: z.enum(STATES, 'must be a state such as "CE"'),
  rqe: text(/^\d{1,10}$/, 'must be the number alone, in quotes; or null')
    .nullable()
    .default(null),
  specialties: list(reference).min(1, 'must name at least one specialty'),
  active: yesOrNo.default(true),
  hours: list(hours).default([]),
});

const holiday = object({
  date,
  name,
  scope: z.enum(
    ['state', 'city', 'clinic'],
    'must be "state", "city" or "clinic"; national holidays are known without being told',
  ),
  location: reference.optional(),
  working: yesOrNo.default(false),
});

/** A clinic as a file tells it. What it leaves out has the default that is said here. */
export const fileSchema = object({
  name,
  zone,
  line,
  policies: policies.prefault({}),
  locations: list(location).min(1, 'must have at least one'),
  specialties: list(specialty).min(1, 'must have at least one'),
  doctors: list(doctor).min(1, 'must have at least one'),
  holidays: list(holiday).default([]),
  absences: list(absence).default([]),
});

export type ClinicFile = z.output<typeof fileSchema>;
