import { endsSentence, type Clip, type Utterance } from './clip.ts';
import { stopClip } from './pauses.ts';
import { endOf, type Phrase, type Saying, type Speech } from './phrase.ts';

/**
 * What is said, as clips. The piece before a `stop` is taken from a recording that ends a sentence, the voice falling;
 * every other piece from one that goes on.
 */
export function spoken(saying: Saying, speech: Speech): Utterance {
  const clips: Clip[] = [];
  for (const clip of saying.flatMap((phrase) => phrase(speech))) {
    const last = clips.pop();
    if (last === undefined) clips.push(clip);
    else if (isStopOf(speech, clip)) clips.push(...ended(last, clip, speech));
    else clips.push(last, clip);
  }
  return clips;
}

/** The same phrases in that language, whatever the rest is said in. */
export const inLanguage =
  (speech: Speech, saying: Saying): Phrase =>
  () =>
    spoken(saying, speech);

/** What was said in another language has come to its own ends already. */
const isStopOf = (speech: Speech, clip: Clip): boolean =>
  clip.language === speech.language && clip.id === stopClip(clip).id;

function ended(last: Clip, stop: Clip, speech: Speech): Clip[] {
  if (endsSentence(last.text)) return [last];
  const end = endOf(last);
  const isOurs = last.language === speech.language;
  return isOurs && speech.isRecorded(end.id) ? [end] : [last, stop];
}
