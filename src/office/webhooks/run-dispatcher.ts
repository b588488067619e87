import type { WebhookDispatcher } from './dispatcher.ts';

const LOOK_EVERY_MS = 1_000;

/** Looks every second, one look at a time; gives what ends it, once the attempts in progress are over. */
export function runDispatcher(
  dispatcher: WebhookDispatcher,
  onFailure: (error: unknown) => void,
): () => Promise<void> {
  let looking: Promise<void> | null = null;
  const timer = setInterval(() => {
    looking ??= dispatcher
      .look()
      .catch(onFailure)
      .finally(() => (looking = null));
  }, LOOK_EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await looking;
    await dispatcher.settled();
  };
}
