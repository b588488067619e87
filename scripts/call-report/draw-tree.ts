import { instance } from '@viz-js/viz';
import type { TreeNode } from '../../src/dialogue/nodes.ts';
import { CALL_TREE } from '../../src/dialogue/tree.ts';
import { hasPrompt } from '../../src/speech/prompt.ts';
import { shippedPortuguese } from '../../src/speech/read-catalogue.ts';

const { prompts } = shippedPortuguese();
const SHAPES = { keys: 'cds', menu: 'box', list: 'folder' } as const;
const COLOURS: Readonly<Record<string, string>> = {
  language: '#fdf3d7',
  identify: '#e3edf7',
  'main-menu': '#ffffff',
  book: '#e2f3e4',
  move: '#efe6f6',
  cancel: '#fbe4e1',
  hear: '#e0f3f1',
  attendant: '#f0f0f0',
};

/** The call tree as a picture, made from the very data that calls run on. */
export async function drawTree(): Promise<string> {
  const viz = await instance();
  return viz.renderString(dot(), { format: 'svg', engine: 'dot' });
}

function dot(): string {
  const lines = CALL_TREE.flatMap((node) => [box(node), ...arrows(node)]);
  return `digraph "call tree" {
  graph [rankdir=LR, nodesep=0.25, ranksep=0.7, fontname="Arial", bgcolor="white"];
  node [fontname="Arial", fontsize=11, margin="0.2,0.1", style=filled, color="#8a8a8a"];
  edge [fontname="Arial", fontsize=9, color="#5a5a5a"];
  "ring" [label="the clinic answers", shape=oval, fillcolor="#ffffff"];
  "goodbye" [label="goodbye", shape=oval, fillcolor="#ffffff"];
  "attendant" [label="a person", shape=oval, fillcolor="#ffffff"];
  "ring" -> "identify.cpf";
  "attendant" -> "attendant.callback" [label="out of hours"];
  ${lines.join('\n  ')}
}`;
}

function box(node: TreeNode): string {
  const area = Object.keys(COLOURS).find((name) => node.id.startsWith(name)) ?? '';
  const label = [node.id, ...words(node)].map(escaped).join('\\n');
  return `"${node.id}" [label="${label}", shape=${SHAPES[node.kind]}, fillcolor="${COLOURS[area] ?? '#f7f7f7'}"];`;
}

/** What a menu's keys mean; of other questions the first words, in lines of some thirty letters. */
function words(node: TreeNode): string[] {
  if (node.kind === 'menu') return node.choices.map(({ key, means }) => `${key} ${means}`);
  const name = `${node.id}.first`;
  return hasPrompt(name) ? (prompts[name].match(/.{1,34}(?:\s|$)/g) ?? []).map((line) => line.trim()) : [];
}

/** The arrows from a node; one for each place it leads to, whatever the keys. Those home to the main menu are not drawn. */
function arrows(node: TreeNode): string[] {
  const ends = new Map<string, string[]>();
  for (const [label, end] of ways(node)) {
    if (end === 'attendant' || (end === 'main-menu' && !node.id.startsWith('identify'))) continue;
    ends.set(end, [...(ends.get(end) ?? []), label]);
  }
  return [...ends].map(([end, labels]) => arrow(node.id, end, [...new Set(labels)]));
}

/** Which keys lead where. */
function ways(node: TreeNode): (readonly [label: string, end: string])[] {
  const to = (label: string, ends: readonly string[]) => ends.map((end) => [label, end] as const);
  const back = to(
    BACK,
    node.back.filter((end) => end !== node.id),
  );
  switch (node.kind) {
    case 'keys':
      return [...to('', node.leadsTo), ...back];
    case 'menu': {
      const silence = to('…', node.silence?.leadsTo ?? []);
      return [...node.choices.flatMap(({ key, leadsTo }) => to(key, leadsTo)), ...silence, ...back];
    }
    case 'list': {
      const extras = node.extras.flatMap(({ means, leadsTo }) => to(means, leadsTo));
      return [...to('1–5', node.leadsTo), ...extras, ...back];
    }
  }
}

const BACK = '*';

function arrow(from: string, to: string, labels: readonly string[]): string {
  const style = labels.every((label) => label === BACK) ? 'style=dotted' : '';
  return `"${from}" -> "${to}" [label="${escaped(labels.join(' '))}" ${style}];`;
}

const escaped = (text: string): string => text.replaceAll('"', '\\"');
