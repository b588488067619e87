import { z } from 'zod';
import { isCpf } from '../../booking/cpf.ts';
import { normalisePhone } from '../../booking/phone-number.ts';
import { APPOINTMENT_STATUSES } from './agenda.ts';
import { clock, id, instant, localDate } from './words.ts';

const masked = z.string().describe('masked: enough to recognise, too little to use');

/** A patient in a list. */
export const patientSummary = z.object({
  id,
  name: z.string(),
  cpf: masked,
  birthDate: localDate,
  phones: z.array(masked),
  nextVisit: z.object({ date: localDate, time: clock, doctor: z.string() }).nullable(),
});
export type PatientSummary = z.infer<typeof patientSummary>;

export const patientSearch = z.object({
  text: z
    .string()
    .trim()
    .max(200)
    .describe(
      'beginnings of words of the name, in any order; or a CPF’s or a telephone’s digits, four or more',
    ),
  limit: z.number().int().min(1).max(50).default(20),
});
export type PatientSearch = z.input<typeof patientSearch>;

export const patientsFound = z.object({ items: z.array(patientSummary) });
export type PatientsFound = z.infer<typeof patientsFound>;

/** As it is typed, with or without dots; kept as digits. */
const cpf = z
  .string()
  .transform((text) => text.replaceAll(/[.\s-]/g, ''))
  .refine(isCpf, 'esse CPF não existe; confira os números');

const phone = z
  .string()
  .transform(normalisePhone)
  .refine((number) => number !== null, 'é um telefone com DDD, de 10 ou 11 dígitos');

const name = z.string().trim().min(3, 'escreva o nome completo').max(200);
const identity = { name, cpf, birthDate: localDate };

export const newPatient = z.object({ ...identity, phones: z.array(phone).max(10).default([]) });
export type NewPatient = z.input<typeof newPatient>;

export const patientChange = z.object({
  ...identity,
  version: z.string().describe('of the patient as it was read'),
});
export type PatientChange = z.input<typeof patientChange>;

export const phoneToAdd = z.object({ number: phone });

export const patientSheet = z.object({
  id,
  name: z.string(),
  cpf: z.string(),
  birthDate: localDate,
  phones: z.array(
    z.object({
      number: z.string(),
      registered: z.boolean().describe('told to the clinic; else only called from'),
    }),
  ),
  hasPin: z.boolean(),
  caller: z.object({
    language: z.string().nullable(),
    pace: z.enum(['usual', 'slow']).nullable(),
    lastCallAt: instant.nullable(),
  }),
  createdAt: instant,
  version: z.string(),
});
export type PatientSheet = z.infer<typeof patientSheet>;

export const patientVisit = z.object({
  id,
  protocol: z.string(),
  date: localDate,
  time: clock,
  doctor: z.string(),
  specialty: z.string(),
  location: z.string(),
  status: z.enum(APPOINTMENT_STATUSES),
});
export type PatientVisit = z.infer<typeof patientVisit>;

export const unscheduledVisit = z.object({
  id,
  doctorId: id,
  specialtyId: id,
  doctor: z.string(),
  specialty: z.string(),
  date: localDate,
  status: z.enum(['history', 'to-schedule', 'scheduled', 'dropped']),
});
export type UnscheduledVisit = z.infer<typeof unscheduledVisit>;

/** One patient's page: who they are, visits (cancelled ones too), and visits of the original system without a time.
 * Their calls are `/calls?patientId=`. */
export const patient = z.object({
  sheet: patientSheet,
  visits: z.array(patientVisit),
  unscheduled: z.array(unscheduledVisit),
});
export type Patient = z.infer<typeof patient>;

export const unscheduledParams = z.object({ id, visitId: id });
export const unscheduledChange = z.object({ status: z.enum(['scheduled', 'dropped']) });

export const issuedPin = z.object({ pin: z.string().describe('shown this once') });
export type IssuedPin = z.infer<typeof issuedPin>;

export const duplicates = z.object({
  pairs: z.array(
    z.object({
      one: patientSummary,
      other: patientSummary,
      why: z.enum(['name', 'phone']).describe('what they share beside the birth date'),
    }),
  ),
});
export type Duplicates = z.infer<typeof duplicates>;

const count = z.number().int();
const mergeMoves = z.object({
  visits: count,
  phones: count,
  callbacks: count,
  calls: count,
  unscheduled: count,
  pin: z.boolean().describe('the PIN goes along: the one who stays has none'),
});

const side = z.object({ time: clock, doctor: z.string() });
export const mergePreview = z.object({
  from: patientSheet,
  into: patientSheet,
  moves: mergeMoves,
  conflicts: z
    .array(z.object({ date: localDate, from: side, into: side }))
    .describe('visits to come at the same time: one of each pair must be cancelled or moved first'),
  version: z.string(),
});
export type MergePreview = z.infer<typeof mergePreview>;

export const mergeQuery = z.object({ intoId: id });
export const mergeRequest = z.object({ intoId: id, version: z.string().describe('of the preview') });
export type MergeRequest = z.infer<typeof mergeRequest>;
export const merged = z.object({ intoId: id, moves: mergeMoves });

export const erasure = z.object({
  name: z.string().describe('the patient’s name, typed to confirm'),
});
export type Erasure = z.infer<typeof erasure>;
export const erased = z.object({ cancelled: count.describe('visits to come that were cancelled') });
export type Erased = z.infer<typeof erased>;
