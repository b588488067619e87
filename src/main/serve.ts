import { FastAgiServer, type ServerEvent } from '../agi/index.ts';
import type { CallNews } from '../office/calls/call-news.ts';
import { openStorage, type DemoPatient, type Storage } from '../storage/index.ts';
import { systemIds } from './ids.ts';
import { createLineDesk } from './line-desk.ts';
import type { Logger } from './log.ts';
import type { Settings } from './settings.ts';
import { VoiceKeeper } from './voice-keeper.ts';
import { Voices } from './voices.ts';

export interface ServeOptions {
  readonly settings: Settings;
  readonly log: Logger;
  /** Is told what happens in every call of patients, as it happens. */
  readonly tell?: (news: CallNews) => void;
  readonly now?: () => number;
}

/** The line, up and answering. */
export interface RunningLine {
  readonly agiPort: number;
  /** The clinic's name; null where the database holds none, and nobody can be served. */
  readonly clinic: string | null;
  /** The demo's patients who are in the database. */
  readonly demoPatients: readonly DemoPatient[];
  readonly callsInProgress: () => number;
  /** Drains and closes; calls still there after `drainMs` are brought to a spoken end. */
  close(drainMs?: number): Promise<void>;
}

export const NO_CLINIC =
  'the database holds no clinic: every caller hears an apology, and goes to the attendant';
export const NO_CLINIC_REMEDY =
  'describe it in a file and run `disque-consulta setup FILE`, or start with DEMO=true for the demo clinic';

/** Expired holds and past claims are no harm; they are swept so that tables stay small. */
const SWEEP_EVERY_MS = 60_000;

/** Brings the line up: database migrated (and seeded, where DEMO says so), then the listener. */
export async function startLine({ settings, log, tell, now = Date.now }: ServeOptions): Promise<RunningLine> {
  const voices = new Voices(settings);
  const storage = await openReadyStorage(settings, log, now);
  try {
    if (settings.DEMO) await storage.seedDemo(now());
    const clinic = await storage.clinicName();
    if (clinic === null) log.error({ remedy: NO_CLINIC_REMEDY }, NO_CLINIC);
    const demoPatients = await storage.demoPatients();
    const desk = createLineDesk({ settings, storage, voices, log, now, ...(tell && { tell }) });
    const readClinic = () => storage.stores.clinic.read();
    const keeper = new VoiceKeeper({ settings, voices, readClinic, log });
    const server = new FastAgiServer({
      host: settings.AGI_HOST,
      port: settings.AGI_PORT,
      maxCalls: settings.AGI_MAX_CALLS,
      ...(settings.AGI_ALLOWED_PEERS.length > 0 && { allowedPeers: settings.AGI_ALLOWED_PEERS }),
      onCall: async (connection) => void (await desk.answer(connection)),
      log: (event) => logServerEvent(log, event),
    });
    const agiPort = await server.listen();
    const stopSweeping = sweepNowAndThen(storage, log, now);
    const stopKeeping = keeper.start();
    return {
      agiPort,
      clinic,
      demoPatients,
      callsInProgress: () => server.callsInProgress,
      async close(drainMs = settings.DRAIN_SECONDS * 1000) {
        stopSweeping();
        stopKeeping();
        const onDeadline = (calls: number) => log.warn({ calls }, 'drain deadline: saying goodbye');
        await server.close({ deadlineMs: drainMs, graceMs: GOODBYE_MS, onDeadline });
        await storage.close();
      },
    };
  } catch (error) {
    await storage.close();
    throw error;
  }
}

/** After the deadline a call still gets to the end of its question, and a goodbye. */
const GOODBYE_MS = 45_000;

/** Opens the database and brings its schema up to date. */
export async function openReadyStorage(settings: Settings, log: Logger, now = Date.now): Promise<Storage> {
  const storage = await openStorage(settings.DATABASE_URL, { ids: systemIds, now, log });
  try {
    const applied = await storage.migrate();
    if (applied.length > 0) log.info({ applied }, 'database schema brought up to date');
    return storage;
  } catch (error) {
    await storage.close();
    throw error;
  }
}

function sweepNowAndThen(storage: Storage, log: Logger, now: () => number): () => void {
  let sweeping = false;
  const timer = setInterval(() => {
    if (sweeping) return;
    sweeping = true;
    storage
      .sweep(now())
      .catch((err: unknown) =>
        log.warn({ err }, 'sweeping expired holds failed; it is tried again in a minute'),
      )
      .finally(() => (sweeping = false));
  }, SWEEP_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

function logServerEvent(log: Logger, event: ServerEvent): void {
  switch (event.kind) {
    case 'peer-refused':
      log.warn({ peer: event.peer, why: event.why }, 'a peer was refused');
      return;
    case 'header-failed':
      log.warn({ peer: event.peer, err: event.error }, 'a peer connected and was no Asterisk');
      return;
    case 'call-failed':
      log.error({ peer: event.peer, err: event.error }, 'a call broke off');
      return;
    case 'listener-failed':
      log.error({ err: event.error }, 'accepting a call failed');
  }
}
