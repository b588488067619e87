import { CallInProgress } from './call-in-progress.ts';
import type { CallNews } from './call-news.ts';
import {
  CALL_OUTCOMES,
  type CallOutcome,
  type CallRecord,
  type CallStore,
  type NamedCall,
  OF_NOBODY,
  type PatientNow,
} from './calls.ts';

/** Calls that last are written so often, when something happened in them. */
const WRITE_EVERY_MS = 2_000;
/** How often it is said that a call still lasts. */
const BEAT_EVERY_MS = 5_000;
/** Of a call that lasts something is heard within this time; else the process that answered it is no more. */
export const SILENT_MS = 15_000;
/** While the database is away: the oldest calls beyond it are not kept. */
const MOST_UNWRITTEN = 1_000;
/** Whoever closes waits no longer than this for the database, unless they say for how long. */
const CLOSE_MS = 3_000;

/** Where trouble is told of, and its end; a pino logger fits. */
interface RecorderLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

export interface RecorderOptions {
  readonly store: CallStore;
  readonly log: RecorderLog;
  readonly now: () => number;
}

/**
 * Writes down what happens in the calls of this process, a batch at a time. A database that fails costs no call
 * anything: what is unwritten is kept (so much of it), and written when the database is back.
 */
export class CallRecorder {
  readonly #options: RecorderOptions;
  readonly #lasting = new Map<string, CallInProgress>();
  /** Something has happened in them since they were written. */
  readonly #unwritten = new Map<string, CallInProgress>();
  /** Ended lately, and when: whoever has read the database before may take them to last. */
  readonly #ended = new Map<string, number>();
  #writing: Promise<void> | null = null;
  #isFailing = false;
  #lost = 0;
  #timers: NodeJS.Timeout[] = [];

  constructor(options: RecorderOptions) {
    this.#options = options;
  }

  /** Begins to write now and then. */
  start(): this {
    const writing = setInterval(() => void this.write(), WRITE_EVERY_MS);
    const beating = setInterval(() => void this.beat(), BEAT_EVERY_MS);
    this.#timers = [writing, beating].map((timer) => timer.unref());
    return this;
  }

  /** What the line tells. */
  tell(news: CallNews): void {
    if (news.kind === 'began') {
      const { call: id, at: startedAt, caller } = news;
      this.#lasting.set(id, new CallInProgress({ id, startedAt, caller }));
    }
    const call = this.#lasting.get(news.call);
    // It began before anybody listened here.
    if (call === undefined) return;
    apply(news, call);
    this.#unwritten.set(news.call, call);
    if (news.kind !== 'ended') return;
    this.#lasting.delete(news.call);
    this.#ended.set(news.call, this.#options.now());
    void this.write();
  }

  /** What the database has of calls in progress, as this process knows its own: to the moment. */
  async withOwn(written: readonly NamedCall[]): Promise<NamedCall[]> {
    const others = written.filter(({ id }) => !this.#lasting.has(id) && !this.#ended.has(id));
    const own = [...this.#lasting.values()].map(({ call }) => call);
    const patients = await this.#options.store.patientsNow(own.flatMap(({ patientId }) => patientId ?? []));
    const named = own.map((call) => withPatient(call, patients));
    return [...others, ...named].sort((one, other) => one.startedAt - other.startedAt);
  }

  /** Writes all that is unwritten. Never rejects: what failed is written with the next. */
  async write(): Promise<void> {
    // One at a time; what has come meanwhile goes with the next, which is waited for too.
    while (this.#writing !== null) await this.#writing;
    if (this.#unwritten.size === 0) return;
    this.#writing = this.#trying(() => this.#writeBatch()).finally(() => (this.#writing = null));
    await this.#writing;
  }

  /** Says which calls last, and closes those of servers that are no more. Never rejects. */
  beat(): Promise<void> {
    const { store, now } = this.#options;
    for (const [id, at] of this.#ended) if (at < now() - SILENT_MS) this.#ended.delete(id);
    return this.#trying(async () => {
      await store.touch([...this.#lasting.keys()], now());
      await store.closeAbandoned(now() - SILENT_MS);
    });
  }

  /**
   * Writes what is left. Calls that still last are interrupted: nobody will hear of them again. A database that takes
   * longer is not waited for. Never rejects; what could not be written is lost, and the log says so.
   */
  async close(patienceMs = CLOSE_MS): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    const at = this.#options.now();
    for (const call of this.#lasting.keys()) this.tell({ kind: 'ended', call, at, outcome: 'interrupted' });
    const { promise: tooLate, resolve: giveUp } = Promise.withResolvers<false>();
    const timer = setTimeout(giveUp, patienceMs, false);
    const isWritten = await Promise.race([this.write().then(() => this.#unwritten.size === 0), tooLate]);
    clearTimeout(timer);
    if (!isWritten) this.#options.log.warn({}, 'the last calls could not be recorded');
  }

  async #writeBatch(): Promise<void> {
    const batch = [...this.#unwritten];
    const asTheyAre = batch.map(([, call]) => call.transcribed);
    this.#unwritten.clear();
    try {
      await this.#options.store.write(asTheyAre, this.#options.now());
    } catch (error) {
      this.#keep(batch);
      throw error;
    }
  }

  /** For the next try; what is too much is lost, and counted. */
  #keep(batch: readonly (readonly [string, CallInProgress])[]): void {
    const newer = [...this.#unwritten];
    this.#unwritten.clear();
    for (const [id, call] of [...batch, ...newer]) this.#unwritten.set(id, call);
    for (const [id, { call }] of this.#unwritten) {
      if (this.#unwritten.size <= MOST_UNWRITTEN) return;
      if (call.endedAt === null) continue;
      this.#unwritten.delete(id);
      this.#lost += 1;
    }
  }

  /** A failure is said once, and so is its end. */
  async #trying(work: () => Promise<void>): Promise<void> {
    const { log } = this.#options;
    try {
      await work();
      if (this.#isFailing) log.info({ lost: this.#lost }, 'calls are recorded again');
      this.#isFailing = false;
      this.#lost = 0;
    } catch (err) {
      if (!this.#isFailing) log.warn({ err }, 'recording calls failed; it is tried again');
      this.#isFailing = true;
    }
  }
}

/** Under the name of now; of somebody erased while they are on the line, no more is shown than will be kept. */
function withPatient(call: CallRecord, patients: ReadonlyMap<string, PatientNow>): NamedCall {
  if (call.patientId === null) return { ...call, patientName: null };
  const patient = patients.get(call.patientId);
  if (patient === undefined) return { ...call, ...OF_NOBODY, patientName: null };
  return { ...call, patientId: patient.id, patientName: patient.name };
}

function apply(news: CallNews, call: CallInProgress): void {
  switch (news.kind) {
    case 'began':
      return;
    case 'identified':
      return call.identify(news.patientId, news.at);
    case 'ended':
      return call.end(outcomeOf(news.outcome), news.at);
    case 'speaks':
      return call.hear({ kind: 'speaks', language: news.language }, news.at);
    case 'said':
      return call.hear({ kind: 'said', text: news.text }, news.at);
    case 'asked':
      return call.hear({ kind: 'asked', question: news.question }, news.at);
    case 'heard': {
      const { question, keys, ended } = news;
      return call.hear({ kind: 'heard', question, keys, ended }, news.at);
    }
  }
}

const outcomeOf = (word: string): CallOutcome =>
  CALL_OUTCOMES.find((outcome) => outcome === word) ?? 'failed';
