import type { Offer } from '../scheduling/types.ts';
import type { Desk } from './desk.ts';
import type { Hold } from './ports.ts';

/**
 * How long a hold outlives its last word from us. A call lets go of its holds when it ends; this is for the call whose
 * server died. Longer than any caller can take over three offers and their read-back.
 */
export const HOLD_MS = 5 * 60_000;

/** The times one call holds. Whoever makes it lets go of them in a `finally`. */
export class HeldTimes {
  readonly #desk: Desk;
  #holds: readonly Hold[] = [];

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Holds each of these that is still free; gives back those, in the same order. */
  async holdAll(offers: readonly Offer[]): Promise<readonly Hold[]> {
    // Settled, not raced: when one fails, none of the others may be left taking its time behind our back.
    const taken = await Promise.allSettled(offers.map((offer) => this.#hold(offer)));
    return taken.map(valueOf).filter((hold) => hold !== null);
  }

  /** Lets go of all but `kept`. */
  async releaseAllBut(kept: Hold): Promise<void> {
    await this.#release(this.#holds.filter((hold) => hold.id !== kept.id));
  }

  async releaseAll(): Promise<void> {
    await this.#release(this.#holds);
  }

  async #hold(offer: Offer): Promise<Hold | null> {
    const { stores, clock, ids } = this.#desk;
    const hold: Hold = { id: ids.next(), offer };
    // Noted before it is asked for: one whose outcome never reaches us must be let go as well.
    this.#holds = [...this.#holds, hold];
    const now = clock.now();
    const outcome = await stores.agenda.hold({ ...hold, now, expiresAt: now + HOLD_MS });
    if (outcome === 'held') return hold;
    this.#forget([hold]);
    return null;
  }

  async #release(holds: readonly Hold[]): Promise<void> {
    if (holds.length === 0) return;
    await this.#desk.stores.agenda.release(holds);
    this.#forget(holds);
  }

  #forget(holds: readonly Hold[]): void {
    this.#holds = this.#holds.filter((hold) => !holds.includes(hold));
  }
}

function valueOf<T>(settled: PromiseSettledResult<T>): T {
  if (settled.status === 'rejected') throw settled.reason;
  return settled.value;
}
