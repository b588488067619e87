import type { ListNode, MenuNode, TreeNode } from '../dialogue/nodes.ts';
import { CALL_TREE } from '../dialogue/tree.ts';
import { hasPrompt } from '../speech/prompt.ts';
import { shippedPortuguese } from '../speech/read-catalogue.ts';
import type { TreeStep } from '../web/deps.ts';

/** The call tree for a screen: each question in its first words, and where its answers lead. */
export function callTreeSteps(): TreeStep[] {
  const { prompts } = shippedPortuguese();
  return CALL_TREE.map((node) => {
    const words = `${node.id}.first`;
    return {
      id: node.id,
      kind: node.kind,
      words: hasPrompt(words) ? prompts[words] : null,
      leadsTo: [...new Set(leadsTo(node))],
    };
  });
}

function leadsTo(node: TreeNode): readonly string[] {
  switch (node.kind) {
    case 'keys':
      return node.leadsTo;
    case 'menu':
      return [...node.choices.flatMap((choice) => choice.leadsTo), ...silenceOf(node)];
    case 'list':
      return [...node.leadsTo, ...extrasOf(node)];
  }
}

const silenceOf = ({ silence }: MenuNode): readonly string[] => silence?.leadsTo ?? [];
const extrasOf = ({ extras }: ListNode): readonly string[] => extras.flatMap(({ leadsTo }) => leadsTo);
