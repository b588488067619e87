import type { Storage } from '../../src/storage/index.ts';
import {
  adjustClinic,
  ANTONIO,
  bookFor,
  cheapPin,
  keepDoctors,
  LUCIA,
  MONDAY_NIGHT,
  remembered,
  speaking,
  withoutHours,
} from '../support/small-clinic.ts';
import { mishapScenarios } from './mishaps.ts';
import { lastHour, oneVisit, scenario, small, visit, type Scenarios } from './scenario.ts';

/** Clinics, callers and mishaps; each is walked from end to end. */
export const SCENARIOS: Scenarios = {
  'a clinic with few days': () => scenario({}, small),

  'a patient with five visits, two of them on one day, two with doctors who have left': () =>
    scenario({}, async (storage) => {
      await bookFor(storage, LUCIA.id, [
        visit('rafael-costa', '2026-11-24', 9),
        visit('juliana-silva', '2026-11-24', 11),
        visit('marina-correa', '2026-11-25', 10),
        visit('gabriel-santos', '2026-11-25', 11),
        visit('camila-rocha', '2026-11-26', 10),
      ]);
      await small(storage, { max_active_visits: 6 });
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
  ...mannerScenarios(),

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
  'seven specialties, one of them with one doctor, all full': () =>
    scenario({}, async (storage) => {
      await storage.database.write((tx) =>
        tx.updateTable('doctors').set({ active: 0 }).where('id', '=', 'marina-correa').execute(),
      );
      await adjustClinic(storage, { horizon_days: 0, least_notice_minutes: 24 * 60 });
    }),

  ...mishapScenarios(),
};

/** A PIN is wanted: of a patient with one visit, too near or not, with several, with none; and of one who has no PIN. */
function pinScenarios(): Scenarios {
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

/** One language, or one that was chosen before, at a pace that was chosen before; or few words. */
function mannerScenarios(): Scenarios {
  const lucia = (caller: Partial<Parameters<typeof remembered>[2]>) => async (storage: Storage) => {
    await small(storage);
    await bookFor(storage, LUCIA.id, oneVisit);
    await remembered(storage, LUCIA.id, caller);
  };
  const callerNumber = LUCIA.phone;
  return {
    'a clinic of one language': () =>
      scenario({ languages: ['pt_BR'] }, async (storage) => {
        await keepDoctors(storage, ['nobody']);
        await speaking(storage, ['pt_BR']);
      }),
    'a caller known by number who chose English, spoken slowly, long ago': () =>
      scenario({ callerNumber, greetedIn: 'en' }, lucia({ language: 'en', pace: 'slow' })),
    'a caller known by number who called yesterday': () =>
      scenario({ callerNumber }, lucia({ last_call_at: '2026-11-22 12:00:00' })),
  };
}
