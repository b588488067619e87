/** The whole line: telephones on a real Asterisk with the deployed files, our server, a MariaDB of its own. */
import { rmSync } from 'node:fs';
import { pino } from 'pino';
import { clipsOf } from '../../src/main/wordings.ts';
import { systemIds } from '../../src/main/ids.ts';
import { startLine, type RunningLine } from '../../src/main/serve.ts';
import { readSettings } from '../../src/main/settings.ts';
import type { Clip } from '../../src/speech/clip.ts';
import { openStorage, type Storage } from '../../src/storage/index.ts';
import { Asterisk, asteriskAvailable } from './asterisk.ts';
import { freePort, mariadbAvailable, startMariadb, type MariadbServer } from './mariadb.ts';
import { SipCall } from './sip-phone.ts';
import { LUCIA, MONDAY_MORNING, attendantsAreAlwaysThere } from './small-clinic.ts';
import { Caller } from './telephone-caller.ts';
import { CallRecord, until } from './telephone-calls.ts';
import { Rows } from './telephone-rows.ts';
import { quickVoice } from './telephone-voice.ts';

/** Whether these suites can run here; says aloud what is missing, and throws on CI. */
export function telephoneAvailable(): boolean {
  const both = [asteriskAvailable(), mariadbAvailable()];
  return both.every(Boolean);
}

/** The clinic's number, and the one that leads to the line as a program per call. */
export const CLINIC = '8433330000';
export const CLINIC_BY_SCRIPT = '8433330001';

export interface DialOptions {
  readonly callerNumber?: string;
  readonly callerName?: string;
  readonly extension?: string;
}

/** The first time offered depends on the half hour that it is. */
const TWO_MINUTES_EARLIER = MONDAY_MORNING - 120_000;

export class Telephone {
  readonly mariadb: MariadbServer;
  readonly asterisk: Asterisk;
  readonly agiPort: number;
  readonly calls = new CallRecord();
  /** What the line in this process logged at `warn` and above. */
  readonly complaints: string[] = [];
  readonly #voice: string;
  /** Stands still during a test, and is later in each: nothing depends on how busy the machine is. */
  #now = TWO_MINUTES_EARLIER;
  #tests = 0;
  #line: RunningLine | undefined;
  #storage: Storage | undefined;
  #clips = new Map<string, Clip>();
  #callers: Caller[] = [];

  private constructor(mariadb: MariadbServer, asterisk: Asterisk, agiPort: number, voice: string) {
    this.mariadb = mariadb;
    this.asterisk = asterisk;
    this.agiPort = agiPort;
    this.#voice = voice;
  }

  /** Database and Asterisk; the line is yet to be served. */
  static async install(): Promise<Telephone> {
    const [mariadb, agiPort] = await Promise.all([startMariadb(), freePort()]);
    const voice = quickVoice();
    const environment = { DATABASE_URL: mariadb.url, LOG_LEVEL: 'debug' };
    const asterisk = await Asterisk.start({ agiPort, soundsDir: voice, environment });
    return new Telephone(mariadb, asterisk, agiPort, voice);
  }

  /** With the line served in this process, on a Monday at about half past eight in the morning. */
  static async start(): Promise<Telephone> {
    const telephone = await Telephone.install();
    await telephone.serve();
    return telephone;
  }

  /** The settings of the line, as an operator would write them. */
  settings(): Record<string, string> {
    return {
      DATABASE_URL: this.mariadb.url,
      AGI_PORT: String(this.agiPort),
      SOUNDS_DIR: this.asterisk.soundsDir,
      DEMO: 'true',
      LOG_LEVEL: 'debug',
      DRAIN_SECONDS: '60',
    };
  }

  async serve(): Promise<void> {
    const log = pino({ level: 'warn', base: null }, { write: (line) => void this.complaints.push(line) });
    this.#line = await startLine({
      settings: readSettings(this.settings()),
      log,
      now: () => this.#now,
      observe: (callId, event) => this.calls.note(callId, event),
    });
    // The recordings are in Asterisk's own world: that much is complained of, once, at the start.
    this.complaints.length = 0;
    await this.openClinic();
  }

  /** Opens the database that the line has made ready, for tests to look into. */
  async openClinic(): Promise<void> {
    await this.#storage?.close();
    const now = () => this.#now;
    this.#storage = await openStorage(this.mariadb.url, {
      ids: systemIds,
      now,
      log: { warn: () => undefined },
    });
    const clinic = await this.#storage.stores.clinic.read();
    this.#clips = new Map(clipsOf(clinic).map((clip) => [clip.id, clip]));
    await this.rows.clear();
  }

  get storage(): Storage {
    if (this.#storage === undefined) throw new Error('openClinic() comes first');
    return this.#storage;
  }

  get rows(): Rows {
    return new Rows(this.storage);
  }

  get now(): number {
    return this.#now;
  }

  set now(epochMs: number) {
    this.#now = epochMs;
  }

  async dial({
    callerNumber = LUCIA.phone,
    callerName,
    extension = CLINIC,
  }: DialOptions = {}): Promise<Caller> {
    const { asterisk, calls } = this;
    const name = callerName === undefined ? {} : { callerName };
    const phone = await SipCall.dial(extension, { sipPort: asterisk.sipPort, callerNumber, ...name });
    const caller = new Caller(phone, { asterisk, calls, clips: this.#clips, place: this.#callers.length });
    this.#callers.push(caller);
    return caller;
  }

  /** For tests on the real clock: at whatever hour they run. */
  attendantsAreAlwaysThere(): Promise<void> {
    return attendantsAreAlwaysThere(this.storage);
  }

  /** Of the line in this process. */
  get callsInProgress(): number | undefined {
    return this.#line?.callsInProgress();
  }

  /** Waits until the line in this process has no call left, or so many. */
  async idle(calls = 0): Promise<void> {
    await until(
      () => this.callsInProgress === calls,
      () => `${calls} calls in progress; there are ${this.callsInProgress}`,
    );
  }

  /** Every telephone is hung up, and every call is over. */
  async hangUpAll(): Promise<void> {
    for (const { phone } of this.#callers) await phone.hangUp();
    await until(
      async () => (await this.asterisk.channels()).length === 0,
      () => 'Asterisk to be idle',
    );
    if (this.#line) await this.idle();
  }

  /** Between two tests: no calls, an empty agenda, a new log; rules kept for 3 s are read anew. */
  async tidy(): Promise<void> {
    await this.hangUpAll();
    this.#callers = [];
    this.asterisk.clearLog();
    this.calls.clear();
    this.complaints.length = 0;
    this.#tests += 1;
    this.#now = TWO_MINUTES_EARLIER + this.#tests * 4_000;
    await this.rows.clear();
  }

  async stop(): Promise<void> {
    await this.#line?.close(0);
    await this.#storage?.close();
    await this.asterisk.stop();
    await this.mariadb.stop();
    rmSync(this.#voice, { recursive: true });
  }
}
