/** The recordings of the clinic's languages, as the staff look after them. `src/main` fills it. */

/** Whose recording is played: a person's of the clinic, an engine's made here, the one that came with the program. */
export type PromptSource = 'person' | 'engine' | 'shipped' | 'missing';

/** What is the matter with a recording. */
export type PromptComplaint =
  | { readonly kind: 'missing' | 'empty' | 'too-loud' | 'too-quiet' | 'clipped' }
  | { readonly kind: 'other-words'; readonly recorded: string };

export interface PromptClip {
  /** Below the language's folder: `prompt/welcome.good-morning`. */
  readonly id: string;
  /** The wording. */
  readonly text: string;
  readonly source: PromptSource;
  readonly complaint: PromptComplaint | null;
}

export interface PromptLanguage {
  /** `pt_BR`. */
  readonly language: string;
  readonly clips: readonly PromptClip[];
}

export type KeepOutcome =
  | { readonly kind: 'kept'; readonly clip: PromptClip }
  | { readonly kind: 'no-such-clip' }
  /** No WAV of 16-bit PCM or A-law. */
  | { readonly kind: 'no-sound' }
  | { readonly kind: 'too-long' }
  /** Nothing is to be heard in it. */
  | { readonly kind: 'silence' };

export type TakeAwayOutcome =
  | { readonly kind: 'taken-away'; readonly clip: PromptClip }
  | { readonly kind: 'no-such-clip' }
  /** The one that is played is no person's. */
  | { readonly kind: 'not-own' };

export interface PromptLibrary {
  /** Codes of the languages that the clinic's line speaks, the first one unasked. */
  languages(): Promise<readonly string[]>;
  /** Every clip of one of them; null = it is none of the clinic's. */
  read(language: string): Promise<PromptLanguage | null>;
  /** What callers hear, as a WAV file; null = there is none. */
  listen(language: string, id: string): Promise<Uint8Array | null>;
  /** Makes a WAV file the recording of a clip. */
  keep(language: string, id: string, wav: Uint8Array): Promise<KeepOutcome>;
  /** Takes a person's recording away: the engine's, or the one that came with the program, is played again. */
  takeAway(language: string, id: string): Promise<TakeAwayOutcome>;
}
