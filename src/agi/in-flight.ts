import { AgiProtocolError, type AgiError } from './errors.ts';
import type { AgiReply } from './reply-parser.ts';

/** A command that awaits its reply. */
export interface Pending {
  readonly name: string;
  readonly promise: Promise<AgiReply>;
  readonly resolve: (reply: AgiReply) => void;
  /** Never leaves an unhandled rejection behind, also when the script has not come to await it yet. */
  readonly reject: (reason: AgiError) => void;
}

/** Opens a promise for the reply to the command `name`. */
export function pendingReply(name: string): Pending {
  const { promise, resolve, reject } = Promise.withResolvers<AgiReply>();
  const rejectQuietly = (reason: AgiError): void => {
    promise.catch(ignore);
    reject(reason);
  };
  return { name, promise, resolve, reject: rejectQuietly };
}

/** The one place for the command in flight: AGI has no numbers on its replies, so there can be only one. */
export class InFlight {
  #pending: Pending | undefined;

  /** The command's name, while there is one. */
  get name(): string | undefined {
    return this.#pending?.name;
  }

  put(pending: Pending): void {
    this.#pending = pending;
  }

  /** Takes it out, to be settled. Throws AgiProtocolError when there is none: the reply answers nothing. */
  take(): Pending {
    const pending = this.#pending;
    if (pending === undefined) throw new AgiProtocolError('the peer replied to no command');
    this.#pending = undefined;
    return pending;
  }

  /** Rejects it, if there is one. */
  abandon(reason: AgiError): void {
    this.#pending?.reject(reason);
    this.#pending = undefined;
  }
}

function ignore(): void {}
