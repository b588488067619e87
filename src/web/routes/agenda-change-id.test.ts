import type { FastifyRequest } from 'fastify';
import { expect, test } from 'vitest';
import type { WebDeps } from '../deps.ts';
import { changeIdOf } from './agenda-change-id.ts';

let made = 0;
const deps = { desk: { ids: { next: () => `new-${++made}` } } } as unknown as WebDeps;
const idOf = (keptUnder: string | null, url = '/appointments', body: object = { time: '09:00' }): string =>
  changeIdOf(deps, { keptUnder, url, body } as FastifyRequest);

test('a change asked for again with its key is the same change', () => {
  expect(idOf('key')).toBe(idOf('key'));
  expect(idOf('key')).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
});

test('another key, another address or another wish is another change', () => {
  const ids = [idOf('key'), idOf('other'), idOf('key', '/appointments/1/move'), idOf('key', undefined, {})];
  expect(new Set(ids).size).toBe(4);
});

test('without a key every request is a change of its own', () => {
  expect(idOf(null)).not.toBe(idOf(null));
});
