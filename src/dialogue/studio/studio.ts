import type { Clip } from '../../speech/clip.ts';
import type { NameKind } from '../../speech/names.ts';
import type { Saying, Speech } from '../../speech/phrase.ts';

/** A name that the line cannot say yet. */
export interface MissingName {
  readonly clip: Clip;
  readonly kind: NameKind;
  /** What is said of it, for want of its name: "o segundo profissional", or a holiday's date. */
  readonly instead: Saying;
}

/** Where recordings come from, and go. */
export interface Studio {
  /** What the clinic's names are recorded in. */
  readonly speech: Speech;
  /** Whether anybody may record here at all: a PIN has been set. */
  readonly isOpen: boolean;
  /** Whether this is the studio's PIN; false also while tries must wait. */
  readonly checkPin: (pin: string) => Promise<boolean>;
  readonly missing: () => Promise<readonly MissingName[]>;
  /** Takes what was just recorded under this name, trimmed and levelled, to be heard as a clip; null = nothing to be heard. */
  readonly develop: (draft: string, name: MissingName) => Promise<Clip | null>;
  /** Makes what was developed the name's recording: from now on callers hear it. */
  readonly keep: (draft: string, name: MissingName) => Promise<void>;
  /** Forgets a draft. */
  readonly discard: (draft: string) => Promise<void>;
}
