import { expect, test } from 'vitest';
import { beforeMark } from './before-mark.ts';

const booked = { kind: 'booked', was: null } as const;
const confirmed = { kind: 'confirmed', was: 'booked' } as const;
const moved = { kind: 'moved', was: null } as const;
const marked = (was: 'booked' | 'confirmed') => ({ kind: 'attended', was }) as const;
const corrected = { kind: 'no-show', was: 'attended' } as const;
const reopened = (was: 'confirmed' | 'attended' | 'no-show') => ({ kind: 'reopened', was }) as const;

test.each([
  ['never confirmed', [booked, marked('booked')], 'booked'],
  ['confirmed', [booked, confirmed, marked('confirmed')], 'confirmed'],
  ['confirmed, and its mark corrected', [booked, confirmed, marked('confirmed'), corrected], 'confirmed'],
  ['moved after it was confirmed', [booked, confirmed, moved, marked('booked'), corrected], 'booked'],
  ['a confirmation taken back', [booked, confirmed, reopened('confirmed'), marked('booked')], 'booked'],
  [
    'confirmed only after a first mark was taken back',
    [booked, marked('booked'), reopened('attended'), confirmed, marked('confirmed')],
    'confirmed',
  ],
  ['marked by nobody who wrote it down', [booked, confirmed], 'booked'],
] as const)('before the mark: %s', (_name, history, before) => {
  expect(beforeMark(history)).toBe(before);
});
