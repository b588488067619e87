import path from 'node:path';
import type { Clinic } from '../booking/ports.ts';
import { fileOf, type Clip } from '../speech/clip.ts';
import type { Speech } from '../speech/phrase.ts';
import { CatalogueError } from '../speech/read-catalogue.ts';
import { inspect, type Complaint } from '../voice/inspect.ts';
import type { Look } from './look.ts';
import type { Settings } from './settings.ts';
import { clipsOf, Voices } from './voices.ts';

/** So many recordings are named; of the others, how many there are. */
const MOST_NAMED = 10;

/** Is there a recording of all that this clinic says, in the words that it says, and as loud as the others? */
export async function lookAtRecordings(settings: Settings, clinic: Clinic | null): Promise<Look> {
  const what = 'recordings';
  try {
    const voices = new Voices(settings);
    const { problem, count } = voices.library;
    if (problem) return { what, problems: [problem] };
    const languages = clinic === null ? [...voices.all.values()] : voices.of(clinic);
    const problems = [
      ...unknownLanguages(voices, clinic),
      ...(await Promise.all(languages.map((speech) => lookAtLanguage(settings, speech, clinic)))).flat(),
    ];
    return { what, problems, note: `${count} in ${settings.SOUNDS_DIR} and ${settings.VOICE_DIR}` };
  } catch (error) {
    if (error instanceof CatalogueError) return { what: 'wordings', problems: error.message.split('\n') };
    throw error;
  }
}

function unknownLanguages(voices: Voices, clinic: Clinic | null): string[] {
  const unknown = (clinic?.line.languages ?? []).filter((code) => !voices.all.has(code));
  return unknown.map(
    (code) =>
      `the clinic speaks "${code}", and there is no catalogue of it; its languages can be ${[...voices.all.keys()].join(', ')}`,
  );
}

async function lookAtLanguage(
  { SOUNDS_DIR, VOICE_DIR }: Settings,
  speech: Speech,
  clinic: Clinic | null,
): Promise<string[]> {
  const folders = {
    shipped: path.join(SOUNDS_DIR, speech.language),
    own: path.join(VOICE_DIR, speech.language),
  };
  const found = await inspect(clipsOf(speech, clinic), folders);
  const problems = found.slice(0, MOST_NAMED).map(({ clip, complaint }) => tell(clip, complaint));
  const more = found.length - problems.length;
  if (more > 0) problems.push(`… and ${more} more of ${speech.language}`);
  return found.length === 0 ? [] : [...problems, REMEDY];
}

const REMEDY =
  'run `disque-consulta voice`, which records what an engine can; docs/voice.md has the other ways';

/** One line for people: which recording, and what is the matter with it. */
export function tell(clip: Clip, complaint: Complaint): string {
  const file = fileOf(clip);
  switch (complaint.kind) {
    case 'missing':
      return `${file} is missing ("${clip.text}")`;
    case 'empty':
      return `${file} is empty ("${clip.text}")`;
    case 'other-words':
      return `${file} says "${complaint.recorded}", and should say "${clip.text}"`;
    case 'too-loud':
    case 'too-quiet':
      return `${file} is ${complaint.kind.replace('-', ' ')}: ${complaint.level.toFixed(1)} dBFS, and the others −22`;
    case 'clipped':
      return `${file} is clipped: its peak is ${complaint.peak.toFixed(1)} dBFS, and −3 is the most`;
  }
}
