import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AppointmentChange } from '../../office/changes.ts';
import { LiveHub } from './hub.ts';
import { watchChanges } from './watch-changes.ts';

const started = Date.UTC(2027, 0, 4, 12);
const log = { info: () => {}, warn: () => {}, error: () => {} };

let stored: AppointmentChange[];
let heard: string[];
let hub: LiveHub;
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers({ now: started });
  stored = [];
  heard = [];
  hub = new LiveHub();
  const since = async (from: number) => stored.filter(({ at }) => at >= from);
  stop = watchChanges({ since }, hub, log);
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

const change = (id: string, at: number) => ({ id, at }) as AppointmentChange;
const listen = () =>
  hub.subscribe((event) => void (event.type === 'appointment' && heard.push(event.change.id)));
const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test('each change is told once, also one whose transaction ended late', async () => {
  listen();
  stored.push(change('a', started + 10));
  await wait(1_000);
  stored.push(change('late', started + 5));
  await wait(5_000);
  expect(heard).toEqual(['a', 'late']);
});

test('what was there before anybody listened is no news; what came in the moment of listening is', async () => {
  stored.push(change('old', started - 1));
  listen();
  stored.push(change('at once', started));
  await wait(1_000);
  expect(heard).toEqual(['at once']);
});

test('a listener who comes back hears only of what came since', async () => {
  const leave = listen();
  leave();
  stored.push(change('missed', started + 100));
  await wait(2_000);
  listen();
  stored.push(change('new', started + 2_000));
  await wait(1_000);
  expect(heard).toEqual(['new']);
});
