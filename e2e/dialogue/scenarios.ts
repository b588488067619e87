import { StorageUnavailable, type AgendaStore, type Stores } from '../../src/booking/ports.ts';
import type { Storage } from '../../src/storage/index.ts';
import type { Scenario } from '../support/call-walker.ts';
import {
  adjustClinic,
  ANTONIO,
  bookFor,
  cheapPin,
  keepDoctors,
  LUCIA,
  MONDAY_MORNING,
  MONDAY_NIGHT,
  withoutHours,
} from '../support/small-clinic.ts';
import { TemplateDatabase } from '../support/test-desk.ts';
import { inspectDatabase } from './inspect-database.ts';

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

async function scenario(options: Options, prepare: (storage: Storage) => Promise<void>): Promise<Scenario> {
  const now = options.now ?? MONDAY_MORNING;
  const clinic = await TemplateDatabase.create(now, prepare);
  return { now, clinic, inspect: inspectDatabase, ...options, numbers: { ...NUMBERS, ...options.numbers } };
}

/** Few doctors and few days: the tree is the same, and it has an end. */
async function small(storage: Storage, changes: Parameters<typeof adjustClinic>[1] = {}): Promise<void> {
  await keepDoctors(storage, ['rafael-costa', 'juliana-silva', 'marina-correa']);
  await adjustClinic(storage, { horizon_days: 2, ...changes });
}

/** Only the last three half-hours of this afternoon, with one doctor. */
async function lastHour(storage: Storage): Promise<void> {
  await keepDoctors(storage, ['rafael-costa']);
  await adjustClinic(storage, { horizon_days: 0, least_notice_minutes: 8 * 60, cancel_deadline_minutes: 0 });
}

const visit = (doctorId: string, date: string, hour: number) => ({ doctorId, date, minute: hour * 60 });
const oneVisit = [visit('rafael-costa', '2026-11-25', 9)];

/** The agenda, but for what the test makes of some of its methods. */
const agenda =
  (changes: Partial<AgendaStore>) =>
  (stores: Stores): Stores => ({ ...stores, agenda: { ...stores.agenda, ...changes } });

const away = () => Promise.reject(new StorageUnavailable('the database is away'));
const is =
  <T>(outcome: T) =>
  () =>
    Promise.resolve(outcome);

/** So many holds are had (three times offered, and one chosen and kept); the times are somebody else's from then on. */
const rivalAfter =
  (had: number) =>
  (stores: Stores): Stores => {
    let holds = 0;
    return agenda({
      hold: (request) => (++holds <= had ? stores.agenda.hold(request) : Promise.resolve('taken')),
      book: is({ kind: 'taken' }),
      move: is({ kind: 'taken' }),
    })(stores);
  };

/** Clinics, callers and mishaps; each is walked from end to end. */
export const SCENARIOS: Readonly<Record<string, () => Promise<Scenario>>> = {
  'a clinic with few days': () => scenario({}, small),

  'a patient with three visits, two of them on one day': () =>
    scenario({}, async (storage) => {
      await small(storage);
      await bookFor(storage, LUCIA.id, [
        visit('rafael-costa', '2026-11-24', 9),
        visit('juliana-silva', '2026-11-24', 11),
        visit('marina-correa', '2026-11-25', 10),
      ]);
    }),

  'as many visits as may be, one of them too near to change': () =>
    scenario({}, async (storage) => {
      await small(storage, { max_active_visits: 2 });
      await bookFor(storage, LUCIA.id, [
        visit('rafael-costa', '2026-11-23', 9),
        visit('juliana-silva', '2026-11-24', 11),
      ]);
    }),

  'one visit of a specialty is all': () =>
    scenario({}, async (storage) => {
      await small(storage, { max_active_visits_per_specialty: 1 });
      await bookFor(storage, LUCIA.id, oneVisit);
    }),

  ...pinScenarios(),

  'late in the evening': () => scenario({ now: MONDAY_NIGHT, callerNumber: LUCIA.phone }, small),
  'late in the evening, number withheld': () => scenario({ now: MONDAY_NIGHT }, small),
  'a caller known by number': () =>
    scenario({ callerNumber: LUCIA.phone }, (storage) => small(storage, { trust_caller_number: 1 })),

  'a clinic with no doctors': () => scenario({}, (storage) => keepDoctors(storage, ['nobody'])),
  'doctors without hours': () => scenario({}, withoutHours),
  'one specialty with two doctors': () =>
    scenario({}, (storage) => keepDoctors(storage, ['rafael-costa', 'juliana-silva'])),
  'one doctor, three times left': () => scenario({}, lastHour),
  'one doctor, three times left, and a visit to move': () =>
    scenario({}, async (storage) => {
      await lastHour(storage);
      await bookFor(storage, LUCIA.id, [visit('rafael-costa', '2026-11-23', 10)]);
    }),
  'two specialties, all full': () =>
    scenario({}, async (storage) => {
      await keepDoctors(storage, ['rafael-costa', 'juliana-silva', 'marina-correa', 'pedro-lima']);
      await adjustClinic(storage, { horizon_days: 0, least_notice_minutes: 24 * 60 });
    }),

  ...mishapScenarios(),
};

/** A PIN is wanted: of a patient with one visit, too near or not, with several, with none; and of one who has no PIN. */
function pinScenarios(): typeof SCENARIOS {
  const numbers = { 'identify.cpf': [ANTONIO.cpf], 'identify.birth-date': [ANTONIO.birth] };
  const withVisits = (visits: Parameters<typeof bookFor>[2]) => () =>
    scenario({ numbers }, async (storage) => {
      await small(storage, { require_pin: 1 });
      await cheapPin(storage, ANTONIO);
      await bookFor(storage, ANTONIO.id, visits);
    });
  return {
    'a PIN is wanted, one visit': withVisits(oneVisit),
    'a PIN is wanted, two visits': withVisits([...oneVisit, visit('juliana-silva', '2026-11-24', 9)]),
    'a PIN is wanted, a visit too near': withVisits([visit('rafael-costa', '2026-11-23', 9)]),
    'a PIN is wanted, no visits': withVisits([]),
    'a PIN is wanted of a patient who has none': () =>
      scenario({}, (storage) => small(storage, { require_pin: 1 })),
  };
}

/** A rival is quicker, or the database goes away, at every single thing that a call does with it. */
function mishapScenarios(): typeof SCENARIOS {
  const withVisit = (stores: Scenario['stores']) => () =>
    scenario({ ...(stores && { stores }) }, async (storage) => {
      await lastHour(storage);
      await bookFor(storage, LUCIA.id, [visit('rafael-costa', '2026-11-23', 10)]);
    });
  return {
    'a rival takes every time': withVisit(
      agenda({ book: is({ kind: 'taken' }), move: is({ kind: 'taken' }) }),
    ),
    'a rival holds every time': withVisit(agenda({ hold: is('taken' as const) })),
    'a rival takes the last times while they are offered': withVisit(rivalAfter(3)),
    'a rival takes the last times at the read-back': withVisit(rivalAfter(4)),
    'another call books for the same patient': withVisit(
      agenda({ book: is({ kind: 'patient-busy' }), move: is({ kind: 'patient-busy' }) }),
    ),
    'another call books up to the limit': withVisit(agenda({ book: is({ kind: 'too-many-visits' }) })),
    'another call changes the visit': withVisit(
      agenda({ move: is({ kind: 'gone' }), cancel: is({ kind: 'gone' }) }),
    ),
    'the database goes away before a booking, a move or a cancellation': withVisit(
      agenda({ book: away, move: away, cancel: away }),
    ),
    'the database goes away before a search': withVisit(agenda({ claims: away })),
    'the database goes away before a hold': withVisit(agenda({ hold: away })),
    'the database goes away before the visits are read': withVisit(agenda({ upcoming: away })),
    'the database goes away before a patient is found': withVisit((stores) => ({
      ...stores,
      patients: { ...stores.patients, byCpf: away },
    })),
    'the database is away from the start': withVisit((stores) => ({ ...stores, clinic: { read: away } })),
    'the database goes away before a call back is noted': () =>
      scenario({ now: MONDAY_NIGHT, stores: (stores) => ({ ...stores, callbacks: { add: away } }) }, small),
  };
}
