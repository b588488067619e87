/** One recorded piece of speech: what it says, and the name of its recording. */
export interface Clip {
  /** The file below the sounds folder, without its ending: `time/h14`. Letters, digits, `-`, `.`, `_` and `/`. */
  readonly id: string;
  /** The wording, as a person would read it aloud. A pause is worded by its punctuation mark. */
  readonly text: string;
}

/** What is said, in order. */
export type Utterance = readonly Clip[];

/** The wording of an utterance as one line of text: what the terminal phone shows and tests read. */
export function textOf(utterance: Utterance): string {
  return utterance
    .map((clip) => clip.text)
    .join(' ')
    .replaceAll(/ +(?=[,.;:])/g, '');
}
