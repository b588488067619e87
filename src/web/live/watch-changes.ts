import type { ChangeStore } from '../../office/changes.ts';
import type { WebLog } from '../log.ts';
import type { LiveHub } from './hub.ts';

const LOOK_EVERY_MS = 500;
/** A transaction that ends late shows changes that are this much older. */
const LATE_MS = 10_000;
const MOST = 500;

/**
 * Looks for changes of the agenda, whichever server, phone or person made them, and publishes each once. Looks only
 * while somebody listens.
 */
export function watchChanges(
  changes: ChangeStore,
  hub: LiveHub,
  log: WebLog,
  now: () => number = Date.now,
): () => void {
  let known: Map<string, number> | null = null;
  let looking = false;
  const look = async () => {
    const at = now();
    const found = await changes.since(at - LATE_MS, MOST);
    // What was there before anybody listened is no news.
    const old = known ?? new Map(found.map((change) => [change.id, change.at]));
    for (const change of found) if (!old.has(change.id)) hub.publish({ type: 'appointment', change });
    known = new Map(found.map((change) => [change.id, change.at]));
  };
  const timer = setInterval(() => {
    if (hub.listeners === 0) known = null;
    if (looking || hub.listeners === 0) return;
    looking = true;
    look()
      .catch((err: unknown) =>
        log.warn({ err }, 'looking for changes of the agenda failed; it is tried again'),
      )
      .finally(() => (looking = false));
  }, LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
