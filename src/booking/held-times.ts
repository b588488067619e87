import type { Offer } from '../scheduling/types.ts';
import type { Desk } from './desk.ts';
import type { Hold } from './ports.ts';

/**
 * How long a hold outlives its last word from us. A call lets go of its holds when it ends; this is for the call whose
 * server died. Longer than a caller takes over three offers; the one chosen is renewed for its read-back.
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
    const taken = await Promise.allSettled(offers.map((offer) => this.#holdNew(offer)));
    return taken.map(valueOf).filter((hold) => hold !== null);
  }

  /** Keeps this one for as long again, and lets go of the others. False when its time has run out and a rival has it. */
  async keepOnly(kept: Hold): Promise<boolean> {
    await this.#release(this.#holds.filter((hold) => hold.id !== kept.id));
    return (await this.#hold(kept)) === 'held';
  }

  async releaseAll(): Promise<void> {
    await this.#release(this.#holds);
  }

  async #holdNew(offer: Offer): Promise<Hold | null> {
    const hold: Hold = { id: this.#desk.ids.next(), offer };
    // Noted before it is asked for: one whose outcome never reaches us must be let go as well.
    this.#holds = [...this.#holds, hold];
    if ((await this.#hold(hold)) === 'held') return hold;
    this.#forget([hold]);
    return null;
  }

  #hold(hold: Hold): Promise<'held' | 'taken'> {
    const { stores, clock } = this.#desk;
    const now = clock.now();
    return stores.agenda.hold({ ...hold, now, expiresAt: now + HOLD_MS });
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
