/** The longest wait of a timer of Node, in milliseconds. */
const LONGEST_TIMER = 2_147_483_647;

/**
 * One deadline that moves often and rarely passes. It keeps at most one timer, which is left alone when the deadline
 * moves later and looks again when it fires: a command with its reply costs no timer of its own.
 */
export class Deadline {
  readonly #expired: () => void;
  #timer: NodeJS.Timeout | undefined;
  #firesAt = 0;
  #at = Infinity;

  constructor(expired: () => void) {
    this.#expired = expired;
  }

  /** The deadline is `ms` milliseconds from now, in place of the one before. */
  set(ms: number): void {
    this.#at = performance.now() + ms;
    if (this.#timer !== undefined && this.#firesAt <= this.#at) return;
    clearTimeout(this.#timer);
    this.#arm(ms);
  }

  /** No deadline, and no timer left behind. */
  clear(): void {
    this.#at = Infinity;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #arm(ms: number): void {
    const wait = Math.min(ms, LONGEST_TIMER);
    this.#firesAt = performance.now() + wait;
    this.#timer = setTimeout(look, wait, this);
  }

  /** The timer fired: the deadline passed, or it has moved since. */
  look(): void {
    this.#timer = undefined;
    const left = this.#at - performance.now();
    if (left > 0) this.#arm(Math.ceil(left));
    else this.#expired();
  }
}

function look(deadline: Deadline): void {
  deadline.look();
}
