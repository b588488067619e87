import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ACTION_KINDS, ACTIONS, actionWords, SUBJECTS } from './audit-words.ts';

const web = join(import.meta.dirname, '../web');
const written = globSync('**/*.ts', { cwd: web })
  .filter((file) => !file.endsWith('.test.ts'))
  .map((file) => readFileSync(join(web, file), 'utf8'))
  .join('\n');

/** What stands between quotes, of that form. */
const quoted = (form: RegExp): readonly string[] => [
  ...new Set([...written.matchAll(form)].map(([, word = '']) => word)),
];

test('every action that is written down has words', () => {
  const actions = quoted(/'([a-z]+\.[a-z][a-z-]+)'/g).filter((action) =>
    Object.hasOwn(ACTION_KINDS, action.split('.')[0] ?? ''),
  );
  expect(actions.length).toBeGreaterThan(40);
  expect(actions.filter((action) => !Object.hasOwn(ACTIONS, action))).toEqual([]);
  expect(quoted(/action: '([^']+)'/g).filter((action) => !Object.hasOwn(ACTIONS, action))).toEqual([]);
});

test('every kind of thing that it is about has words', () => {
  const kinds = quoted(/subject: \{ kind: '([^']+)'/g);
  expect(kinds.filter((kind) => !Object.hasOwn(SUBJECTS, kind))).toEqual([]);
});

test('every action can be found below its kind', () => {
  const kinds = new Set(Object.keys(ACTION_KINDS));
  expect(Object.keys(ACTIONS).filter((action) => !kinds.has(action.split('.')[0] ?? ''))).toEqual([]);
});

test('an action without words is shown as it was written down', () => {
  expect(actionWords('some.thing')).toBe('some.thing');
});
