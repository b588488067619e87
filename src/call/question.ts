import type { Utterance } from '../speech/clip.ts';
import type { Conversation } from './conversation.ts';
import { ToAttendant } from './leave.ts';
import type { Heard } from './line.ts';

/** How often a question is asked: silences and answers not understood are counted apart. */
export const TRIES = 3;
/** How often `#` may repeat one question before it counts as silence: nobody holds a line for ever. */
const MOST_REPEATS = 5;

/** One question, in three wordings: each fuller than the one before. */
export interface Question {
  /** Its place in the call tree, e.g. `main-menu`. */
  readonly id: string;
  readonly maxKeys: number;
  readonly first: Utterance;
  readonly afterSilence: Utterance;
  readonly afterMiss: Utterance;
  /** Said before the last try. */
  readonly lastTry: Utterance;
  /** Only keys pressed from now on answer it: agreeing to something takes having heard it. */
  readonly fresh?: boolean;
  /** What is keyed here must never be written down. */
  readonly secret?: boolean;
}

/** What an answer was worth. A miss may bring words of its own ("Ouvi dez números…") in place of `afterMiss`. */
export type Judged<T> =
  { readonly kind: 'match'; readonly value: T } | { readonly kind: 'miss'; readonly say?: Utterance };

export type Answer<T> = { readonly kind: 'match'; readonly value: T } | { readonly kind: 'back' };

/**
 * Asks until there is an answer, at most {@link TRIES} times. `*` is one step back; `#` alone says it again;
 * 9 alone is the attendant unless `judge` takes it. Where silence is an answer too, `silenceMeans` is that answer.
 * @throws {ToAttendant} when the tries are spent, or the caller asks for a person. @throws HangUp
 */
export async function askQuestion<T>(
  conversation: Conversation,
  question: Question,
  judge: (heard: Heard) => Judged<T>,
  silenceMeans?: T,
): Promise<Answer<T>> {
  const spent = { silence: 0, misses: 0, repeats: 0 };
  conversation.beforeQuestion();
  let say: Utterance = [...conversation.takeAnnouncements(), ...question.first];
  if (question.fresh) conversation.line.forgetKeys();
  for (;;) {
    const heard = await conversation.hear(question, say);
    if (heard.keys.includes('*')) return { kind: 'back' };
    if (isRepeat(heard) && ++spent.repeats <= MOST_REPEATS) continue;
    if (heard.keys === '') {
      if (silenceMeans !== undefined) return { kind: 'match', value: silenceMeans };
      if (++spent.silence >= TRIES) throw new ToAttendant('silence');
      conversation.slowDown();
      say = fuller(question, question.afterSilence, spent.silence);
      continue;
    }
    const judged = judge(heard);
    if (judged.kind === 'match') return judged;
    if (heard.keys === '9') throw new ToAttendant('asked');
    if (++spent.misses >= TRIES) throw new ToAttendant('not-understood');
    // What else was keyed in haste was keyed for an answer that did not come about.
    conversation.line.forgetKeys();
    if (heard.ended === 'silence') conversation.slowDown();
    say = fuller(question, judged.say ?? question.afterMiss, spent.misses);
  }
}

const isRepeat = (heard: Heard): boolean => heard.keys === '' && heard.ended === 'hash';

const fuller = (question: Question, wording: Utterance, spent: number): Utterance =>
  spent === TRIES - 1 ? [...wording, ...question.lastTry] : wording;
