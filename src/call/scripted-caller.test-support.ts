import type { Clip } from '../speech/clip.ts';
import { Conversation, type CallEvent } from './conversation.ts';
import { HangUp, type Heard, type Line, type Pace } from './line.ts';

/** Something to say, by its text alone. */
export const words = (...texts: readonly string[]): readonly Clip[] =>
  texts.map((text) => ({ id: text, text }));

/** A line whose caller answers from a list, and then puts the receiver down; notes what was said. */
export class ScriptedCaller implements Line {
  readonly callerNumber = null;
  readonly said: string[] = [];
  /** What the line was told between questions. */
  readonly told: (Pace | 'forget')[] = [];
  readonly #answers: (Heard | null)[];

  constructor(answers: readonly (Heard | null)[] = []) {
    this.#answers = [...answers];
  }

  async ask(utterance: readonly Clip[]): Promise<Heard> {
    this.#speak(utterance);
    const heard = this.#answers.shift() ?? null;
    if (heard === null) throw new HangUp('the caller hung up');
    return heard;
  }

  /** Replaced by tests in which the caller leaves while being spoken to. */
  say = async (utterance: readonly Clip[]): Promise<void> => this.#speak(utterance);
  transfer = async (): Promise<void> => undefined;
  hangUp = async (): Promise<void> => undefined;

  setPace(pace: Pace): void {
    this.told.push(pace);
  }

  forgetKeys(): void {
    this.told.push('forget');
  }

  #speak(utterance: readonly Clip[]): void {
    this.said.push(utterance.map(({ text }) => text).join(' '));
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
    oneMoment: words('Só um momento.'),
    signal,
  });
  return { conversation, events };
}
