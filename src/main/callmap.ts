import type { ListNode, MenuNode, TreeNode } from '../dialogue/nodes.ts';
import { CALL_TREE } from '../dialogue/tree.ts';
import { hasPrompt } from '../speech/prompt.ts';
import { shippedPortuguese } from '../speech/read-catalogue.ts';

const { prompts } = shippedPortuguese();

/** Prints the call tree: each question, what each answer means, and where it leads. */
export async function printCallMap(): Promise<void> {
  console.log(callMap());
  return Promise.resolve();
}

/** The tree as text, made from the very data that calls run on. */
export function callMap(): string {
  const head = 'Everywhere: 9 = attendant   # = say it again   three silences or three misses = attendant\n';
  return [head, ...CALL_TREE.map(draw)].join('\n');
}

function draw(node: TreeNode): string {
  return [titleOf(node), ...arrowsOf(node).map((arrow) => `    ${arrow}`), ''].join('\n');
}

function titleOf(node: TreeNode): string {
  const words = `${node.id}.first`;
  return hasPrompt(words) ? `${node.id}   "${prompts[words]}"` : node.id;
}

function arrowsOf(node: TreeNode): string[] {
  const back = arrow('*', 'back', node.back);
  switch (node.kind) {
    case 'keys':
      return [arrow(`${node.maxKeys} keys`, 'understood', node.leadsTo), back];
    case 'menu':
      return [
        ...node.choices.map(({ key, means, leadsTo }) => arrow(key, means, leadsTo)),
        ...silenceOf(node),
        back,
      ];
    case 'list':
      return [arrow('1–5', `one of the ${node.of}`, node.leadsTo), ...extrasOf(node), back];
  }
}

const silenceOf = ({ silence }: MenuNode): string[] =>
  silence ? [arrow('…', silence.means, silence.leadsTo)] : [];

const extrasOf = ({ extras }: ListNode): string[] => [
  ...extras.map(({ means, leadsTo }) => arrow('then', means, leadsTo)),
  arrow('then', 'more, when there are more', []),
];

const arrow = (key: string, means: string, leadsTo: readonly string[]): string =>
  `${key.padEnd(8)} ${means}${leadsTo.length > 0 ? ` → ${leadsTo.join(' | ')}` : ''}`;
