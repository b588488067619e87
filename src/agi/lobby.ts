import type { Socket } from 'node:net';

/** A socket that is no call. */
export interface Guest {
  readonly socket: Socket;
  /** Its address, for reports. */
  readonly peer: string;
  /** True once it had to give way to a newer one. */
  turnedOut: boolean;
}

/**
 * The sockets that are no calls: those whose headers are still to come, and those that are being closed. Bounded as a
 * whole, apart from the calls, so that half-open peers use up neither calls nor memory. When it is full the oldest
 * gives way, a closing one first: Asterisk sends its headers at once, so the oldest is the likeliest to be idle.
 */
export class Lobby {
  readonly #places: number;
  readonly #waiting = new Set<Guest>();
  readonly #closing = new Set<Guest>();
  readonly #turnedOut: (guest: Guest) => void;

  /** `turnedOut` hears of a guest that had to give way while its headers were awaited, and closes it. */
  constructor(places: number, turnedOut: (guest: Guest) => void) {
    this.#places = places;
    this.#turnedOut = turnedOut;
  }

  /** Guests in here now. */
  get size(): number {
    return this.#waiting.size + this.#closing.size;
  }

  /** A fresh socket comes in, until its headers are whole or it closes. */
  welcome(guest: Guest): void {
    this.#makeRoom();
    this.#waiting.add(guest);
  }

  /** A socket that this side has ended stays, until it closes. */
  seeOut(guest: Guest): void {
    this.leave(guest);
    if (guest.socket.destroyed) return;
    this.#makeRoom();
    this.#closing.add(guest);
  }

  /** It became a call, or is gone. */
  leave(guest: Guest): void {
    this.#waiting.delete(guest);
    this.#closing.delete(guest);
  }

  /** Every guest whose headers are awaited has to give way, as if it were full. */
  turnOutAll(): void {
    for (const guest of this.#waiting) this.#turnOut(guest);
  }

  #makeRoom(): void {
    if (this.size < this.#places) return;
    const [closing] = this.#closing;
    const [waiting] = this.#waiting;
    if (closing !== undefined) this.#dismiss(closing);
    else if (waiting !== undefined) this.#turnOut(waiting);
  }

  #dismiss(guest: Guest): void {
    this.leave(guest);
    guest.socket.destroy();
  }

  #turnOut(guest: Guest): void {
    this.leave(guest);
    guest.turnedOut = true;
    this.#turnedOut(guest);
  }
}
