import type { Catalogue } from './catalogue.ts';
import { endsSentence, type Clip } from './clip.ts';
import { silenceOf } from './pauses.ts';
import { toneOf } from './tones.ts';

/** What has to be recorded for a clip. */
export type Recording =
  | { readonly kind: 'silence'; readonly milliseconds: number }
  | { readonly kind: 'tone'; readonly hertz: number; readonly milliseconds: number }
  | {
      readonly kind: 'speech';
      /** As a person would read it, abbreviations spelt out. */
      readonly text: string;
      /** Said after it by an engine, and then cut off: so that the voice goes on where the sentence does. Or null. */
      readonly carrier: string | null;
      /** `slow`: to be written down by who hears it. */
      readonly pace: 'ordinary' | 'slow';
    };

/** `RangeError` for what no voice can say: a clip of no words. */
export function recordingOf(clip: Clip, catalogue: Pick<Catalogue, 'abbreviations' | 'carrier'>): Recording {
  const milliseconds = silenceOf(clip);
  if (milliseconds !== null) return { kind: 'silence', milliseconds };
  const tone = toneOf(clip);
  if (tone !== null) return { kind: 'tone', ...tone };
  if (clip.text.trim() === '') throw new RangeError(`${clip.id} has no words`);
  return {
    kind: 'speech',
    text: textToSpeak(clip.text, catalogue.abbreviations),
    carrier: endsSentence(clip.text) ? null : catalogue.carrier,
    pace: clip.id.startsWith('digit/') ? 'slow' : 'ordinary',
  };
}

/** The wording for a speech engine, which may not know a language's abbreviations: *Dr.* → *Doutor*. */
export function textToSpeak(text: string, abbreviations: Readonly<Record<string, string>>): string {
  return Object.entries(abbreviations).reduce(
    (spoken, [short, full]) => spoken.replaceAll(wholeWord(short), () => full),
    text,
  );
}

const wholeWord = (word: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(word)}(?![\\p{L}\\p{N}])`, 'gu');
