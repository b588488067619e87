import type { Catalogue } from './catalogue.ts';
import type { Clip, Utterance } from './clip.ts';

/** One language as this line speaks it. */
export interface Speech {
  /** Its code, `pt_BR`: the name of its catalogue and of the folder of its recordings. */
  readonly language: string;
  readonly catalogue: Catalogue;
  /** Whether a recording of that name is there: names that have none are said by position. */
  readonly isRecorded: (clipId: string) => boolean;
}

/** Something to say, whatever the language: a language makes clips of it. */
export type Phrase = (speech: Speech) => Utterance;

/** Phrases in the order in which they are said. */
export type Saying = readonly Phrase[];

/** A clip of this language. */
export const clipIn = ({ language }: Pick<Speech, 'language'>, id: string, text: string): Clip => ({
  language,
  id,
  text,
});

/** A piece as it ends a sentence; its recording is another one. */
export const endOf = (clip: Clip): Clip => ({ ...clip, id: `${clip.id}.end`, text: `${clip.text}.` });
