import { expect, test } from 'vitest';
import { priorityOf } from './priority.ts';

test.each<[string | null, string | null, string]>([
  ['1946-11-24', '80+', 'is 80 today'],
  ['1946-11-25', '60+', 'is 80 tomorrow'],
  ['1966-11-24', '60+', 'is 60 today'],
  ['1966-11-25', null, 'is 60 tomorrow'],
  [null, null, 'is not known'],
])('somebody born on %s has priority %s: %s', (birthDate, priority) => {
  expect(priorityOf(birthDate, '2026-11-24')).toBe(priority);
});
