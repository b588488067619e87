import { endsSentence, type Utterance } from './clip.ts';
import { breathAfter, silenceOf, slowPauseFor } from './pauses.ts';

/** The same words with longer pauses, and a breath after every sentence: for callers who want it slower. */
export function slowly(utterance: Utterance): Utterance {
  return utterance.flatMap((clip, index) => {
    const pause = slowPauseFor(clip);
    if (pause !== null) return [pause];
    const next = utterance[index + 1];
    const goesOn = next !== undefined && silenceOf(next) === null;
    return goesOn && endsSentence(clip.text) ? [clip, breathAfter(clip)] : [clip];
  });
}
