/** One recorded piece of speech: what it says, and the name of its recording. */
export interface Clip {
  /** The language's code, which is the folder of its recordings: `pt_BR`. */
  readonly language: string;
  /** The file below that folder, without its ending: `time/hour-14`. Letters, digits, `-`, `.`, `_` and `/`. */
  readonly id: string;
  /** The wording, as a person would read it aloud. A pause is worded by its punctuation mark. */
  readonly text: string;
}

/** What is said, in order: clips of recordings that there are. */
export type Utterance = readonly Clip[];

/** The recording's file below the folder of all languages, without its ending: `pt_BR/time/hour-14`. */
export const fileOf = ({ language, id }: Pick<Clip, 'language' | 'id'>): string => `${language}/${id}`;

/** The wording of an utterance as one line of text: what the terminal phone shows and tests read. */
export function textOf(utterance: Utterance): string {
  return utterance
    .map((clip) => clip.text)
    .filter((text) => text !== '')
    .join(' ')
    .replaceAll(/ +(?=[,.;:])/g, '');
}

/** Whether these words end a sentence: what follows begins a new one. */
export const endsSentence = (text: string): boolean => /[.!?…]$/.test(text);
