import { expect, test } from 'vitest';
import { checkStudioPin } from './check-studio-pin.ts';
import { fakeDesk } from './fake-desk.test-support.ts';

const RIGHT = '246810';

test('the PIN opens the studio, and nothing that is like it', async () => {
  const desk = fakeDesk();
  expect(await checkStudioPin(desk, RIGHT, RIGHT)).toBe(true);
  for (const wrong of ['246811', '24681', '2468100', '']) {
    expect(await checkStudioPin(fakeDesk(), wrong, RIGHT)).toBe(false);
  }
});

test('after three wrong ones even the right one must wait, and then it opens', async () => {
  const desk = fakeDesk();
  for (let tries = 0; tries < 3; tries++) expect(await checkStudioPin(desk, '000000', RIGHT)).toBe(false);
  expect(await checkStudioPin(desk, RIGHT, RIGHT)).toBe(false);
  desk.clock.at += 30_000;
  expect(await checkStudioPin(desk, RIGHT, RIGHT)).toBe(true);
  // And the slate is clean again.
  expect(await checkStudioPin(desk, '000000', RIGHT)).toBe(false);
  expect(await checkStudioPin(desk, RIGHT, RIGHT)).toBe(true);
});
