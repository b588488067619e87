/** The end of the line that a person (or a test) holds. */
export interface Handset {
  /** These recordings are about to be heard, in this order. */
  prepare?(sounds: readonly string[]): void;
  /** Lets one recording be heard, named as the line named it. Resolves at its end, or at the first key. */
  hear(sound: string): Promise<void>;
  /** Keys that were pressed and that nobody has taken yet. */
  waitingKeys(): string;
  /** The next key, `0`–`9`, `*`, `#`, `A`–`D`; null when none comes within so many milliseconds. */
  key(withinMs: number): Promise<string | null>;
  /** Resolves when the receiver is put down. */
  readonly putDown: Promise<void>;
}

/** Keys pressed and keys waited for: the two ends of a queue. */
export class KeyQueue {
  #keys = '';
  #closed = false;
  #waiting: ((key: string | null) => void) | null = null;

  takeAll(): string {
    const keys = this.#keys;
    this.#keys = '';
    return keys;
  }

  press(key: string): void {
    const waiting = this.#waiting;
    // At once: several keys may come in one go, and only the first is the one waited for.
    this.#waiting = null;
    if (waiting) waiting(key);
    else this.#keys += key;
  }

  /** There will be no more keys: whoever waits for one waits no longer. */
  close(): void {
    this.#closed = true;
    this.#waiting?.(null);
  }

  async next(withinMs: number): Promise<string | null> {
    const [key] = this.#keys;
    this.#keys = this.#keys.slice(1);
    if (key !== undefined) return key;
    if (this.#closed) return null;
    const { promise, resolve } = Promise.withResolvers<string | null>();
    const timer = setTimeout(() => resolve(null), withinMs);
    this.#waiting = resolve;
    try {
      return await promise;
    } finally {
      this.#waiting = null;
      clearTimeout(timer);
    }
  }
}
