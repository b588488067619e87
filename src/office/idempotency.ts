/** What a write answered, kept a day for whoever asks again with the same key. */
export interface KeptAnswer {
  readonly fingerprint: string;
  /** 0: it is still being answered. */
  readonly status: number;
  readonly body: string;
}

export interface IdempotencyStore {
  /** Claims the key (null), or gives what is kept under it. A claim older than `staleBefore` without an answer is taken over. */
  claim(id: string, fingerprint: string, now: number, staleBefore: number): Promise<KeptAnswer | null>;
  keep(id: string, status: number, body: string): Promise<void>;
  /** The write failed and may be asked anew. */
  release(id: string): Promise<void>;
  forgetBefore(epochMs: number): Promise<void>;
}
