import { createHash, timingSafeEqual } from 'node:crypto';
import type { Desk } from './desk.ts';
import { throttleKey, tryWith } from './throttle.ts';

/**
 * Whether this is the PIN for recording names by telephone. After failures, from whatever extension, the next tries
 * wait: then false, unheard.
 */
export async function checkStudioPin(desk: Desk, pin: string, right: string): Promise<boolean> {
  const key = throttleKey('studio');
  const passed = await tryWith(desk, [key], async () => (isSame(pin, right) ? true : null));
  if (passed) await desk.stores.throttle.clear([key]);
  return passed === true;
}

/** In the same time, however much of it is right. */
const isSame = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
