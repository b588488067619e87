import type { Conversation } from '../call/conversation.ts';
import { choose, type MenuChoice } from '../call/menu.ts';
import { askQuestion, type Answer, type Judged } from '../call/question.ts';
import type { Heard } from '../call/line.ts';
import { hasPrompt, prompt } from '../speech/catalogue.ts';
import type { Utterance } from '../speech/clip.ts';
import { spokenChoice } from '../speech/keys.ts';
import { MOST_CHOICES, type KeysNode, type ListNode, type MenuNode } from './nodes.ts';

const ATTENDANT_HINT: Utterance = [prompt('attendant.press-9')];

/** Asks a node of the tree that wants a number keyed in. */
export function askKeys<T>(conversation: Conversation, node: KeysNode, judge: (heard: Heard) => Judged<T>) {
  const question = {
    id: node.id,
    maxKeys: node.maxKeys,
    secret: node.secret,
    first: wording(`${node.id}.first`),
    afterSilence: wording(`${node.id}.silence`),
    afterMiss: wording(hasPrompt(`${node.id}.miss`) ? `${node.id}.miss` : `${node.id}.silence`),
    lastTry: ATTENDANT_HINT,
  };
  return askQuestion(conversation, question, judge);
}

export interface MenuOptions {
  /** What the choices are about: said before them, however often they must be said. */
  readonly about?: Utterance;
  /** Only keys pressed from now on choose: for agreeing to what is `about`. */
  readonly fresh?: boolean;
}

/** Asks a menu of the tree. */
export function askMenu<Means extends string>(
  conversation: Conversation,
  node: MenuNode<Means>,
  { about = [], fresh = false }: MenuOptions = {},
): Promise<Answer<Means>> {
  const choices = node.choices.map(({ key, means }) => ({ key, means, say: wording(`${node.id}.${means}`) }));
  const { id, intro, lastTry } = menuParts(node.id);
  return choose(conversation, {
    id,
    lastTry,
    intro: {
      first: [...about, ...intro.first],
      afterSilence: [...intro.afterSilence, ...about],
      afterMiss: [...intro.afterMiss, ...about],
    },
    choices,
    fresh,
    ...(node.silence && { silenceMeans: node.silence.means }),
  });
}

/** A thing in a list, and how it is said. */
export interface Item<T> {
  readonly value: T;
  readonly say: Utterance;
}

export type Picked<T, Extra extends string> =
  | { readonly kind: 'item'; readonly value: T }
  | { readonly kind: 'extra'; readonly means: Extra }
  | { readonly kind: 'back' };

/**
 * Asks a list of the tree: at most {@link MOST_CHOICES} choices at a time, then "mais opções"; after the last page the
 * first again. `*` is the page before, and from the first page one step back.
 */
export async function askList<T, Extra extends string>(
  conversation: Conversation,
  node: ListNode<Extra>,
  items: readonly Item<T>[],
): Promise<Picked<T, Extra>> {
  const extras = node.extras.map(({ means }) => means);
  const perPage = MOST_CHOICES - extras.length;
  const pages = Math.max(Math.ceil(items.length / perPage), 1);
  for (let page = 0; ;) {
    const shown = items.slice(page * perPage, (page + 1) * perPage);
    const answer = await choose(conversation, {
      ...menuParts(node.id),
      choices: numbered(node.id, shown, extras, pages > 1),
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

function numbered<T>(
  id: string,
  items: readonly Item<T>[],
  extras: readonly string[],
  more: boolean,
): MenuChoice<string>[] {
  const says = [...items.map((item) => item.say), ...extras.map((means) => wording(`${id}.${means}`))];
  if (more) says.push(wording(hasPrompt(`${id}.more`) ? `${id}.more` : 'list.more'));
  return says.map((say, index) => ({
    key: String(index + 1),
    means: String(index),
    say: spokenChoice(say, index + 1, index === 0 ? 'press' : 'bare'),
  }));
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
      afterSilence: wording(hasPrompt(`${id}.silence`) ? `${id}.silence` : 'menu.silence'),
      afterMiss: wording(hasPrompt(`${id}.miss`) ? `${id}.miss` : 'menu.miss'),
    },
    lastTry: ATTENDANT_HINT,
  };
}

/** The sentence of that name. A node without its words is a bug that the tree's test finds. */
function wording(id: string): Utterance {
  if (!hasPrompt(id)) throw new Error(`the catalogue has no prompt '${id}'`);
  return [prompt(id)];
}
