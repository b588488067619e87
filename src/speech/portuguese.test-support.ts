import { textOf, type Utterance } from './clip.ts';
import type { Saying, Speech } from './phrase.ts';
import { shippedPortuguese } from './read-catalogue.ts';
import { spoken } from './spoken.ts';

/** Portuguese as it comes with the program, all of it recorded. */
export const portuguese: Speech = {
  language: 'pt_BR',
  catalogue: shippedPortuguese(),
  isRecorded: () => true,
};

/** The clips of phrases in Portuguese. */
export const clipsOf = (...saying: Saying): Utterance => spoken(saying, portuguese);

/** The words of phrases in Portuguese. */
export const inWords = (...saying: Saying): string => textOf(clipsOf(...saying));
