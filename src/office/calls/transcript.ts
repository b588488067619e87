/** What is said, asked and heard in a call. */
export type Happening =
  /** From now on in this language: `pt_BR`. */
  | { readonly kind: 'speaks'; readonly language: string }
  | { readonly kind: 'said'; readonly text: string }
  | { readonly kind: 'asked'; readonly question: string }
  | {
      readonly kind: 'heard';
      readonly question: string;
      /** Those of secret questions are dots. */
      readonly keys: string;
      readonly ended: 'full' | 'hash' | 'silence';
    };

/** All that is kept of a call, in order. `at`: milliseconds since it began. */
export type Moment = { readonly at: number } & (
  | { readonly kind: 'identified' }
  | Happening
  | { readonly kind: 'ended'; readonly outcome: string }
  /** Here so many moments are left out: the call was too long to be kept whole. */
  | { readonly kind: 'cut'; readonly moments: number }
);

/** Bytes of JSON that are kept of a call's beginning and of its end: a TEXT column of MySQL takes 65,535. */
const BEGINNING_BYTES = 30_000;
const END_BYTES = 28_000;
/** Nothing that is said in one breath is longer. */
const MOST_CHARACTERS = 2_000;

/** Grows with the call and yet is never longer than a column: of a very long call the middle is left out. */
export class Transcript {
  readonly #beginning: Moment[] = [];
  #beginningBytes = 0;
  readonly #end: Moment[] = [];
  #endBytes = 0;
  #cut: { at: number; moments: number } | null = null;

  get moments(): readonly Moment[] {
    return this.#cut === null
      ? [...this.#beginning, ...this.#end]
      : [...this.#beginning, { kind: 'cut', ...this.#cut }, ...this.#end];
  }

  add(moment: Moment): void {
    const kept = shortened(moment);
    const bytes = bytesOf(kept);
    if (this.#end.length === 0 && this.#beginningBytes + bytes <= BEGINNING_BYTES) {
      this.#beginning.push(kept);
      this.#beginningBytes += bytes;
      return;
    }
    this.#end.push(kept);
    this.#endBytes += bytes;
    while (this.#endBytes > END_BYTES) this.#leaveOut();
  }

  /** Puts a shorter one in the place of the last moment. */
  amendLast(amend: (last: Moment) => Moment): void {
    const part = this.#end.length > 0 ? this.#end : this.#beginning;
    const last = part.at(-1);
    if (last !== undefined) part[part.length - 1] = amend(last);
  }

  #leaveOut(): void {
    const moment = this.#end.shift();
    if (moment === undefined) return;
    this.#endBytes -= bytesOf(moment);
    this.#cut ??= { at: moment.at, moments: 0 };
    this.#cut.moments += 1;
  }
}

const shortened = (moment: Moment): Moment =>
  moment.kind === 'said' && moment.text.length > MOST_CHARACTERS
    ? { ...moment, text: `${moment.text.slice(0, MOST_CHARACTERS)}…` }
    : moment;

/** With the comma behind it. */
const bytesOf = (moment: Moment): number => Buffer.byteLength(JSON.stringify(moment)) + 1;
