import type { CallEvent } from '../../src/call/conversation.ts';
import type { Utterance } from '../../src/speech/clip.ts';
import type { Desk } from '../../src/booking/desk.ts';
import type { Stores } from '../../src/booking/ports.ts';
import { answerOn, countingIds, TemplateDatabase } from '../../e2e/support/test-desk.ts';
import { bookFor, LUCIA, MONDAY_MORNING } from '../../e2e/support/small-clinic.ts';
import { ScriptedLine, type LineCommand } from '../../e2e/support/scripted-line.ts';
import { secondsOfAll } from './durations.ts';

/** How somebody calls: what is heard before keys are pressed, and how fast those are. */
export interface Habits {
  readonly title: string;
  readonly keysPerSecond: number;
  readonly calledBefore: boolean;
  /** Of a question's clips, how many are listened to before the key. */
  readonly listensTo: (question: string, utterance: Utterance) => number;
}

/** Hears everything to its end, and looks for each key. */
export const NEW_CALLER: Habits = {
  title: 'new caller',
  keysPerSecond: 1,
  calledBefore: false,
  listensTo: (_, utterance) => utterance.length,
};

/** Knows the menus, and keys into them; hears the first offer, and whatever has come of it. */
export const RETURNING_CALLER: Habits = {
  title: 'returning caller',
  keysPerSecond: 2,
  calledBefore: true,
  listensTo: (question, utterance) => {
    if (/\.(?:done|visit)$/.test(question)) return wordsBeforeKeys(utterance);
    if (question.endsWith('.offers')) return utterance.findIndex(({ id }) => id === 'key/press-1') + 1;
    return 0;
  },
};

/** What is said before the choices are. */
const wordsBeforeKeys = (utterance: Utterance): number => {
  const firstKey = utterance.findIndex(({ text }) => /\d/.test(text));
  return firstKey === -1 ? utterance.length : firstKey;
};

export interface Task {
  readonly title: string;
  /** What is keyed in turn. */
  readonly keys: readonly string[];
  /** The caller has these visits already. */
  readonly visits?: Parameters<typeof bookFor>[2];
  /** The question at which the task is done, or `the end`: what is said of the outcome is heard, and counts. */
  readonly until: string;
}

/** What a call was like. */
export interface Measured {
  /** Spoken, if nothing were cut short: seconds. */
  readonly audioSeconds: number;
  /** From the answer to the end of the task, by these habits: listening and keying. */
  readonly callSeconds: number;
  readonly keys: number;
  readonly questions: number;
}

const PATIENT = LUCIA.id;
const LAST_WEEK = { language: null, pace: null, lastCallAt: MONDAY_MORNING - 7 * 86_400_000 } as const;

/** Makes one call with the product itself, on the demo clinic, and measures it by the recordings. */
export async function simulate(task: Task, habits: Habits): Promise<Measured> {
  const prepare = (storage: Parameters<typeof bookFor>[0]) => bookFor(storage, PATIENT, task.visits ?? []);
  const clinic = await TemplateDatabase.create(MONDAY_MORNING, prepare);
  try {
    return await clinic.withCopy(MONDAY_MORNING, async (storage) => {
      const script = [...task.keys];
      const line = new ScriptedLine(() => script.shift() ?? null, { callerNumber: LUCIA.phone });
      if (habits.calledBefore) await storage.stores.patients.rememberCaller(PATIENT, LAST_WEEK);
      const { events } = await answerOn(storage, line, { now: MONDAY_MORNING, desk: deskOf(storage.stores) });
      return measure(task, habits, line, events);
    });
  } finally {
    clinic.remove();
  }
}

/** As the product's own, but with the same protocol in every run: of six digits, as a clinic's first million are. */
const deskOf = (stores: Stores): Desk => ({
  stores,
  clock: { now: () => MONDAY_MORNING },
  ids: { ...countingIds(), protocol: () => '407912' },
  random: () => 0,
});

function measure(task: Task, habits: Habits, line: ScriptedLine, events: readonly CallEvent[]): Measured {
  const asked = events.filter((event) => event.kind === 'asked').map(({ question }) => question);
  const spokenTo = line.commands.filter(({ utterance }) => utterance.length > 0);
  const result = resultOf(task, spokenTo, asked);
  const questions = spokenTo.filter(({ kind }) => kind === 'ask').slice(0, task.keys.length);
  const heard = questions.map(({ utterance }, index) =>
    utterance.slice(0, habits.listensTo(asked[index] ?? '', utterance)),
  );
  const keys = task.keys.join('').length;
  return {
    audioSeconds: secondsOfAll([...questions.flatMap(({ utterance }) => utterance), ...result]),
    callSeconds: secondsOfAll([...heard.flat(), ...result]) + keys / habits.keysPerSecond,
    keys,
    questions: questions.length,
  };
}

/** What is said of how the task came out; the choices that follow it are another task's. */
function resultOf(
  { title, keys, until }: Task,
  spokenTo: readonly LineCommand[],
  asked: readonly string[],
): Utterance {
  const last = spokenTo[keys.length]?.utterance ?? [];
  if (until === 'the end') return last;
  if (asked[keys.length] !== until)
    throw new Error(`"${title}" did not come to ${until}: ${asked.join(', ')}`);
  return last.slice(0, wordsBeforeKeys(last));
}
