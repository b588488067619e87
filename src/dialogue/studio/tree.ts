import type { KeysNode, MenuNode } from '../nodes.ts';

/** Names recorded by telephone: a call tree of its own, for the clinic's people. */
export const STUDIO_PIN: KeysNode = {
  kind: 'keys',
  id: 'studio.pin',
  maxKeys: 12,
  secret: true,
  leadsTo: ['studio.item', 'goodbye'],
  back: ['goodbye'],
};

export const ITEM = {
  kind: 'menu',
  id: 'studio.item',
  choices: [
    { key: '1', means: 'record', leadsTo: ['studio.check', 'studio.item'] },
    { key: '2', means: 'skip', leadsTo: ['studio.item', 'goodbye'] },
    { key: '0', means: 'end', leadsTo: ['goodbye'] },
  ],
  back: ['goodbye'],
} as const satisfies MenuNode;

export const CHECK = {
  kind: 'menu',
  id: 'studio.check',
  choices: [
    { key: '1', means: 'keep', leadsTo: ['studio.item', 'goodbye'] },
    { key: '2', means: 'listen', leadsTo: ['studio.check'] },
    { key: '3', means: 'again', leadsTo: ['studio.check', 'studio.item'] },
  ],
  back: ['studio.item'],
} as const satisfies MenuNode;

export const STUDIO_TREE = [STUDIO_PIN, ITEM, CHECK] as const;
