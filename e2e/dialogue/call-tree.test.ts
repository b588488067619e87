import { describe, expect, test } from 'vitest';
import { StorageUnavailable } from '../../src/booking/ports.ts';
import type { TreeNode } from '../../src/dialogue/nodes.ts';
import { CALL_TREE } from '../../src/dialogue/tree.ts';
import { walkTheTree, type Walk } from '../support/call-walker.ts';
import { expectFewChoices, expectOneLanguage } from './inspect-words.ts';
import { SCENARIOS } from './scenarios.ts';

/** Where each node leads. */
const DRAWN = new Map(CALL_TREE.map((node) => [node.id, new Set(arrowsOf(node))]));
/** Where every node leads, undrawn. */
const EVERYWHERE = new Set(['attendant', 'attendant.callback', 'goodbye']);

/** Arrows that some call has really gone, as `node → node`. */
const gone = new Set<string>();

describe('every path of the call tree', () => {
  test.each(Object.entries(SCENARIOS))(
    'ends well: %s',
    async (name, make) => {
      const it = await make();
      const walks = await walkTheTree(it, CALL_TREE, (walk) => {
        expectGoodEnd(walk, name);
        expectDrawnArrows(walk);
        expectFewChoices(walk);
        expectOneLanguage(walk, it);
      });
      it.clinic.remove();
      console.log(`  ${name}: ${walks} calls walked`);
    },
    600_000,
  );

  test('every arrow that is drawn has been gone by some call', () => {
    const drawn = [...DRAWN].flatMap(([id, leadsTo]) => [...leadsTo].map((to) => `${id} → ${to}`));
    expect(drawn.filter((arrow) => !gone.has(arrow))).toEqual([]);
  });
});

function expectGoodEnd(walk: Walk, name: string): void {
  const told = () => `${name}\n${walk.transcript.join('\n')}`;
  expect(
    walk.reported.filter((error) => !(error instanceof StorageUnavailable)),
    told(),
  ).toEqual([]);
  if (walk.end === 'hung-up') return;
  const [before, last] = walk.commands.slice(-2);
  expect(last?.kind, told()).toBe(walk.end === 'attendant' ? 'transfer' : 'hang-up');
  const words = before?.utterance.map(({ id }) => id) ?? [];
  expect(words, told()).toContain(
    walk.end === 'attendant' ? 'prompt/attendant.connecting' : 'prompt/ending.thanks',
  );
}

function expectDrawnArrows(walk: Walk): void {
  for (const [index, asked] of walk.asked.entries()) {
    const next = walk.asked[index + 1]?.question ?? endingOf(walk);
    if (next === null || asked.answer === null) continue;
    gone.add(`${asked.question} → ${next}`);
    if (next === asked.question || EVERYWHERE.has(next) || DRAWN.get(asked.question)?.has(next)) continue;
    expect.fail(`${asked.question} --${asked.answer}--> ${next}\n${walk.transcript.join('\n')}`);
  }
}

function endingOf(walk: Walk): string | null {
  if (walk.end === 'hung-up') return null;
  return walk.end === 'attendant' ? 'attendant' : 'goodbye';
}

function arrowsOf(node: TreeNode): string[] {
  if (node.kind === 'keys') return [...node.leadsTo, ...node.back];
  if (node.kind === 'list')
    return [...node.leadsTo, ...node.extras.flatMap(({ leadsTo }) => leadsTo), ...node.back];
  return [...node.choices.flatMap(({ leadsTo }) => leadsTo), ...(node.silence?.leadsTo ?? []), ...node.back];
}
