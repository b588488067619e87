/** What a write answered, kept a day for whoever asks again with the same key. */
export interface KeptAnswer {
  readonly fingerprint: string;
  /** 0: it is still being answered. */
  readonly status: number;
  readonly body: string;
}

export interface Claim {
  readonly id: string;
  readonly fingerprint: string;
  /** The request's own id: a claim whose answer was lost on the way is known again by it. */
  readonly claimant: string;
  /** Epoch milliseconds, both. */
  readonly now: number;
  /** A claim older than this that has no answer is taken over. */
  readonly staleBefore: number;
}

export interface IdempotencyStore {
  /** Claims the key (null), or gives what is kept under it. */
  claim(claim: Claim): Promise<KeptAnswer | null>;
  keep(id: string, status: number, body: string): Promise<void>;
  /** The write failed and may be asked anew. */
  release(id: string): Promise<void>;
  forgetBefore(epochMs: number): Promise<void>;
}
