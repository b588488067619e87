/** The end of the line that a person (or a test) holds. */
export interface Handset {
  /** Lets one recording be heard, by its path as the line named it. Resolves at its end, or at the first key. */
  hear(sound: string): Promise<void>;
  /** Whether a key was pressed that nobody has taken yet. */
  readonly keyWaiting: boolean;
  /** The next key, `0`–`9`, `*`, `#`, `A`–`D`; null when none comes within so many milliseconds. */
  key(withinMs: number): Promise<string | null>;
  /** Resolves when the receiver is put down. */
  readonly putDown: Promise<void>;
}

/** Keys pressed and keys waited for: the two ends of a queue. */
export class KeyQueue {
  readonly #keys: string[] = [];
  #waiting: ((key: string) => void) | null = null;

  get waiting(): boolean {
    return this.#keys.length > 0;
  }

  press(key: string): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting) waiting(key);
    else this.#keys.push(key);
  }

  async next(withinMs: number): Promise<string | null> {
    const key = this.#keys.shift();
    if (key !== undefined) return key;
    const { promise, resolve } = Promise.withResolvers<string | null>();
    const timer = setTimeout(() => {
      this.#waiting = null;
      resolve(null);
    }, withinMs);
    this.#waiting = resolve;
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
    }
  }
}
