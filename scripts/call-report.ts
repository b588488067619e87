/** `npm run callreport`: what calls are like by the clock (docs/calls.md), and the call tree as a picture (docs/call-tree.svg). */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { drawTree } from './call-report/draw-tree.ts';
import { NEW_CALLER, RETURNING_CALLER, simulate, type Measured } from './call-report/simulated-call.ts';
import { BOOK_FIRST, TASKS } from './call-report/tasks.ts';
import { worstOf, type Worst } from './call-report/worst.ts';

const DOCS = path.join(import.meta.dirname, '../docs');
/** Clinics whose whole call tree is walked for the longest and the most. */
const CLINICS = [
  'a clinic with few days',
  'a patient with five visits, two of them on one day, two with doctors who have left',
  'one doctor, three times left, and a visit to move',
  'late in the evening',
];

const one = (value: number): string => value.toFixed(1);

async function tasksTable(): Promise<string> {
  const rows: string[] = [];
  for (const task of TASKS) {
    const cells = [await simulate(task, NEW_CALLER), await simulate(task, RETURNING_CALLER)].map(cellsOf);
    rows.push(`| ${[task.title, ...cells].join(' | ')} |`);
  }
  return [
    '| task | audio, s | call, s | keys | questions | audio, s | call, s | keys | questions |',
    '| --- | --: | --: | --: | --: | --: | --: | --: | --: |',
    ...rows,
  ].join('\n');
}

const cellsOf = ({ audioSeconds, callSeconds, keys, questions }: Measured): string =>
  [one(audioSeconds), one(callSeconds), keys, questions].join(' | ');

async function goalsTable(worst: Worst): Promise<string> {
  const returning = await simulate(BOOK_FIRST, RETURNING_CALLER);
  const rows: readonly (readonly [goal: string, bar: number, value: number])[] = [
    [
      'a returning patient books the first offer without cutting in: seconds of audio',
      60,
      returning.audioSeconds,
    ],
    ['the same, cutting in, two keys a second: seconds of the call', 27, returning.callSeconds],
    ['the same: keys, 19 of them CPF and birth date', 24, returning.keys],
    ['choices in one menu, "mais opções" among them, 9 not', 5, worst.choices.value],
    ['seconds from the first word of a question to the first that names a key', 12, worst.beforeAKey.value],
    ['seconds of the longest thing said without a question', 12, worst.announcement.value],
  ];
  return [
    '| goal | at most | measured | |',
    '| --- | --: | --: | --- |',
    ...rows.map(
      ([goal, bar, value]) =>
        `| ${goal} | ${bar} | ${Number(value.toFixed(1))} | ${value <= bar ? 'met' : '**not met**'} |`,
    ),
  ].join('\n');
}

const worst = await worstOf(CLINICS);
const page = `# What calls are like by the clock

Made by \`npm run callreport\`, which plays the product's own dialogues on the demo clinic and adds up the lengths of the
recordings that come with it, in Portuguese. Do not edit.

## Tasks

${await tasksTable()}

The first four columns are a **new caller's**, who has never called: everything is heard to its end, and keys take a second
each. The last four are a **returning caller's**: asked in fewer words, keys in as soon as a question begins, two a second,
listens to the first offer and to what came of the call.

- **audio**: all that is said until the task is done, if nothing is cut short.
- **call**: from the answer until what came of the task has been said, by those habits.
- What follows the outcome ("Para ouvir de novo, tecle 1.") is not counted.

\`e2e/telephone/voice.test.ts\` measures the booking on a real Asterisk, in what a telephone receives.

## Goals

${await goalsTable(worst)}

The last three are the worst of ${worst.walks.toLocaleString('en')} calls, one down every path of the call tree in four
clinics (\`CLINICS\` in \`scripts/call-report.ts\`), of callers at the usual pace. A key is heard from the first word of everything: what is meant is how long callers wait to be told of one. Silence on the line never
lasts over 3 s while a caller waits for it: a slow database is covered by "só um momento" after 1.5 s, then every 2.5 s
(\`src/call/conversation.ts\`), and where silence is an answer it is taken for one after 3 s.

- Longest before a key, for callers who have chosen longer pauses (${one(worst.beforeAKeySlowly.value)} s):
  _${worst.beforeAKeySlowly.where}_
- Longest before a key: _${worst.beforeAKey.where}_
- Longest without a question: _${worst.announcement.where}_

## The call tree

A pointed box asks for a number, a plain one is a menu, a folder a list of the clinic's or the patient's own. Dotted arrows
are \`*\`, one step back; \`…\` is silence. Every task ends at the main menu, and those arrows are not drawn. From everywhere 9 leads to a person, \`#\` says it again, and three silences or
three answers that were not understood lead to a person as well.

![The call tree](call-tree.svg)
`;

const file = path.join(DOCS, 'calls.md');
writeFileSync(file, await format(page, { ...(await resolveConfig(file)), parser: 'markdown' }));
writeFileSync(path.join(DOCS, 'call-tree.svg'), await drawTree());
console.log(`written: ${file}, and call-tree.svg beside it`);
