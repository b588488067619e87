import type { Clinic } from '../booking/ports.ts';
import { NATIONAL_HOLIDAYS } from '../scheduling/holidays.ts';
import { clipsForClinic, fixedClips } from '../speech/all-clips.ts';
import type { Clip } from '../speech/clip.ts';
import type { Speech } from '../speech/phrase.ts';
import { readCatalogues } from './catalogues.ts';
import type { Settings } from './settings.ts';
import { SoundLibrary } from './sounds.ts';

/** A sentence that every language has recorded, if it has any. */
const FIRST_WORDS = 'prompt/welcome.good-morning';

/** The languages of this installation: their wordings, and which of their recordings there are. */
export class Voices {
  readonly library: SoundLibrary;
  /** Every language that has a catalogue, recorded or not, by its code. */
  readonly all: ReadonlyMap<string, Speech>;

  /** @throws CatalogueError */
  constructor({ SOUNDS_DIR, VOICE_DIR }: Pick<Settings, 'SOUNDS_DIR' | 'VOICE_DIR'>) {
    const library = new SoundLibrary(SOUNDS_DIR, VOICE_DIR);
    this.library = library;
    this.all = new Map(
      [...readCatalogues(VOICE_DIR)].map(([language, catalogue]) => [
        language,
        { language, catalogue, isRecorded: (clipId) => library.has(`${language}/${clipId}`) },
      ]),
    );
  }

  get portuguese(): Speech {
    const speech = this.all.get('pt_BR');
    if (speech === undefined) throw new Error('the program has lost its Portuguese catalogue');
    return speech;
  }

  /** Those that can be spoken: Portuguese, and what has been recorded. */
  get spoken(): ReadonlyMap<string, Speech> {
    return new Map(
      [...this.all].filter(([code, speech]) => code === 'pt_BR' || speech.isRecorded(FIRST_WORDS)),
    );
  }

  /** Those of a clinic that have a catalogue. */
  of({ line }: Pick<Clinic, 'line'>): Speech[] {
    return line.languages.flatMap((code) => this.all.get(code) ?? []);
  }
}

/** Every clip that this clinic's line can say in that language. */
export function clipsOf(speech: Speech, clinic: Clinic | null): Clip[] {
  if (clinic === null) return fixedClips(speech);
  const holidays = [...NATIONAL_HOLIDAYS, ...clinic.holidays.filter((holiday) => !holiday.working)];
  return [...fixedClips(speech), ...clipsForClinic(speech, { ...clinic, holidays })];
}
