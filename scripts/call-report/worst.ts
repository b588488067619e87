import { SCENARIOS } from '../../e2e/dialogue/scenarios.ts';
import { walkTheTree, type Walk } from '../../e2e/support/call-walker.ts';
import type { TreeNode } from '../../src/dialogue/nodes.ts';
import { CALL_TREE } from '../../src/dialogue/tree.ts';
import { textOf, type Utterance } from '../../src/speech/clip.ts';
import { secondsOfAll } from './durations.ts';

/** The longest, or the most, of something in any call; and where that was. */
export interface Record {
  value: number;
  where: string;
}

export interface Worst {
  readonly walks: number;
  /** Seconds from the first word of a question to the first that names a key, or asks for keys. */
  readonly beforeAKey: Record;
  /** The same of callers who have chosen longer pauses. */
  readonly beforeAKeySlowly: Record;
  /** Choices of one menu. */
  readonly choices: Record;
  /** Seconds of the longest thing said without a question. */
  readonly announcement: Record;
}

/** Looks at every path of the call tree, in these clinics. */
export async function worstOf(names: readonly string[]): Promise<Worst> {
  const worst = {
    walks: 0,
    beforeAKey: none(),
    beforeAKeySlowly: none(),
    choices: none(),
    announcement: none(),
  };
  for (const name of names) {
    const scenario = await SCENARIOS[name]?.();
    if (scenario === undefined)
      throw new Error(`no scenario "${name}": there are ${Object.keys(SCENARIOS).join(', ')}`);
    worst.walks += await walkTheTree(scenario, CALL_TREE, (walk) => look(walk, worst));
    scenario.clinic.remove();
  }
  return worst;
}

const none = (): Record => ({ value: 0, where: '' });

function look(walk: Walk, worst: Worst): void {
  for (const { question, utterance } of walk.asked) {
    note(
      isSlow(utterance) ? worst.beforeAKeySlowly : worst.beforeAKey,
      secondsOfAll(beforeAKey(question, utterance)),
      `${question}: ${textOf(utterance)}`,
    );
    note(worst.choices, choicesIn(utterance), `${question}: ${textOf(utterance)}`);
  }
  for (const { kind, utterance } of walk.commands)
    if (kind === 'say') note(worst.announcement, secondsOfAll(utterance), textOf(utterance));
}

const isSlow = (utterance: Utterance): boolean => utterance.some(({ id }) => id.endsWith('-slow'));

function note(record: Record, value: number, where: string): void {
  if (value > record.value) Object.assign(record, { value, where });
}

function beforeAKey(question: string, utterance: Utterance): Utterance {
  const node = CALL_TREE.find(({ id }) => id === question);
  const first = utterance.findIndex(({ id, text }) => /\d/.test(text) || (node && asksForKeys(node, id)));
  return first === -1 ? utterance : utterance.slice(0, first);
}

const asksForKeys = ({ kind, id }: TreeNode, clipId: string): boolean =>
  kind === 'keys' && clipId.startsWith(`prompt/${id}.`);

/** Keys that mean something and are said: of a number to key in there is none. */
function choicesIn(utterance: Utterance): number {
  const named = utterance.flatMap(({ text }) => /(?:^|[^\d])(\d)\.$/.exec(text)?.[1] ?? []);
  return new Set(named.filter((key) => key !== '9')).size;
}
