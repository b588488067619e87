import type { Saying } from '../speech/phrase.ts';
import type { Conversation } from './conversation.ts';

/** How often `#` may repeat one question before it counts as silence: nobody holds a line for ever. */
const MOST_REPEATS = 5;

/** After so many repeats of one question the other pace is offered; one more takes it. */
const OFFERED_AT = { usual: 1, slow: 2 };

/**
 * What `#` does at one question: it is said again. Who wants it again may want it slower, so that is offered with it,
 * and the next `#` in a row is how it is chosen; to a caller who has chosen it, in the same way, the usual pace.
 */
export class Repeats {
  readonly #conversation: Conversation;
  #inAll = 0;
  #atThisPace = 0;

  constructor(conversation: Conversation) {
    this.#conversation = conversation;
  }

  get left(): boolean {
    return this.#inAll < MOST_REPEATS;
  }

  /** The question is asked in other words now: what comes is no repeat in a row. */
  interrupted(): void {
    this.#atThisPace = 0;
  }

  /** The words for the question said once more. */
  again(wording: Saying): Saying {
    this.#inAll += 1;
    this.#atThisPace += 1;
    const { pace, paceWords } = this.#conversation;
    const offeredAt = OFFERED_AT[pace];
    if (this.#atThisPace < offeredAt) return wording;
    if (this.#atThisPace === offeredAt) return [...wording, ...paceWords[pace].offerOther];
    this.#atThisPace = 0;
    this.#conversation.choosePace(pace === 'usual' ? 'slow' : 'usual');
    return [...paceWords[this.#conversation.pace].chosen, ...wording];
  }
}
