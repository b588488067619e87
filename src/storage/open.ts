import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Ids, Stores } from '../booking/ports.ts';
import { agendaStore } from './agenda/agenda-store.ts';
import { type Swept, sweep } from './agenda/sweep.ts';
import { connectDatabase, type Database, type DatabaseOptions } from './database.ts';
import { type DemoPatient, demoPatientsIn } from './demo/patients.ts';
import { seedDemo } from './demo/seed.ts';
import { assertSchema, migrate } from './migrations/migrator.ts';
import type { StorageLog } from './retry.ts';
import type { OfficeStores } from '../office/ports.ts';
import { officeStores } from './office/index.ts';
import { callbackStore } from './stores/callback-store.ts';
import { clinicStore } from './stores/clinic-store.ts';
import { patientStore } from './stores/patient-store.ts';
import { throttleStore } from './stores/throttle-store.ts';
import { indexMissingNames } from './office/patients/name-index.ts';
import { clinicName } from './setup/set-up-clinic.ts';

export interface StorageOptions extends Omit<DatabaseOptions, 'retry'> {
  readonly ids: Ids;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly log: StorageLog;
  readonly retry?: DatabaseOptions['retry'];
}

/** A clinic's database, open. */
export interface Storage {
  readonly stores: Stores;
  /** What the clinic's staff work with, beside them. */
  readonly office: OfficeStores;
  /** For the rooms beside this one in storage (import, export); not for booking. */
  readonly database: Database;
  /** Brings the schema up to date; gives the names of the migrations applied. Safe from many processes at once. */
  migrate(): Promise<string[]>;
  /** @throws SchemaMismatch when the schema is older or newer than this program. */
  assertSchema(): Promise<void>;
  /** Seeds the demo clinic if the database holds no clinic yet; false = it holds one. */
  seedDemo(now: number): Promise<boolean>;
  /** The clinic's name; null while the database holds none. */
  clinicName(): Promise<string | null>;
  /** The demo's patients who are there. */
  demoPatients(): Promise<DemoPatient[]>;
  /** Makes patients found by name who are not yet; for the start. Safe from many processes at once. Gives how many. */
  indexMissingNames(): Promise<number>;
  /** Takes away expired holds and past claims; for a timer. */
  sweep(now: number): Promise<Swept>;
  /** @throws StorageUnavailable when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the database of `DATABASE_URL` and sees that it answers. Migrates nothing.
 *
 * @throws DatabaseUrlError when the URL cannot be understood.
 * @throws StorageUnavailable when the database cannot be reached, or refuses us.
 */
export async function openStorage(databaseUrl: string, options: StorageOptions): Promise<Storage> {
  const { ids, now, log } = options;
  const database = connectDatabase(databaseUrl, { ...options, retry: { log, ...options.retry } });
  const storage: Storage = {
    stores: {
      clinic: clinicStore(database, now),
      patients: patientStore(database, now),
      throttle: throttleStore(database),
      agenda: agendaStore(database, ids),
      callbacks: callbackStore(database),
    },
    office: officeStores(database, ids),
    database,
    migrate: () => migrate(database, { now, holder: randomUUID(), sleep: delay }),
    assertSchema: () => assertSchema(database),
    seedDemo: (at) => seedDemo(database, ids, at),
    clinicName: () => clinicName(database),
    demoPatients: () => database.read(demoPatientsIn),
    indexMissingNames: () => indexMissingNames(database),
    sweep: (at) => sweep(database, at),
    ping: () => database.read(async (db) => void (await sql`SELECT 1`.execute(db))),
    close: () => database.close(),
  };
  try {
    await storage.ping();
  } catch (error) {
    await database.close();
    throw error;
  }
  return storage;
}
