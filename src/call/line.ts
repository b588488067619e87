import type { Utterance } from '../speech/clip.ts';

/** The caller has gone. Thrown by every {@link Line} method from then on; caught in one place, `runCall`. */
export class HangUp extends Error {
  override readonly name = 'HangUp';
}

/** What came of listening. */
export interface Heard {
  /** `0`–`9`, `*`, and from softphones `A`–`D`; never `#`. */
  readonly keys: string;
  /** Why listening ended: as many keys as wanted, `#`, or silence after the last of them (or from the start). */
  readonly ended: 'full' | 'hash' | 'silence';
}

/** How long to wait, in milliseconds, after the last word: for the first key, and between keys. */
export interface Pace {
  readonly firstKeyMs: number;
  readonly nextKeyMs: number;
}

/** For a caller who takes their time, or has just shown that they need it. */
export const PATIENT_PACE: Pace = { firstKeyMs: 10_000, nextKeyMs: 6_000 };
/** What is usual: 5 s for the first key, 3 s between keys. */
export const USUAL_PACE: Pace = { firstKeyMs: 5_000, nextKeyMs: 3_000 };

/** Where silence is an answer the caller waits for us, and nobody waits for more than 3 s; twice that at the patient pace. */
export const goingOn = (pace: Pace): Pace => ({
  ...pace,
  firstKeyMs: pace === PATIENT_PACE ? 6_000 : 3_000,
});

/**
 * A telephone line with somebody at the other end: Asterisk, the terminal phone behind it, or a test's script.
 * Anything spoken is cut short by a key. Keys pressed early or fast are kept for the next question.
 */
export interface Line {
  /** The caller's number, digits only; null when withheld. */
  readonly callerNumber: string | null;
  /** Speaks, then listens for at most `maxKeys` (1–32) keys, as long as `pace` says. */
  ask(utterance: Utterance, maxKeys: number, pace: Pace): Promise<Heard>;
  /** Keys pressed until now are nobody's answer: the next `ask` does not see them. */
  forgetKeys(): void;
  /** Speaks now, and keeps any key that cuts it short for the next `ask`. */
  say(utterance: Utterance): Promise<void>;
  /** Whatever else speaks to this caller, before or after us, is to speak this language (its code, `pt_BR`). */
  setLanguage(language: string): Promise<void>;
  /** Hands the caller to the dialplan; the line is of no use afterwards. */
  transfer(target: TransferTarget, variables: Readonly<Record<string, string>>): Promise<void>;
  hangUp(): Promise<void>;
}

/** A line that can also record what is said on it. */
export interface RecordingLine extends Line {
  /**
   * Records until `#`, three seconds of silence, or twelve seconds in all, into a file below the folder of the clinic's
   * own recordings: A-law, under this name. `failed`: it could not be written there. @throws HangUp
   */
  record(name: string): Promise<'recorded' | 'failed'>;
}

export interface TransferTarget {
  readonly context: string;
  readonly extension: string;
  readonly priority: string;
}
