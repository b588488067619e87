import type { AppointmentChange, ChangeStore } from '../../office/changes.ts';
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
  let known: ReadonlySet<string> = new Set();
  let looking = false;
  const look = async (since: number) => {
    const found = await changes.since(now() - LATE_MS, MOST);
    // What was there before anybody listened is no news.
    const isNews = ({ id, at }: AppointmentChange) => at >= since && !known.has(id);
    for (const change of found.filter(isNews)) hub.publish({ type: 'appointment', change });
    known = new Set(found.map(({ id }) => id));
  };
  const timer = setInterval(() => {
    const since = hub.listenedToSince;
    if (looking || since === null) return;
    looking = true;
    look(since)
      .catch((err: unknown) =>
        log.warn({ err }, 'looking for changes of the agenda failed; it is tried again'),
      )
      .finally(() => (looking = false));
  }, LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
