import { scryptSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { fakeDesk } from './fake-desk.test-support.ts';
import { checkPin } from './identify.ts';
import { throttleKey } from './throttle.ts';

/** 2580, hashed at next to no cost. */
const hash = scryptSync('2580', 'salt', 32, { N: 2, r: 1, p: 1 }).toString('base64');
const ANTONIO = {
  id: 'antonio',
  registeredNumber: null,
  caller: { language: null, pace: null, lastCallAt: null },
  pinHash: `scrypt$2$1$1$${Buffer.from('salt').toString('base64')}$${hash}`,
};

test('the right PIN opens, and wipes the slate', async () => {
  const desk = fakeDesk();
  expect(await checkPin(desk, ANTONIO, '1111')).toBe(false);
  expect(await checkPin(desk, ANTONIO, '2580')).toBe(true);
  expect(desk.throttles.size).toBe(0);
});

test('after three wrong ones even the right PIN waits, on any line, unheard; then it opens', async () => {
  const desk = fakeDesk();
  for (const pin of ['1111', '2222', '3333']) expect(await checkPin(desk, ANTONIO, pin)).toBe(false);
  expect(await checkPin(desk, ANTONIO, '2580')).toBe(false);
  expect(desk.throttles.get(throttleKey('pin', 'antonio'))?.failures).toBe(3);
  desk.clock.at += 30_000;
  expect(await checkPin(desk, ANTONIO, '2580')).toBe(true);
});

test("another patient's wrong PINs are another patient's", async () => {
  const desk = fakeDesk();
  for (const pin of ['1111', '2222', '3333']) await checkPin(desk, { ...ANTONIO, id: 'other' }, pin);
  expect(await checkPin(desk, ANTONIO, '2580')).toBe(true);
});

test('who has no PIN has none that could be right', async () => {
  const desk = fakeDesk();
  expect(await checkPin(desk, { ...ANTONIO, pinHash: null }, '2580')).toBe(false);
  expect(desk.calls).toEqual([]);
});

test('wrong PINs from elsewhere do not make the number that the patient registered wait', async () => {
  const desk = fakeDesk();
  for (const pin of ['1111', '2222', '3333']) await checkPin(desk, ANTONIO, pin);
  expect(await checkPin(desk, ANTONIO, '2580')).toBe(false);
  expect(await checkPin(desk, { ...ANTONIO, registeredNumber: '8533330004' }, '2580')).toBe(true);
});
