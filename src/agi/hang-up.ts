/** Whether the caller is gone, and who wants to know; a listener that throws is told of, never thrown on. */
export class HangUp {
  readonly #failed: (cause: unknown) => void;
  #happened = false;
  #listeners: readonly (() => void)[] = [];

  constructor(failed: (cause: unknown) => void) {
    this.#failed = failed;
  }

  get happened(): boolean {
    return this.#happened;
  }

  /** Tells every listener, the first time only. */
  note(): void {
    if (this.#happened) return;
    this.#happened = true;
    const listeners = this.#listeners;
    this.#listeners = [];
    for (const listener of listeners) this.#tell(listener);
  }

  /** Calls `listener` once, soon if it has happened. Gives a way to take it back. */
  on(listener: () => void): () => void {
    let wanted = true;
    const once = (): void => {
      if (wanted) this.#tell(listener);
    };
    if (this.#happened) queueMicrotask(once);
    else this.#listeners = [...this.#listeners, once];
    return () => {
      wanted = false;
      this.#listeners = this.#listeners.filter((other) => other !== once);
    };
  }

  #tell(listener: () => void): void {
    try {
      listener();
    } catch (cause) {
      this.#failed(cause);
    }
  }
}
