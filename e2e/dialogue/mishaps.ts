import { StorageUnavailable, type AgendaStore, type Stores } from '../../src/booking/ports.ts';
import type { Scenario } from '../support/call-walker.ts';
import { bookFor, LUCIA, MONDAY_NIGHT } from '../support/small-clinic.ts';
import { lastHour, scenario, small, visit, type Scenarios } from './scenario.ts';

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

/** A rival is quicker, or the database goes away, at every single thing that a call does with it. */
export function mishapScenarios(): Scenarios {
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
    'the database goes away before a number is known': () =>
      scenario(
        {
          callerNumber: LUCIA.phone,
          stores: (stores) => ({ ...stores, patients: { ...stores.patients, callerOfPhone: away } }),
        },
        small,
      ),
    'the database is away from the start': withVisit((stores) => ({ ...stores, clinic: { read: away } })),
    'the database goes away before a call back is noted': () =>
      scenario({ now: MONDAY_NIGHT, stores: (stores) => ({ ...stores, callbacks: { add: away } }) }, small),
  };
}
