import { expect, test } from 'vitest';
import type { AttendantReason } from '../../call/leave.ts';
import { reasonInWords } from './callback-reasons.ts';

const ALL: Readonly<Record<AttendantReason, true>> = {
  asked: true,
  silence: true,
  'not-understood': true,
  'not-identified': true,
  pin: true,
  'too-late': true,
  'too-many-visits': true,
  'no-offers': true,
  failure: true,
  unconfirmed: true,
  shutdown: true,
};

test('every reason for which a caller goes to a person has words of its own', () => {
  const words = Object.keys(ALL).map(reasonInWords);
  expect(new Set(words).size).toBe(words.length);
  expect(words).not.toContain(reasonInWords('unheard of'));
});
