import ptBR from '../../catalogues/pt_BR.json' with { type: 'json' };
import type { Pattern } from './pattern.ts';

/** The name of a fixed sentence. Every language's catalogue words each of them. */
export type PromptId = keyof (typeof ptBR)['prompts'];

/** Everything that is said in one language: `catalogues/README.md` explains it. `readCatalogue` gives it. */
export interface Catalogue {
  /** The language's own name. */
  readonly language: string;
  /** Speech engine → which of its voices speaks this language. */
  readonly voices: Readonly<Record<string, string>>;
  /** What a speech engine is given after a piece that goes on, so that it says it as one that does; then cut off. */
  readonly carrier: string;
  /** What a speech engine would misread → how it is said. */
  readonly abbreviations: Readonly<Record<string, string>>;
  /** A clinic's own names of specialties, places and holidays → in this language. */
  readonly translations: Readonly<Record<string, string>>;
  readonly prompts: Readonly<Record<PromptId, string>>;
  readonly names: {
    /** With `{name}` in its place, by the gender of the title. */
    readonly doctor: { readonly f: string; readonly m: string };
    readonly 'doctor-nth': readonly string[];
    readonly 'specialty-nth': readonly string[];
    readonly 'location-nth': readonly string[];
  };
  /** Of the keys 0–9: as the first choice of a menu says it, and as the later ones do. */
  readonly keys: { readonly press: readonly string[]; readonly bare: readonly string[] };
  readonly numbers: { readonly digit: readonly string[]; readonly heard: readonly string[] };
  readonly dates: DateWords;
  readonly times: TimeWords;
  /** Opening days, Monday first: `from` one `to` another, or on one alone (`each`). */
  readonly week: Readonly<Record<'from' | 'to' | 'each', readonly string[]>>;
}

export interface DateWords {
  /** Today, tomorrow. */
  readonly near: readonly string[];
  /** Monday first. */
  readonly weekday: readonly string[];
  readonly day: readonly string[];
  readonly month: readonly string[];
  readonly year: Readonly<Record<string, string>>;
  readonly forms: Readonly<Record<DateForm, Pattern>>;
}

/**
 * `full`: all of it; `near`: today or tomorrow, and its weekday; `near-only`: without; `day`: in a month just said;
 * `weekday`: that alone.
 */
export type DateForm = 'full' | 'near' | 'near-only' | 'day' | 'weekday';

export interface TimeWords {
  /** Name → pieces: 24 of them by the hour, 60 by the minute, 2 by the half of the day. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly allDay: string;
  readonly forms: Readonly<Record<TimeForm, TimePatterns>>;
}

/** `full` and `brief`: at that time; `from`: from then on; `of` … `to`: opening hours. */
export type TimeForm = 'full' | 'brief' | 'from' | 'of' | 'to';

export interface TimePatterns {
  /** A whole hour. */
  readonly whole: Pattern;
  readonly minutes: Pattern;
  /** Hours whose minutes are said in another way: noon, midnight. */
  readonly hours: ReadonlyMap<number, Pattern>;
}
