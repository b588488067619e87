/** What Asterisk was told to say in one go, and what of it was begun. */
export interface Spoken {
  /** The clips: `pt_BR/time/hour-14`. */
  readonly asked: readonly string[];
  readonly played: readonly string[];
}

/** All that was said on a channel, from Asterisk's log. */
export function spokenOn(channel: string, log: string): Spoken[] {
  const all: { asked: string[]; played: string[] }[] = [];
  for (const line of log.split('\n')) {
    if (!line.includes(channel)) continue;
    const files = /(?:Read|Playback)\("[^"]+", "(?:DISQUE_READ,)?([^,"]+)/.exec(line)?.[1];
    const file = /> Playing '([^']+)\.\w+'/.exec(line)?.[1];
    if (files !== undefined) all.push({ asked: files.split('&').map(clipOf), played: [] });
    if (file !== undefined) all.at(-1)?.played.push(clipOf(file));
  }
  return all;
}

/** Whoever names its file, and in whichever of the folders it is. */
const clipOf = (file: string): string => file.replace(/^.*\/run-[^/]+\/(?:sounds|voice)\//, '');
