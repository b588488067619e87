import type { CallEvent } from '../../src/call/conversation.ts';
import type { Stores } from '../../src/booking/ports.ts';
import type { CallEnd } from '../../src/dialogue/answer-call.ts';
import type { TreeNode } from '../../src/dialogue/nodes.ts';
import type { Utterance } from '../../src/speech/clip.ts';
import type { Storage } from '../../src/storage/index.ts';
import { ScriptedLine, type Answer, type LineCommand } from './scripted-line.ts';
import { answerOn, type TemplateDatabase } from './test-desk.ts';

/** A clinic and a caller (and a mishap) to walk the whole call tree with. */
export interface Scenario {
  readonly now: number;
  readonly clinic: TemplateDatabase;
  readonly callerNumber?: string | null;
  /** Those the clinic's line speaks. */
  readonly languages: readonly string[];
  /** The one in which this caller is greeted. */
  readonly greetedIn: string;
  /** Rivals and failures: the stores as this call finds them. */
  readonly stores?: (stores: Stores) => Stores;
  /** What a caller who means it keys at a question that wants a number; several may be tried. */
  readonly numbers: Readonly<Record<string, readonly string[]>>;
  /** Looks at the database once the call has ended. */
  readonly inspect: (storage: Storage, walk: Walk) => Promise<void>;
}

/** One call that was walked to its end. */
export interface Walk {
  readonly end: CallEnd;
  readonly asked: readonly Asked[];
  readonly commands: readonly LineCommand[];
  readonly events: readonly CallEvent[];
  readonly reported: readonly unknown[];
  readonly transcript: readonly string[];
}

export interface Asked {
  readonly question: string;
  readonly utterance: Utterance;
  readonly answer: Answer;
}

interface Plan {
  readonly answers: readonly Answer[];
  readonly hangUpAt?: number;
}

/** Nobody asks more in one call unless it goes round in circles. */
const MOST_QUESTIONS = 120;

/** The question once more, and slower, and again, and as before; then `#` is no more than silence. */
const THROUGH_ALL_PACES: readonly Answer[] = ['#', '#', '#', '#', '#', '#'];

/**
 * Walks every path of the call: at each question that is heard in new words (or for the second time), every key that means
 * something there, a key that means nothing, `*`, `#`, 9, silence, and the receiver put down; once at each question, `#`
 * until it counts no more; and at every command that is new (each prompt, the transfer, the hang-up), a caller who is gone.
 * After its last planned answer a call goes on in silence, to its end. Gives each walked call to `visit`.
 */
export async function walkTheTree(
  scenario: Scenario,
  nodes: readonly TreeNode[],
  visit: (walk: Walk) => void,
): Promise<number> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const seen = new Set<string>();
  const plans: Plan[] = [{ answers: [] }];
  // First the short calls: each question is met by the shortest way to it, before anything else was changed.
  for (const plan of plans) {
    const walk = await walkOnce(scenario, plan);
    visit(walk);
    if (plan.hangUpAt === undefined) plans.push(...plansFrom(walk, scenario, byId, seen));
  }
  return plans.length;
}

function plansFrom(
  walk: Walk,
  scenario: Scenario,
  byId: ReadonlyMap<string, TreeNode>,
  seen: Set<string>,
): Plan[] {
  const plans: Plan[] = [];
  const answers = walk.asked.map(({ answer }) => answer);
  for (const [index, command] of walk.commands.entries()) {
    if (!isNew(seen, `${command.kind} ${gist(command.utterance)}`)) continue;
    plans.push({ answers, hangUpAt: index });
  }
  for (const [index, asked] of walk.asked.entries()) {
    if (!isNew(seen, stateOf(walk.asked, index))) continue;
    const node = byId.get(asked.question);
    if (!node) throw new Error(`the line asked '${asked.question}', which is not in the call tree`);
    for (const answer of answersTo(node, asked.utterance, scenario))
      plans.push({ answers: [...answers.slice(0, index), answer] });
    if (isNew(seen, `paces at ${asked.question}`))
      plans.push({ answers: [...answers.slice(0, index), ...THROUGH_ALL_PACES] });
  }
  return plans;
}

/** Where a call stands: the task, the question, whether it came before, and its words. */
function stateOf(asked: readonly Asked[], index: number): string {
  const before = asked.slice(0, index);
  const now = asked[index];
  const task = before.findLast(({ question }) => question === 'main-menu')?.answer ?? '';
  const times = before.filter(({ question }) => question === now?.question).length;
  return `${task} ${now?.question} ${Math.min(times, 1)}: ${gist(now?.utterance ?? [])}`;
}

/** What is said, whatever day, doctor or number it is said of, and without what is said of the pace. */
function gist(utterance: Utterance): string {
  return utterance
    .map(({ id }) => id)
    .filter((id) => /^(?:prompt\/(?!pace\.)|key\/)/.test(id))
    .join(' ');
}

function answersTo(node: TreeNode, utterance: Utterance, scenario: Scenario): Answer[] {
  const everywhere: Answer[] = ['*', '#', '9', '', null, 'A'];
  if (node.kind !== 'keys') return [...keysOffered(node, utterance), '8', ...everywhere];
  const wrong = [
    '1',
    '0'.repeat(node.maxKeys),
    '3'.repeat(node.maxKeys - 1),
    `12*`,
    'A'.repeat(node.maxKeys),
  ];
  return [...(scenario.numbers[node.id] ?? []), ...wrong, ...everywhere];
}

function keysOffered(node: TreeNode, utterance: Utterance): string[] {
  if (node.kind === 'menu') return node.choices.map(({ key }) => key);
  return utterance.flatMap(({ id }) => /^key\/(?:press|bare)-(\d)$/.exec(id)?.[1] ?? []);
}

async function walkOnce(scenario: Scenario, { answers, hangUpAt }: Plan): Promise<Walk> {
  return scenario.clinic.withCopy(scenario.now, async (storage) => {
    const given: { utterance: Utterance; answer: Answer }[] = [];
    const line = new ScriptedLine(
      (utterance) => {
        if (given.length > MOST_QUESTIONS)
          throw new Error(`more than ${MOST_QUESTIONS} questions in one call`);
        const planned = answers[given.length];
        const answer = planned === undefined ? '' : planned;
        given.push({ utterance, answer });
        return answer;
      },
      { callerNumber: scenario.callerNumber ?? null, ...(hangUpAt !== undefined && { hangUpAt }) },
    );
    const stores = scenario.stores?.(storage.stores) ?? storage.stores;
    const { end, events, reported } = await answerOn({ stores }, line, { now: scenario.now });
    const questions = events.filter((event) => event.kind === 'asked').map(({ question }) => question);
    const asked = given.map((it, index) => ({ ...it, question: questions[index] ?? '?' }));
    const walk: Walk = { end, asked, events, reported, commands: line.commands, transcript: line.transcript };
    await scenario.inspect(storage, walk);
    return walk;
  });
}

function isNew(seen: Set<string>, name: string): boolean {
  if (seen.has(name)) return false;
  seen.add(name);
  return true;
}
