import type { Clip } from './clip.ts';
import type { Phrase, Speech } from './phrase.ts';

/** Pauses by name: how long each is silent, in milliseconds, at the usual pace and for callers who want it slower. */
const PAUSES = {
  /** Between two parts of one sentence: *primeiro de dezembro, às quatorze horas*. */
  comma: { text: ',', usual: 50, slow: 350 },
  /** Between two groups of digits: time to write them down. */
  group: { text: ',', usual: 450, slow: 1200 },
  /** After a sentence put together from pieces. */
  stop: { text: '.', usual: 300, slow: 800 },
  /** Between two sentences: only for callers who want it slower. */
  breath: { text: '', usual: 0, slow: 700 },
} as const;

type PauseName = keyof typeof PAUSES;
type Tempo = 'usual' | 'slow';

const pauseClip = ({ language }: Pick<Speech, 'language'>, name: PauseName, tempo: Tempo): Clip => ({
  language,
  id: tempo === 'usual' ? `pause/${name}` : `pause/${name}-slow`,
  text: PAUSES[name].text,
});

export const stopClip = (speech: Pick<Speech, 'language'>): Clip => pauseClip(speech, 'stop', 'usual');

export const comma: Phrase = (speech) => [pauseClip(speech, 'comma', 'usual')];
export const groupPause: Phrase = (speech) => [pauseClip(speech, 'group', 'usual')];
/** Ends a sentence: what was said before it is said as its end. */
export const stop: Phrase = (speech) => [stopClip(speech)];

/** The longer pause in place of this one, for a slow pace; null when the clip is no pause. */
export function slowPauseFor(clip: Clip): Clip | null {
  const name = names.find((each) => clip.id === `pause/${each}`);
  return name === undefined ? null : pauseClip(clip, name, 'slow');
}

/** A breath between two sentences. */
export const breathAfter = (clip: Clip): Clip => pauseClip(clip, 'breath', 'slow');

export function allPauses(speech: Pick<Speech, 'language'>): Clip[] {
  const usual = names
    .filter((name) => PAUSES[name].usual > 0)
    .map((name) => pauseClip(speech, name, 'usual'));
  return [...usual, ...names.map((name) => pauseClip(speech, name, 'slow'))];
}

/** How long this clip is silent, in milliseconds; null = it is speech. */
export function silenceOf(clip: Pick<Clip, 'id'>): number | null {
  const [, name, slow] = /^pause\/([a-z]+)(-slow)?$/.exec(clip.id) ?? [];
  const pause = names.find((each) => each === name);
  return pause === undefined ? null : PAUSES[pause][slow ? 'slow' : 'usual'];
}

const names = Object.keys(PAUSES) as PauseName[];
