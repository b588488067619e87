import type { AppointmentChange } from '../../office/changes.ts';
import type { CallNews } from '../../office/calls/call-news.ts';

/** What screens are told at once. */
export type LiveEvent =
  | { readonly type: 'appointment'; readonly change: AppointmentChange }
  /** Rules were saved: doctors, hours, absences, policies. */
  | { readonly type: 'clinic' }
  | { readonly type: 'callbacks' }
  | { readonly type: 'call'; readonly news: CallNews };

type Listener = (event: LiveEvent) => void;

/** Who listens to what happens, in this process. */
export class LiveHub {
  readonly #listeners = new Set<Listener>();
  readonly #now: () => number;
  #since = 0;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Since when somebody has listened without a break, epoch ms; null = nobody does. */
  get listenedToSince(): number | null {
    return this.#listeners.size === 0 ? null : this.#since;
  }

  /** Gives back what ends it. */
  subscribe(listener: Listener): () => void {
    if (this.#listeners.size === 0) this.#since = this.#now();
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  publish(event: LiveEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
