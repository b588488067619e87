import type { Storage } from '../../src/storage/index.ts';
import type { Scenario } from '../support/call-walker.ts';
import { adjustClinic, ANTONIO, keepDoctors, LUCIA, MONDAY_MORNING } from '../support/small-clinic.ts';
import { TemplateDatabase } from '../support/test-desk.ts';
import { inspectDatabase } from './inspect-database.ts';

/** What it takes to make a scenario, by its name. */
export type Scenarios = Readonly<Record<string, () => Promise<Scenario>>>;

const NUMBERS = {
  'identify.cpf': [LUCIA.cpf],
  'identify.birth-date': [LUCIA.birth],
  'identify.pin': [`${ANTONIO.pin}#`, '1111#'],
  'book.date': ['2411', '2911', '24122026'],
  'move.date': ['2411', '2911'],
  'cancel.by-date': ['2311', '2411', '2511'],
  'move.by-date': ['2311', '2411', '2511'],
  'attendant.number': ['8532220000', '85999990000'],
};

type Options = Partial<Omit<Scenario, 'clinic'>>;

/** A scenario of the demo clinic, as `prepare` makes it. */
export async function scenario(
  options: Options,
  prepare: (storage: Storage) => Promise<void>,
): Promise<Scenario> {
  const now = options.now ?? MONDAY_MORNING;
  const clinic = await TemplateDatabase.create(now, prepare);
  const { languages = ['pt_BR', 'en', 'es'], greetedIn = 'pt_BR' } = options;
  const numbers = { ...NUMBERS, ...options.numbers };
  return { now, clinic, inspect: inspectDatabase, ...options, languages, greetedIn, numbers };
}

/** Few doctors and few days: the tree is the same, and it has an end. */
export async function small(
  storage: Storage,
  changes: Parameters<typeof adjustClinic>[1] = {},
): Promise<void> {
  await keepDoctors(storage, ['rafael-costa', 'juliana-silva', 'marina-correa']);
  await adjustClinic(storage, { horizon_days: 2, ...changes });
}

/** Only the last three half-hours of this afternoon, with one doctor. */
export async function lastHour(storage: Storage): Promise<void> {
  await keepDoctors(storage, ['rafael-costa']);
  await adjustClinic(storage, { horizon_days: 0, least_notice_minutes: 8 * 60, cancel_deadline_minutes: 0 });
}

export const visit = (doctorId: string, date: string, hour: number) => ({
  doctorId,
  date,
  minute: hour * 60,
});
export const oneVisit = [visit('rafael-costa', '2026-11-25', 9)];
