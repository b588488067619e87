import { textOf, type Utterance } from '../speech/clip.ts';
import type { Phrase, Saying, Speech } from '../speech/phrase.ts';
import { slowly } from '../speech/slowly.ts';
import { spoken } from '../speech/spoken.ts';
import { ToAttendant } from './leave.ts';
import { goingOn, PATIENT_PACE, USUAL_PACE, type Heard, type Line } from './line.ts';

/** What happens in a call, for its transcript: the log, the console, tests. Keys of secret questions never appear. */
export type CallEvent =
  /** From now on in this language. */
  | { readonly kind: 'speaks'; readonly language: string }
  | { readonly kind: 'said'; readonly text: string }
  | { readonly kind: 'asked'; readonly question: string }
  | {
      readonly kind: 'heard';
      readonly question: string;
      readonly keys: string;
      readonly ended: Heard['ended'];
    };

/** How fast the line speaks, as the caller has chosen: `slow` = longer pauses, and more time for each key. */
export type ChosenPace = 'usual' | 'slow';

/** What is said about the pace: that this one has been chosen, and how to have the other. */
export type PaceWords = Readonly<
  Record<ChosenPace, { readonly chosen: Saying; readonly offerOther: Saying }>
>;

export interface ConversationOptions {
  /** The language it begins in. */
  readonly speech: Speech;
  readonly observe: (event: CallEvent) => void;
  /** Resolves after so many milliseconds, or once the signal aborts. Injected: tests do not wait. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** "Só um momento, por favor." */
  readonly oneMoment: Saying;
  readonly paceWords: PaceWords;
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

/** What is asked, as far as the line must know. */
interface Asked {
  readonly id: string;
  readonly maxKeys: number;
  readonly secret?: boolean;
  /** Silence is an answer: it is not waited for as long. */
  readonly silenceCounts?: boolean;
}

/** A {@link Line} with manners: announcements join the next question, and nobody waits in silence. */
export class Conversation {
  readonly line: Line;
  readonly #options: ConversationOptions;
  #speech: Speech;
  /** Which language the line was told to speak; null = none yet. */
  #toldLanguage: string | null = null;
  #pace: ChosenPace = 'usual';
  #chosenPace: ChosenPace | null = null;
  #patient = false;
  #brief = false;
  #announcements: Phrase[] = [];
  #work: Promise<unknown> = Promise.resolve();
  #questions = 0;

  constructor(line: Line, options: ConversationOptions) {
    this.line = line;
    this.#options = options;
    this.#speech = options.speech;
  }

  /** The language spoken now. */
  get speech(): Speech {
    return this.#speech;
  }

  get pace(): ChosenPace {
    return this.#pace;
  }

  get paceWords(): PaceWords {
    return this.#options.paceWords;
  }

  /** From now on everything is said in this language, what was announced and is still unsaid as well. */
  async speak(speech: Speech): Promise<void> {
    this.#speech = speech;
    if (speech.language === this.#toldLanguage) return;
    this.#toldLanguage = speech.language;
    this.#options.observe({ kind: 'speaks', language: speech.language });
    await this.line.setLanguage(speech.language);
  }

  /** The pace that the caller chose in this call; null = did not. */
  get chosenPace(): ChosenPace | null {
    return this.#chosenPace;
  }

  choosePace(pace: ChosenPace): void {
    this.#pace = this.#chosenPace = pace;
  }

  /** The pace of calls before, unless the caller has chosen one in this. */
  beginAt(pace: ChosenPace): void {
    if (this.#chosenPace === null) this.#pace = pace;
  }

  /** Whether this caller knows the way, and is asked in fewer words. */
  get brief(): boolean {
    return this.#brief;
  }

  beBrief(brief: boolean): void {
    this.#brief = brief;
  }

  /** From now on this caller has more time for each key. */
  bePatient(): void {
    this.#patient = true;
  }

  /** Kept until the next question, and spoken with it in one breath, so that a key pressed meanwhile is its answer. */
  announce(...sayings: readonly Saying[]): void {
    this.#announcements.push(...sayings.flat());
  }

  takeAnnouncements(): Saying {
    return this.#announcements.splice(0);
  }

  /** Before anything is asked: what was announced is still to be said. @throws {ToAttendant} when the server is being stopped */
  beforeQuestion(): void {
    if (!this.#options.signal.aborted) return;
    this.#dropUnfinished();
    throw new ToAttendant('shutdown');
  }

  /** "O mais próximo que encontrei:" and then nothing is worse than not a word of it. */
  #dropUnfinished(): void {
    const last = this.#announcements.at(-1);
    const text = last === undefined ? '' : textOf(spoken([last], this.#speech));
    if (/[:,]$/.test(text)) this.#announcements.pop();
  }

  /** Speaks and listens once. @throws HangUp @throws {ToAttendant} when the server is being stopped */
  async hear(question: Asked, say: Saying): Promise<Heard> {
    const { observe } = this.#options;
    this.beforeQuestion();
    if (++this.#questions > MOST_QUESTIONS) throw new ToAttendant('not-understood');
    const utterance = this.#utter(say);
    observe({ kind: 'asked', question: question.id });
    const heard = await this.line.ask(utterance, question.maxKeys, this.#waitFor(question));
    const keys = question.secret ? heard.keys.replace(/[^*]/g, '•') : heard.keys;
    observe({ kind: 'heard', question: question.id, keys, ended: heard.ended });
    return heard;
  }

  /** Speaks what was announced, and more, now. @throws HangUp */
  async say(...sayings: readonly Saying[]): Promise<void> {
    const all = [...this.takeAnnouncements(), ...sayings.flat()];
    if (all.length > 0) await this.line.say(this.#utter(all));
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

  #waitFor({ silenceCounts }: Asked) {
    const pace = this.#patient || this.#pace === 'slow' ? PATIENT_PACE : USUAL_PACE;
    return silenceCounts ? goingOn(pace) : pace;
  }

  /** The clips of what is about to be said, in this call's language and at its pace. */
  #utter(saying: Saying): Utterance {
    const clips = spoken(saying, this.#speech);
    if (clips.length > 0) this.#options.observe({ kind: 'said', text: textOf(clips) });
    return this.#pace === 'slow' ? slowly(clips) : clips;
  }
}
