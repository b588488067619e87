/** People who asked to be called back, as the staff's list of work. */

/** `new`: nobody's yet. */
export const CALLBACK_STATES = ['new', 'in-progress', 'done'] as const;
export type CallbackState = (typeof CALLBACK_STATES)[number];

/** What the staff made of a request. */
export interface CallbackWork {
  readonly state: CallbackState;
  /** Whose it is, or who has done it. */
  readonly userId: string | null;
  readonly note: string | null;
  /** Epoch milliseconds; null = nobody has touched it. */
  readonly updatedAt: number | null;
}

export interface Callback {
  readonly id: string;
  readonly patient: { readonly id: string; readonly name: string; readonly birthDate: string } | null;
  /** Digits. */
  readonly phone: string;
  /** Why the caller wanted a person; a word from the dialogue. */
  readonly reason: string;
  readonly callId: string;
  readonly requestedAt: number;
  readonly handledAt: number | null;
  readonly work: CallbackWork;
  /** Of whoever has it; null for nobody, and for programs. */
  readonly userName: string | null;
}

/** Where in the list of open requests: elders first, then who has waited longest. */
export interface CallbackPlace {
  /** 0 = 80 and older, 1 = 60 and older, 2 = everybody else. */
  readonly priority: number;
  readonly requestedAt: number;
  readonly id: string;
}

/** Born on or before these dates: 80, and 60 years old. */
export interface ElderDates {
  readonly eighty: string;
  readonly sixty: string;
}

export interface CallbackWorkStore {
  /** What is still to be done, in the order in which it is to be. */
  open(
    elders: ElderDates,
    after: CallbackPlace | null,
    limit: number,
  ): Promise<readonly (Callback & CallbackPlace)[]>;
  /** What has been done, the latest first. */
  done(
    after: { readonly handledAt: number; readonly id: string } | null,
    limit: number,
  ): Promise<readonly Callback[]>;
  byId(id: string): Promise<Callback | null>;
  /** Writes `next` if it stands as `expected`; of rivals one wins. `gone`: there is no such request. */
  change(
    id: string,
    expected: CallbackWork,
    next: CallbackWork & { readonly updatedAt: number },
  ): Promise<'changed' | 'changed-meanwhile' | 'gone'>;
}
