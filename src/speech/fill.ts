import type { Clip, Utterance } from './clip.ts';
import type { Pattern } from './pattern.ts';
import { comma } from './pauses.ts';
import type { Speech } from './phrase.ts';

/** The clips of a pattern's pieces. Where there is none for a slot (null), its comma goes as well. */
export function fill(pattern: Pattern, speech: Speech, pieceFor: (name: string) => Clip | null): Utterance {
  const pieces = pattern.flatMap(({ name, comma }) => {
    const clip = pieceFor(name);
    return clip === null ? [] : [{ clip, comma }];
  });
  return pieces.flatMap(({ clip, comma: rest }, index) =>
    rest && index < pieces.length - 1 ? [clip, ...comma(speech)] : [clip],
  );
}
