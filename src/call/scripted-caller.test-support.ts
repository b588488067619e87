import { fileOf, type Utterance } from '../speech/clip.ts';
import { portuguese } from '../speech/portuguese.test-support.ts';
import type { Saying } from '../speech/phrase.ts';
import { Conversation, type CallEvent, type ChosenPace, type PaceWords } from './conversation.ts';
import { ToAttendant } from './leave.ts';
import { HangUp, type Heard, type Line, type Pace } from './line.ts';
import { askQuestion, type Judged, type Question } from './question.ts';

/** Recordings in Portuguese, by name; each says its name. */
export const clips = (...ids: readonly string[]): Utterance =>
  ids.map((id) => ({ language: 'pt_BR', id, text: id }));

/** Something to say, by its text alone. */
export const words = (...texts: readonly string[]): Saying => texts.map((text) => () => clips(text));

const paceWords: PaceWords = {
  usual: { chosen: words('Como antes.'), offerOther: words('Mais devagar?') },
  slow: { chosen: words('Devagar.'), offerOther: words('Como antes?') },
};

/** A line whose caller answers from a list, and then puts the receiver down; notes what was said. */
export class ScriptedCaller implements Line {
  readonly callerNumber = null;
  readonly said: string[] = [];
  /** The same, as the files that were played. */
  readonly played: string[][] = [];
  /** What the line was told between questions: to `forget` keys, or a language's code. */
  readonly told: string[] = [];
  /** How long each question was to be waited for. */
  readonly paces: Pace[] = [];
  readonly #answers: (Heard | null)[];

  constructor(answers: readonly (Heard | null)[] = []) {
    this.#answers = [...answers];
  }

  async ask(utterance: Utterance, _: number, pace: Pace): Promise<Heard> {
    this.#speak(utterance);
    this.paces.push(pace);
    const heard = this.#answers.shift() ?? null;
    if (heard === null) throw new HangUp('the caller hung up');
    return heard;
  }

  /** Replaced by tests in which the caller leaves while being spoken to. */
  say = async (utterance: Utterance): Promise<void> => this.#speak(utterance);
  transfer = async (): Promise<void> => undefined;
  hangUp = async (): Promise<void> => undefined;

  async setLanguage(language: string): Promise<void> {
    this.told.push(language);
  }

  forgetKeys(): void {
    this.told.push('forget');
  }

  #speak(utterance: Utterance): void {
    this.played.push(utterance.map(fileOf));
    this.said.push(
      utterance
        .map(({ text }) => text)
        .filter((text) => text !== '')
        .join(' '),
    );
  }
}

export const silence: Heard = { keys: '', ended: 'silence' };
export const hash: Heard = { keys: '', ended: 'hash' };
export const keys = (pressed: string, ended: Heard['ended'] = 'full'): Heard => ({ keys: pressed, ended });

/** Time that passes only when a test says so. */
export class StoppedClock {
  #now = 0;
  #sleepers: { at: number; wake: () => void }[] = [];

  sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((wake) => {
      const sleeper = { at: this.#now + ms, wake };
      this.#sleepers.push(sleeper);
      signal?.addEventListener('abort', () => {
        this.#sleepers = this.#sleepers.filter((it) => it !== sleeper);
        wake();
      });
    });

  get sleepers(): number {
    return this.#sleepers.length;
  }

  /** Lets so many milliseconds pass, and whatever they wake come to rest. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      await atRest();
      const next = this.#sleepers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#sleepers = this.#sleepers.filter((sleeper) => sleeper !== next);
      this.#now = next.at;
      next.wake();
    }
    this.#now = end;
  }
}

/** Once every promise that can go on has gone on. */
export const atRest = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export function conversationWith(
  line: Line,
  options: { clock?: StoppedClock; signal?: AbortSignal } = {},
): { conversation: Conversation; events: CallEvent[] } {
  const events: CallEvent[] = [];
  const { clock = new StoppedClock(), signal = new AbortController().signal } = options;
  const conversation = new Conversation(line, {
    observe: (event) => void events.push(event),
    sleep: clock.sleep,
    speech: portuguese,
    oneMoment: words('Só um momento.'),
    paceWords,
    signal,
  });
  return { conversation, events };
}

export const QUESTION: Question = {
  id: 'how-many',
  maxKeys: 4,
  first: words('Quantos?'),
  afterSilence: words('Ainda está aí? Quantos?'),
  afterMiss: words('Não entendi. Quantos?'),
  lastTry: words('Atendente, 9.'),
};
export const FIRST = 'Quantos?';
export const AFTER_SILENCE = 'Ainda está aí? Quantos?';
export const AFTER_MISS = 'Não entendi. Quantos?';
export const miss = keys('77');

/** 1234 is right; 55 is wrong in a way that has words of its own. */
export function judge({ keys }: Heard): Judged<number> {
  if (keys === '1234') return { kind: 'match', value: 1234 };
  return keys === '55' ? { kind: 'miss', say: words('Ouvi dois números.') } : { kind: 'miss' };
}

/** {@link QUESTION}, asked of a caller who gives these answers: all that came of it. */
export async function asked(
  answers: readonly Heard[],
  options: { announced?: string; silenceMeans?: number; beginAt?: ChosenPace } = {},
) {
  const caller = new ScriptedCaller(answers);
  const { conversation } = conversationWith(caller);
  if (options.announced) conversation.announce(words(options.announced));
  if (options.beginAt) conversation.beginAt(options.beginAt);
  const answer = askQuestion(conversation, QUESTION, judge, options.silenceMeans);
  const result = await answer.catch((error: unknown) => {
    if (error instanceof ToAttendant) return error.reason;
    if (error instanceof HangUp) return 'hung up';
    throw error;
  });
  const { said, played, told, paces } = caller;
  return { said, played, told, paces, result, conversation };
}
