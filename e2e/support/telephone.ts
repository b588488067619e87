/** The whole line: telephones on a real Asterisk with the deployed files, our server, a MariaDB of its own. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { pino } from 'pino';
import { systemIds } from '../../src/main/ids.ts';
import { startLine, type RunningLine } from '../../src/main/serve.ts';
import { readSettings, SHIPPED_SOUNDS } from '../../src/main/settings.ts';
import type { Clip } from '../../src/speech/clip.ts';
import { openStorage, type Storage } from '../../src/storage/index.ts';
import { Asterisk, asteriskAvailable } from './asterisk.ts';
import { freePort, mariadbAvailable, startMariadb, type MariadbServer } from './mariadb.ts';
import { SipCall } from './sip-phone.ts';
import { LUCIA, MONDAY_MORNING, attendantsAreAlwaysThere } from './small-clinic.ts';
import { Caller } from './telephone-caller.ts';
import { CallRecord, until } from './telephone-calls.ts';
import { Rows } from './telephone-rows.ts';
import { clipsByFile, goFirst, quickVoice, readSound } from './telephone-voice.ts';

/** Whether these suites can run here; says aloud what is missing, and throws on CI. */
export function telephoneAvailable(): boolean {
  const both = [asteriskAvailable(), mariadbAvailable()];
  return both.every(Boolean);
}

/** The clinic's number, and the one that leads to the line as a program per call. */
export const CLINIC = '8433330000';
export const CLINIC_BY_SCRIPT = '8433330001';
/** Where the clinic's people record names. */
export const STUDIO = '8433330002';

export interface TelephoneOptions {
  /** `quick`: of each recording the first 60 ms, for most tests. `whole`: as callers hear them. */
  readonly voice?: 'quick' | 'whole';
  /** Of the line, in place of what {@link Telephone.settings} gives. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface DialOptions {
  readonly callerNumber?: string;
  readonly callerName?: string;
  readonly extension?: string;
}

/** pino's number for `warn`. */
const WARNING = 40;

/** The first time offered depends on the half hour that it is. */
const TWO_MINUTES_EARLIER = MONDAY_MORNING - 120_000;

export class Telephone {
  readonly mariadb: MariadbServer;
  readonly asterisk: Asterisk;
  readonly agiPort: number;
  readonly calls = new CallRecord();
  /** What the line in this process logged at `warn` and above. */
  readonly complaints: string[] = [];
  /** A folder made for this telephone; null = it has the recordings that come with the program. */
  readonly #voice: string | null;
  /** Stands still during a test, and is later in each: nothing depends on how busy the machine is. */
  #now = TWO_MINUTES_EARLIER;
  #tests = 0;
  #line: RunningLine | undefined;
  #storage: Storage | undefined;
  #clips = new Map<string, Clip>();
  #callers: Caller[] = [];

  private constructor(mariadb: MariadbServer, asterisk: Asterisk, agiPort: number, voice: string | null) {
    this.mariadb = mariadb;
    this.asterisk = asterisk;
    this.agiPort = agiPort;
    this.#voice = voice;
  }

  /** Database and Asterisk; the line is yet to be served. */
  static async install({ voice = 'quick' }: TelephoneOptions = {}): Promise<Telephone> {
    const [mariadb, agiPort] = await Promise.all([startMariadb(), freePort()]);
    const soundsDir = voice === 'quick' ? quickVoice() : null;
    const environment = { DATABASE_URL: mariadb.url, LOG_LEVEL: 'debug' };
    const asterisk = await Asterisk.start({ agiPort, environment, ...(soundsDir && { soundsDir }) });
    if (voice === 'whole') goFirst(asterisk.folder);
    return new Telephone(mariadb, asterisk, agiPort, soundsDir);
  }

  /** With the line served in this process, on a Monday at about half past eight in the morning. */
  static async start(options: TelephoneOptions = {}): Promise<Telephone> {
    const telephone = await Telephone.install(options);
    await telephone.serve(options.settings);
    return telephone;
  }

  /** The settings of the line, as an operator would write them. */
  settings(): Record<string, string> {
    const { asterisk } = this;
    return {
      DATABASE_URL: this.mariadb.url,
      AGI_PORT: String(this.agiPort),
      // Whole recordings by the path that leads to them from within Asterisk's world and from here.
      SOUNDS_DIR: this.#voice === null ? path.join(asterisk.folder, 'sounds') : asterisk.soundsDir,
      VOICE_DIR: asterisk.voiceDir,
      DEMO: 'true',
      LOG_LEVEL: 'debug',
      DRAIN_SECONDS: '60',
      HTTP_PORT: '0',
    };
  }

  /** Serves the line; anew, where it was served before. */
  async serve(settings: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.#line?.close(0);
    const log = pino({ level: 'debug', base: null }, { write: (line) => this.#read(line) });
    this.#line = await startLine({
      settings: readSettings({ ...this.settings(), ...settings }),
      log,
      now: () => this.#now,
    });
    // Quick recordings are in Asterisk's own world: that much is complained of, once, at the start.
    this.complaints.length = 0;
    await this.openClinic();
  }

  /** A line of the line's log: what happens in calls, and what it complains of. */
  #read(line: string): void {
    this.calls.noteLogLine(line);
    const { level } = JSON.parse(line) as { level: number };
    if (level >= WARNING) this.complaints.push(line);
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
    await this.learnNames();
    await this.rows.clear();
  }

  /** What callers who dial from now on understand: all that the clinic says as it is in the database. */
  async learnNames(): Promise<void> {
    this.#clips = clipsByFile(readSettings(this.settings()), await this.storage.stores.clinic.read());
  }

  /** A recording as it is to be heard now, raw A-law: the clinic's own, or one that came with the program. */
  recording(clip: string): Buffer {
    return readSound([this.asterisk.voiceDir, SHIPPED_SOUNDS], clip);
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
    if (this.#voice !== null) rmSync(this.#voice, { recursive: true });
  }
}
