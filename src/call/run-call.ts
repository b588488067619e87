import type { Conversation } from './conversation.ts';
import { HangUp } from './line.ts';

/**
 * Runs a call to its end. The one place where a hang-up is caught: whatever the caller was in the middle of, every
 * `finally` on the way has run, and what the call was still waiting for has come to its end before `after` tidies up.
 */
export async function runCall<End>(
  conversation: Conversation,
  talk: () => Promise<End>,
  after: () => Promise<void>,
): Promise<End | 'hung-up'> {
  try {
    return await talk();
  } catch (error) {
    if (error instanceof HangUp) return 'hung-up';
    throw error;
  } finally {
    await conversation.settled();
    await after();
  }
}
