import { KeyQueue, type Handset } from '../../phone/handset.ts';
import type { FromPhone, ToPhone } from '../contract/phone.ts';

/** No recording lasts longer; a browser that sleeps does not keep the line waiting. */
const LONGEST_SOUND_MS = 30_000;

/** The telephone in a browser: it plays what it is told to, and says which keys are pressed. */
export class BrowserHandset implements Handset {
  readonly putDown: Promise<void>;
  readonly #tell: (message: ToPhone) => void;
  readonly #queue = new KeyQueue();
  readonly #hangUp: () => void;
  #turn = 0;
  #played: (() => void) | null = null;
  #over = false;

  constructor(tell: (message: ToPhone) => void) {
    this.#tell = tell;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.putDown = promise;
    this.#hangUp = resolve;
  }

  prepare(sounds: readonly string[]): void {
    this.#tell({ kind: 'prepare', sounds: sounds.map(nameOf) });
  }

  async hear(sound: string): Promise<void> {
    if (this.#over) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, LONGEST_SOUND_MS);
    this.#played = resolve;
    this.#turn += 1;
    this.#tell({ kind: 'play', sound: nameOf(sound), turn: this.#turn });
    await promise;
    clearTimeout(timer);
    this.#played = null;
  }

  waitingKeys(): string {
    return this.#queue.takeAll();
  }

  key(withinMs: number): Promise<string | null> {
    return this.#queue.next(withinMs);
  }

  /** What the browser says. */
  take(message: Exclude<FromPhone, { kind: 'call' }>): void {
    switch (message.kind) {
      case 'key':
        this.#queue.press(message.key);
        if (this.#played !== null) this.#tell({ kind: 'hush' });
        this.#played?.();
        return;
      case 'played':
        if (message.turn === this.#turn) this.#played?.();
        return;
      case 'hang-up':
        this.hangUp();
    }
  }

  /** The receiver is put down, or the browser is gone. */
  hangUp(): void {
    this.#over = true;
    this.#hangUp();
    this.#queue.close();
    this.#played?.();
  }
}

/** A clinic's own recordings come with a mark before their name. */
const nameOf = (sound: string): string => sound.replace(/^\+/, '');
