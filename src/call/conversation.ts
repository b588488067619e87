import { textOf, type Clip, type Utterance } from '../speech/clip.ts';
import { ToAttendant } from './leave.ts';
import { PATIENT_PACE, type Heard, type Line } from './line.ts';

/** What happens in a call, for its transcript: the log, the console, tests. Keys of secret questions never appear. */
export type CallEvent =
  | { readonly kind: 'said'; readonly text: string }
  | { readonly kind: 'asked'; readonly question: string }
  | {
      readonly kind: 'heard';
      readonly question: string;
      readonly keys: string;
      readonly ended: Heard['ended'];
    };

export interface ConversationOptions {
  readonly observe: (event: CallEvent) => void;
  /** Resolves after so many milliseconds, or once the signal aborts. Injected: tests do not wait. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** "Só um momento, por favor." */
  readonly oneMoment: Utterance;
  /** Once aborted, no further question is asked: the caller goes to a person, or is told goodbye. */
  readonly signal: AbortSignal;
}

/** The work took longer than a caller can be asked to wait. What it was doing may still come to pass. */
export class TooSlow extends Error {
  override readonly name = 'TooSlow';
}

/** First word to a waiting caller after 1.5 s, another about every 2.5 s, and no more waiting after 7 s. */
const PATIENCE = { firstWordMs: 1_500, nextWordMs: 2_500, limitMs: 7_000 };

/** No call needs more; a stuck key, or a machine, goes round for ever. */
const MOST_QUESTIONS = 200;

/** A {@link Line} with manners: announcements join the next question, and nobody waits in silence. */
export class Conversation {
  readonly line: Line;
  readonly #options: ConversationOptions;
  #announcements: Clip[] = [];
  #work: Promise<unknown> = Promise.resolve();
  #questions = 0;

  constructor(line: Line, options: ConversationOptions) {
    this.line = line;
    this.#options = options;
  }

  /** Kept until the next question, and spoken with it in one breath, so that a key pressed meanwhile is its answer. */
  announce(...utterances: readonly Utterance[]): void {
    this.#announcements.push(...utterances.flat());
  }

  takeAnnouncements(): Utterance {
    return this.#announcements.splice(0);
  }

  /** Before anything is asked: what was announced is still to be said. @throws {ToAttendant} when the server is being stopped */
  beforeQuestion(): void {
    if (this.#options.signal.aborted) throw new ToAttendant('shutdown');
  }

  /** Speaks and listens once. @throws HangUp @throws {ToAttendant} when the server is being stopped */
  async hear(question: { id: string; maxKeys: number; secret?: boolean }, say: Utterance): Promise<Heard> {
    const { observe } = this.#options;
    this.beforeQuestion();
    if (++this.#questions > MOST_QUESTIONS) throw new ToAttendant('not-understood');
    this.#said(say);
    observe({ kind: 'asked', question: question.id });
    const heard = await this.line.ask(say, question.maxKeys);
    const keys = question.secret ? heard.keys.replace(/[^*]/g, '•') : heard.keys;
    observe({ kind: 'heard', question: question.id, keys, ended: heard.ended });
    return heard;
  }

  /** From now on this caller has more time for each key. */
  slowDown(): void {
    this.line.setPace(PATIENT_PACE);
  }

  /** Speaks what was announced, and more, now. @throws HangUp */
  async say(...utterances: readonly Utterance[]): Promise<void> {
    const all = [...this.takeAnnouncements(), ...utterances.flat()];
    if (all.length === 0) return;
    this.#said(all);
    await this.line.say(all);
  }

  /**
   * Waits for `work` while the caller waits: silently while it is quick, with a word when it is not.
   * @throws {TooSlow} after 7 s; `work` goes on, and {@link settled} waits for it.
   */
  async patiently<T>(work: Promise<T>): Promise<T> {
    const done = work.then(
      () => 'done' as const,
      () => 'done' as const,
    );
    this.#work = Promise.all([this.#work, done]);
    const over = new AbortController();
    const { sleep } = this.#options;
    const after = <T>(ms: number, what: T) => sleep(ms, over.signal).then(() => what);
    try {
      const limit = after(PATIENCE.limitMs, 'limit' as const);
      let wait = PATIENCE.firstWordMs;
      for (;;) {
        const first = await Promise.race([done, limit, after(wait, 'word' as const)]);
        if (first === 'done') return await work;
        if (first === 'limit') throw new TooSlow(`no result within ${PATIENCE.limitMs} ms`);
        await this.say(this.#options.oneMoment);
        wait = PATIENCE.nextWordMs;
      }
    } finally {
      over.abort();
    }
  }

  /** Resolves when all work a caller waited for, or gave up waiting for, has come to its end. */
  async settled(): Promise<void> {
    await this.#work;
  }

  #said(utterance: Utterance): void {
    if (utterance.length > 0) this.#options.observe({ kind: 'said', text: textOf(utterance) });
  }
}
