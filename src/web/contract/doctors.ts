import { z } from 'zod';
import { importReport } from './csv.ts';
import { ruleAnswer, rulesPreview, version } from './rules.ts';
import { id } from './words.ts';

/** Brazil's states and the Federal District: of a council's number. */
export const STATES = [
  'AC',
  'AL',
  'AM',
  'AP',
  'BA',
  'CE',
  'DF',
  'ES',
  'GO',
  'MA',
  'MG',
  'MS',
  'MT',
  'PA',
  'PB',
  'PE',
  'PI',
  'PR',
  'RJ',
  'RN',
  'RO',
  'RR',
  'RS',
  'SC',
  'SE',
  'SP',
  'TO',
] as const;

export const ruleName = z.string().trim().min(2, 'Escreva o nome.').max(100, 'O nome cabe em 100 letras.');

/** As written at the door, without the title that the telephone says before it. */
const doctorName = ruleName.refine(
  (name) => !/^(dr|dra|doutor|doutora)\b\.?/i.test(name),
  'Escreva o nome sem “Dr.” ou “Dra.”: a linha diz o título sozinha.',
);

const doctorState = z.object({
  name: doctorName,
  gender: z.enum(['f', 'm'], 'Escolha Dr. ou Dra.').describe('of the title: Dra. or Dr.'),
  crm: z
    .string()
    .trim()
    .regex(/^\d{1,8}$/, 'O CRM tem de 1 a 8 dígitos.'),
  crmUf: z.enum(STATES, 'Escolha o estado do CRM.'),
  rqe: z
    .string()
    .trim()
    .regex(/^\d{1,8}$/, 'O RQE tem de 1 a 8 dígitos.')
    .nullable()
    .default(null),
  specialtyIds: z.array(id).min(1, 'Escolha ao menos uma especialidade.').max(20),
  active: z.boolean().default(true).describe('false: takes no visits any more'),
});

export const newDoctor = doctorState;

export const doctorChange = doctorState.extend({ version });
export type DoctorChange = z.input<typeof doctorChange>;

/** As it is in the tables, also where a form would not take it so. */
export const doctor = z.object({
  id,
  name: z.string(),
  gender: z.enum(['f', 'm']),
  crm: z.string(),
  crmUf: z.string(),
  rqe: z.string().nullable(),
  specialtyIds: z.array(id),
  active: z.boolean(),
  version,
});
export type Doctor = z.infer<typeof doctor>;

export const doctorList = z.object({ items: z.array(doctor) });
export const doctorAnswer = ruleAnswer(doctor);

/** What an import did, or would do: row by row, and to the next weeks. */
export const ruleImportReport = importReport.extend({ preview: rulesPreview });
export type RuleImportReport = z.infer<typeof ruleImportReport>;
