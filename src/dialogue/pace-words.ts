import type { PaceWords } from '../call/conversation.ts';
import { prompt } from '../speech/prompt.ts';

/** What is said of the pace, in every call. */
export const PACE_WORDS: PaceWords = {
  usual: { chosen: [prompt('pace.usual')], offerOther: [prompt('pace.offer-slower')] },
  slow: { chosen: [prompt('pace.slower')], offerOther: [prompt('pace.offer-usual')] },
};
