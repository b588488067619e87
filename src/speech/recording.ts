import type { Clip } from './clip.ts';
import { silenceOf } from './pauses.ts';

/** What has to be recorded for a clip. `slow`: to be written down by who hears it. */
export type Recording =
  | { readonly kind: 'silence'; readonly milliseconds: number }
  | { readonly kind: 'speech'; readonly text: string; readonly pace: 'ordinary' | 'slow' };

export function recordingOf(clip: Clip): Recording {
  const milliseconds = silenceOf(clip);
  if (milliseconds !== null) return { kind: 'silence', milliseconds };
  const pace = clip.id.startsWith('digit/') ? 'slow' : 'ordinary';
  return { kind: 'speech', text: textToSpeak(clip.text), pace };
}

const abbreviations: readonly (readonly [abbreviation: RegExp, word: string])[] = [
  [/\bDr\./g, 'Doutor'],
  [/\bDra\./g, 'Doutora'],
  [/\bSr\./g, 'Senhor'],
  [/\bSra\./g, 'Senhora'],
  [/\bSto\./g, 'Santo'],
  [/\bSta\./g, 'Santa'],
  [/\bAv\./g, 'Avenida'],
];

/** The wording for a speech engine, which may not know our abbreviations: *Dr.* → *Doutor*. */
export function textToSpeak(text: string): string {
  return abbreviations.reduce((spoken, [abbreviation, word]) => spoken.replaceAll(abbreviation, word), text);
}
