import { expect, test } from 'vitest';
import { CALL_TREE } from '../dialogue/tree.ts';
import { callMap } from './callmap.ts';

/** The map's paragraphs, by the question each is about. */
const paragraphs = new Map(
  callMap()
    .split('\n\n')
    .slice(1)
    .map((text) => [text.trim().split(/\s/)[0] ?? '', text]),
);

test('the map draws every question of the call, once, in the order a caller meets them', () => {
  expect([...paragraphs.keys()]).toEqual(CALL_TREE.map(({ id }) => id));
});

test.each(CALL_TREE.map((node) => [node.id, node] as const))(
  'the map draws where every answer leads: %s',
  (id, node) => {
    const drawn = paragraphs.get(id) ?? '';
    const choices = node.kind === 'menu' ? node.choices : node.kind === 'list' ? node.extras : [];
    for (const { means, leadsTo } of choices)
      expect(drawn).toContain(`${means}${leadsTo.length > 0 ? ` → ${leadsTo.join(' | ')}` : ''}`);
    if (node.kind !== 'menu') expectArrow(drawn, node.leadsTo);
    if (node.kind === 'menu' && node.silence) expectSilence(drawn, node.silence);
    expect(drawn).toMatch(
      new RegExp(`\\*\\s+back → ${node.back.join(' \\| ').replaceAll('.', '\\.')}$`, 'm'),
    );
  },
);

test('every arrow of the map ends at a question of the map, or at the end of the call', () => {
  const ends = [...callMap().matchAll(/→ (.*)$/gm)].flatMap(([, to = '']) => to.split(' | '));
  const known = new Set([...paragraphs.keys(), 'attendant', 'goodbye']);
  expect(ends.filter((end) => !known.has(end))).toEqual([]);
});

function expectArrow(drawn: string, leadsTo: readonly string[]): void {
  expect(drawn).toContain(`→ ${leadsTo.join(' | ')}`);
}

function expectSilence(
  drawn: string,
  { means, leadsTo }: { means: string; leadsTo: readonly string[] },
): void {
  const line = drawn.split('\n').find((line) => line.trim().startsWith('…'));
  expect(line).toMatch(new RegExp(`… +${means} → `));
  expectArrow(line ?? '', leadsTo);
}
