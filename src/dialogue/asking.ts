import type { Conversation } from '../call/conversation.ts';
import { choose, type MenuChoice } from '../call/menu.ts';
import { askQuestion, type Answer, type Judged } from '../call/question.ts';
import type { Heard } from '../call/line.ts';
import { hasPrompt, prompt } from '../speech/prompt.ts';
import type { Saying, Speech } from '../speech/phrase.ts';
import { inLanguage } from '../speech/spoken.ts';
import { spokenChoice } from '../speech/keys.ts';
import { MOST_CHOICES, type KeysNode, type ListNode, type MenuNode } from './nodes.ts';

const ATTENDANT_HINT: Saying = [prompt('attendant.press-9')];

/** Asks a node of the tree that wants a number keyed in. */
export function askKeys<T>(conversation: Conversation, node: KeysNode, judge: (heard: Heard) => Judged<T>) {
  const question = {
    id: node.id,
    maxKeys: node.maxKeys,
    secret: node.secret,
    first: brieflyFor(conversation, `${node.id}.first`),
    afterSilence: wording(`${node.id}.silence`),
    afterMiss: wording(`${node.id}.miss`),
    lastTry: ATTENDANT_HINT,
  };
  return askQuestion(conversation, question, judge);
}

export interface MenuOptions {
  /** What the choices are about: said before them, however often they must be said. */
  readonly about?: Saying;
  /** It has just been announced: at first it is not said once more. */
  readonly announced?: boolean;
  /** Only keys pressed from now on choose: for agreeing to what is `about`. */
  readonly fresh?: boolean;
}

/** Asks a menu of the tree. */
export function askMenu<Means extends string>(
  conversation: Conversation,
  node: MenuNode<Means>,
  { about = [], announced = false, fresh = false }: MenuOptions = {},
): Promise<Answer<Means>> {
  const choices = node.choices.map(({ key, means }) => ({
    key,
    means,
    ...fixedChoice(`${node.id}.${means}`),
  }));
  const { id, intro, lastTry } = menuParts(node.id);
  return choose(conversation, {
    id,
    lastTry,
    intro: {
      first: announced ? intro.first : [...about, ...intro.first],
      afterSilence: [...intro.afterSilence, ...about],
      afterMiss: [...intro.afterMiss, ...about],
      // Not once more that a key meant nothing.
      again: [...about, ...intro.first],
    },
    choices,
    fresh,
    ...(node.silence && { silenceMeans: node.silence.means }),
  });
}

/** A thing in a list, and how it is said. */
export interface Item<T> {
  readonly value: T;
  readonly say: Saying;
  /** For callers who know the way. */
  readonly brief?: Saying;
  /** Said in this language, and its key as well, whatever the rest is said in. */
  readonly speech?: Speech;
}

export type Picked<T, Extra extends string> =
  | { readonly kind: 'item'; readonly value: T }
  | { readonly kind: 'extra'; readonly means: Extra }
  | { readonly kind: 'back' };

/**
 * Asks a list of the tree: at most {@link MOST_CHOICES} choices at a time, "mais opções" the last of them; after the last
 * page the first again. `*` is the page before, and from the first page one step back.
 */
export async function askList<T, Extra extends string>(
  conversation: Conversation,
  node: ListNode<Extra>,
  items: readonly Item<T>[],
): Promise<Picked<T, Extra>> {
  const extras = node.extras.map(({ means }) => means);
  const more = hasPrompt(`${node.id}.more`) ? `${node.id}.more` : 'list.more';
  const all = MOST_CHOICES - extras.length;
  // What does not fit leaves a choice for "mais opções".
  const perPage = items.length <= all ? all : all - 1;
  const pages = Math.max(Math.ceil(items.length / perPage), 1);
  for (let page = 0; ;) {
    const shown = items.slice(page * perPage, (page + 1) * perPage);
    const answer = await choose(conversation, {
      ...menuParts(node.id),
      choices: numbered([
        ...shown,
        ...extras.map((means) => fixedChoice(`${node.id}.${means}`)),
        ...(pages > 1 ? [fixedChoice(more)] : []),
      ]),
    });
    if (answer.kind === 'back') {
      if (page === 0) return answer;
      page -= 1;
      continue;
    }
    const picked = readChoice(answer.value, shown, extras);
    if (picked) return picked;
    page = (page + 1) % pages;
  }
}

/** A choice that is worded in the catalogue. */
function fixedChoice(id: string): Omit<Item<unknown>, 'value'> {
  const brief = `${id}.brief`;
  return { say: wording(id), ...(hasPrompt(brief) && { brief: wording(brief) }) };
}

function numbered(choices: readonly Omit<Item<unknown>, 'value'>[]): MenuChoice<string>[] {
  return choices.map(({ say, brief, speech }, index) => ({
    key: String(index + 1),
    means: String(index),
    say: choiceAt(say, index + 1, speech),
    ...(brief && { brief: choiceAt(brief, index + 1, speech) }),
  }));
}

/** "tecle" is said once; but again in another language. */
function choiceAt(say: Saying, key: number, speech: Speech | undefined): Saying {
  if (speech) return [inLanguage(speech, spokenChoice(say, key, 'press'))];
  return spokenChoice(say, key, key === 1 ? 'press' : 'bare');
}

function readChoice<T, Extra extends string>(
  chosen: string,
  items: readonly Item<T>[],
  extras: readonly Extra[],
): Picked<T, Extra> | null {
  const index = Number(chosen);
  const item = items[index];
  if (item) return { kind: 'item', value: item.value };
  const means = extras[index - items.length];
  return means === undefined ? null : { kind: 'extra', means };
}

function menuParts(id: string) {
  return {
    id,
    intro: {
      first: hasPrompt(`${id}.first`) ? wording(`${id}.first`) : [],
      // Where silence is an answer, nothing is said after it.
      afterSilence: hasPrompt(`${id}.silence`) ? wording(`${id}.silence`) : [],
      afterMiss: wording(`${id}.miss`),
    },
    lastTry: ATTENDANT_HINT,
  };
}

/** The first wording of a question; in fewer words for callers who know the way, where there are such. */
function brieflyFor({ brief }: Conversation, id: string): Saying {
  const shorter = id.replace(/\.first$/, '.brief');
  return wording(brief && hasPrompt(shorter) ? shorter : id);
}

/** The sentence of that name. A node without its words is a bug that the tree's test finds. */
function wording(id: string): Saying {
  if (!hasPrompt(id)) throw new Error(`the catalogue has no prompt '${id}'`);
  return [prompt(id)];
}
