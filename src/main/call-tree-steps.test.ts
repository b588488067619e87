import { expect, test } from 'vitest';
import { CALL_TREE } from '../dialogue/tree.ts';
import { callTreeSteps } from './call-tree-steps.ts';

test('every question of the call has a name that the clinic understands, and a part of the call', () => {
  const steps = callTreeSteps();
  expect(steps.map(({ id }) => id)).toEqual(CALL_TREE.map(({ id }) => id));
  for (const { id, label, group } of steps) {
    expect(label, id).not.toBe(id);
    expect(group, id).not.toBe('');
  }
});
