import type { Saying } from '../speech/phrase.ts';
import type { Conversation } from './conversation.ts';
import { askQuestion, type Answer } from './question.ts';

/** One thing a key does. */
export interface MenuChoice<Means extends string> {
  readonly key: string;
  readonly means: Means;
  /** "Para marcar uma consulta, tecle 1." Empty for a key that is known without being said. */
  readonly say: Saying;
  /** The same for callers who know the way: "Marcar, tecle 1." */
  readonly brief?: Saying;
}

/** A question answered with one key. Menus are data: tests walk them and `callmap` draws them. */
export interface Menu<Means extends string> {
  readonly id: string;
  /** Said before the choices: at first, after silence, after a key that means nothing here. */
  readonly intro: {
    readonly first: Saying;
    readonly afterSilence: Saying;
    readonly afterMiss: Saying;
    /** Said before the choices when `#` asks for them again, after a silence or a miss; as at first, unless it is given. */
    readonly again?: Saying;
  };
  readonly choices: readonly MenuChoice<Means>[];
  readonly lastTry: Saying;
  /** Only keys pressed from now on choose. */
  readonly fresh?: boolean;
  /** Silence is an answer too: what it means. Otherwise the menu asks again. */
  readonly silenceMeans?: Means;
}

/** Offers the choices and gives back what the caller chose, or `back`. @throws {ToAttendant} @throws HangUp */
export async function choose<Means extends string>(
  conversation: Conversation,
  menu: Menu<Means>,
): Promise<Answer<Means>> {
  const choices = menu.choices.flatMap(({ say }) => say);
  const atFirst = menu.choices.flatMap(({ say, brief }) => (conversation.brief && brief) || say);
  const question = {
    id: menu.id,
    maxKeys: 1,
    first: [...menu.intro.first, ...atFirst],
    afterSilence: [...menu.intro.afterSilence, ...choices],
    afterMiss: [...menu.intro.afterMiss, ...choices],
    again: [...(menu.intro.again ?? menu.intro.first), ...choices],
    lastTry: menu.lastTry,
    ...(menu.fresh && { fresh: true }),
  };
  return askQuestion(conversation, question, ({ keys }) => meaningOf(menu, keys), menu.silenceMeans);
}

function meaningOf<Means extends string>(menu: Menu<Means>, key: string) {
  const choice = menu.choices.find((choice) => choice.key === key);
  return choice ? ({ kind: 'match', value: choice.means } as const) : ({ kind: 'miss' } as const);
}
