import type { Saying } from '../speech/phrase.ts';
import type { Conversation } from './conversation.ts';
import { ToAttendant } from './leave.ts';
import type { Heard } from './line.ts';
import { Repeats } from './repeats.ts';

/** How often a question is asked: silences and answers not understood are counted apart. */
export const TRIES = 3;

/** One question, in three wordings: each fuller than the one before. */
export interface Question {
  /** Its place in the call tree, e.g. `main-menu`. */
  readonly id: string;
  readonly maxKeys: number;
  readonly first: Saying;
  readonly afterSilence: Saying;
  readonly afterMiss: Saying;
  /** What `#` says after a silence or a miss; what was said last, unless it is given. */
  readonly again?: Saying;
  /** Said before the last try. */
  readonly lastTry: Saying;
  /** Only keys pressed from now on answer it: agreeing to something takes having heard it. */
  readonly fresh?: boolean;
  /** What is keyed here must never be written down. */
  readonly secret?: boolean;
}

/** What an answer was worth. A miss may bring words of its own ("Ouvi dez números…") in place of `afterMiss`. */
export type Judged<T> =
  { readonly kind: 'match'; readonly value: T } | { readonly kind: 'miss'; readonly say?: Saying };

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
  const spent = { silence: 0, misses: 0 };
  const repeats = new Repeats(conversation);
  conversation.beforeQuestion();
  let wording: Saying = [...conversation.takeAnnouncements(), ...question.first];
  let say = wording;
  if (question.fresh) conversation.line.forgetKeys();
  for (;;) {
    const heard = await conversation.hear({ ...question, silenceCounts: silenceMeans !== undefined }, say);
    if (heard.keys.includes('*')) return { kind: 'back' };
    if (isRepeat(heard) && repeats.left) {
      say = repeats.again(wording);
      continue;
    }
    if (heard.keys === '') {
      if (silenceMeans !== undefined) return { kind: 'match', value: silenceMeans };
      if (++spent.silence >= TRIES) throw new ToAttendant('silence');
      conversation.bePatient();
      repeats.interrupted();
      say = fuller(question, question.afterSilence, spent.silence);
      wording = question.again ?? say;
      continue;
    }
    const judged = judge(heard);
    if (judged.kind === 'match') return judged;
    if (heard.keys === '9') throw new ToAttendant('asked');
    if (++spent.misses >= TRIES) throw new ToAttendant('not-understood');
    // What else was keyed in haste was keyed for an answer that did not come about.
    conversation.line.forgetKeys();
    if (heard.ended === 'silence') conversation.bePatient();
    repeats.interrupted();
    say = fuller(question, judged.say ?? question.afterMiss, spent.misses);
    wording = question.again ?? say;
  }
}

const isRepeat = (heard: Heard): boolean => heard.keys === '' && heard.ended === 'hash';

const fuller = (question: Question, wording: Saying, spent: number): Saying =>
  spent === TRIES - 1 ? [...wording, ...question.lastTry] : wording;
