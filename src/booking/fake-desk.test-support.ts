import type { Desk } from './desk.ts';
import type { AgendaStore, PatientRecord, Stores, Throttled } from './ports.ts';

/** A call to a store: its name, and what it was given. */
export type StoreCall = readonly [method: string, ...given: unknown[]];

/** A desk whose stores live in memory and note every call; time stands still until a test moves it. */
export interface FakeDesk extends Desk {
  readonly calls: StoreCall[];
  readonly throttles: Map<string, Throttled>;
  readonly clock: { now(): number; at: number };
}

export interface FakeDeskOptions {
  readonly patients?: readonly PatientRecord[];
  /** What the agenda does; anything else of it fails the test. */
  readonly agenda?: Partial<AgendaStore>;
}

/** Long after 1970: no instant of a test is negative. */
const NOON = Date.parse('2027-03-01T12:00:00Z');

export function fakeDesk({ patients = [], agenda = {} }: FakeDeskOptions = {}): FakeDesk {
  const calls: StoreCall[] = [];
  const throttles = new Map<string, Throttled>();
  const clock = { at: NOON, now: () => clock.at };
  let ids = 0;
  const stores: Stores = {
    clinic: { read: unexpected('clinic.read') },
    callbacks: { add: unexpected('callbacks.add') },
    patients: patientsInMemory(patients),
    throttle: throttleInMemory(throttles),
    agenda: { ...idleAgenda, ...agenda },
  };
  return {
    stores: noting(stores, calls),
    calls,
    throttles,
    random: () => 0,
    clock,
    ids: { next: () => `id-${++ids}`, protocol: (digits) => '1'.repeat(digits) },
  };
}

function patientsInMemory(patients: readonly PatientRecord[]): Stores['patients'] {
  const records = patients.map((record) => ({ ...record, phones: [...record.phones] }));
  return {
    byCpf: async (cpf) => records.find((record) => record.cpf === cpf) ?? null,
    byRegisteredPhone: async (phone, limit) =>
      records
        .filter(({ phones }) => phones.some(({ number, registered }) => registered && number === phone))
        .slice(0, limit),
    hasUnscheduledVisits: async () => false,
    rememberPhone: async (patientId, number) => {
      records.find(({ id }) => id === patientId)?.phones.push({ number, registered: false });
    },
    callerOfPhone: unexpected('patients.callerOfPhone'),
    rememberCaller: unexpected('patients.rememberCaller'),
  };
}

function throttleInMemory(rows: Map<string, Throttled>): Stores['throttle'] {
  return {
    read: async (keys) => new Map([...rows].filter(([key]) => keys.includes(key))),
    recordFailure: async (keys, now, forgetBefore) => {
      for (const key of keys) {
        const row = rows.get(key);
        const failures = row && row.lastFailureAt >= forgetBefore ? row.failures : 0;
        rows.set(key, { failures: failures + 1, lastFailureAt: now });
      }
      return new Map(keys.map((key) => [key, rows.get(key)?.failures ?? 0]));
    },
    forgive: async (keys, at, before) => {
      for (const key of keys) {
        const row = rows.get(key);
        if (!row || row.failures === 0) continue;
        const earlier = row.lastFailureAt === at ? before.get(key)?.lastFailureAt : undefined;
        rows.set(key, { failures: row.failures - 1, lastFailureAt: earlier ?? row.lastFailureAt });
      }
    },
    clear: async (keys) => {
      for (const key of keys) rows.delete(key);
    },
  };
}

const unexpected = (method: string) => (): never => {
  throw new Error(`${method} was not expected here`);
};

const idleAgenda: AgendaStore = {
  claims: async () => [],
  upcoming: async () => [],
  hold: async () => 'held',
  release: async () => undefined,
  book: unexpected('agenda.book'),
  move: unexpected('agenda.move'),
  cancel: unexpected('agenda.cancel'),
};

/** The same stores, each call written down before it is carried out. */
function noting(stores: Stores, calls: StoreCall[]): Stores {
  const noted = (store: object, name: string): object =>
    Object.fromEntries(
      Object.entries(store).map(([method, run]: [string, (...given: unknown[]) => unknown]) => [
        method,
        (...given: unknown[]) => {
          calls.push([`${name}.${method}`, ...given]);
          return run(...given);
        },
      ]),
    );
  return Object.fromEntries(
    Object.entries(stores).map(([name, store]) => [name, noted(store as object, name)]),
  ) as unknown as Stores;
}
