import { KeyQueue, type Handset } from '../../../src/phone/handset.ts';
import { placeCall, type CallResult } from '../../../src/phone/place-call.ts';

/** Somebody who calls the line over its real socket, in no time: recordings are over as soon as they begin. */
export class Caller implements Handset {
  /** Recordings, as the line named them. */
  readonly heard: string[] = [];
  readonly putDown: Promise<void>;
  /** How the call ended. */
  readonly result: Promise<CallResult>;
  readonly #queue = new KeyQueue();
  readonly #hangUp: () => void;

  constructor(port: number, callerNumber: string | null) {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.putDown = promise;
    this.#hangUp = resolve;
    this.result = placeCall({ host: '127.0.0.1', port, callerNumber }, this);
  }

  async hear(sound: string): Promise<void> {
    this.heard.push(sound);
  }

  waitingKeys(): string {
    return this.#queue.takeAll();
  }

  key(withinMs: number): Promise<string | null> {
    return this.#queue.next(withinMs);
  }

  press(keys: string): void {
    for (const key of keys) this.#queue.press(key);
  }

  /** Puts the receiver down; resolves when the line has noticed. */
  async hangUp(): Promise<CallResult> {
    this.#hangUp();
    this.#queue.close();
    return this.result;
  }
}
