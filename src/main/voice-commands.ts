import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Clinic } from '../booking/ports.ts';
import { fileOf, type Clip } from '../speech/clip.ts';
import type { Speech } from '../speech/phrase.ts';
import { buildVoice } from '../voice/build.ts';
import { enginesFor } from '../voice/engine.ts';
import { inspect } from '../voice/inspect.ts';
import { keepRecording, readSound } from '../voice/keep.ts';
import { ownClips } from '../voice/own-clips.ts';
import { NothingHeard } from '../voice/record.ts';
import { speakerFor } from '../voice/speaker.ts';
import { tell } from './check-recordings.ts';
import { settingsOfProcess } from './environment.ts';
import { Finding } from './exit.ts';
import { progressBar } from './progress-bar.ts';
import { SHIPPED_SOUNDS, type Settings } from './settings.ts';
import { clipsOf, Voices } from './voices.ts';
import { clinicOfDatabase } from './wordings.ts';

/** Records, for this clinic, what the recordings that come with the program have not: its names, and its own wordings. */
export async function voiceBuildCommand(): Promise<void> {
  const { settings, voices, clinic } = await installation();
  const engines = enginesFor(settings.VOICE_ENGINE);
  for (const speech of voices.of(clinic)) {
    const clips = await ownClips(clipsOf(speech, clinic), path.join(SHIPPED_SOUNDS, speech.language));
    const built = await buildVoice({
      clips,
      folder: path.join(settings.VOICE_DIR, speech.language),
      speaker: speakerFor(speech.language, speech.catalogue, engines),
      jobs: 2,
      onProgress: progressBar(speech.language),
    });
    console.log(
      `${speech.language}: ${built.made} recorded, ${built.kept} unchanged, ${built.removed} removed: ${settings.VOICE_DIR}`,
    );
  }
}

/** Lists the clips of this clinic's own, each with its wording, and what is the matter with its recording. */
export async function voiceListCommand(): Promise<void> {
  const { settings, voices, clinic } = await installation();
  for (const speech of voices.of(clinic)) {
    const clips = clipsOf(speech, clinic);
    const own = new Set(await ownClips(clips, path.join(SHIPPED_SOUNDS, speech.language)));
    const found = await inspect(clips, foldersOf(settings, speech));
    const complaints = new Map(found.map(({ clip, complaint }) => [clip, tell(clip, complaint)]));
    for (const clip of clips)
      if (own.has(clip) || complaints.has(clip) || voices.library.isOwn(fileOf(clip)))
        console.log(complaints.get(clip) ?? `${fileOf(clip)} is recorded ("${clip.text}")`);
  }
}

/** Makes a person's recording the one of a clip: trimmed, levelled, and never replaced by an engine. */
export async function voiceAddCommand(name: string, file: string): Promise<void> {
  const { settings, voices, clinic } = await installation();
  const { speech, clip } = findClip(voices, clinic, name);
  const sound = soundOf(file);
  try {
    await keepRecording(path.join(settings.VOICE_DIR, speech.language), clip, sound);
  } catch (error) {
    if (error instanceof NothingHeard) throw new Finding(`${file}: ${error.message}`);
    throw error;
  }
  console.log(`${fileOf(clip)} ("${clip.text}") is recorded; callers hear it within five seconds`);
}

/** `pt_BR/doctor/rafael-costa`; without the language it is the clinic's first. */
function findClip(voices: Voices, clinic: Clinic, name: string): { speech: Speech; clip: Clip } {
  const wanted = name.replace(/\.\w+$/, '');
  for (const speech of voices.of(clinic)) {
    const clip = clipsOf(speech, clinic).find((each) => each.id === wanted || fileOf(each) === wanted);
    if (clip) return { speech, clip };
  }
  throw new Finding(
    `the line says nothing of the name "${name}"; \`disque-consulta voice list\` prints this clinic's names, sounds/*/manifest.json all others`,
  );
}

function soundOf(file: string) {
  try {
    return readSound(readFileSync(file));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why =
      code === undefined ? `${message}; give a 16-bit WAV, or A-law at 8 kHz without a header` : code;
    throw new Finding(`${file} cannot be used: ${why}`);
  }
}

const foldersOf = ({ SOUNDS_DIR, VOICE_DIR }: Settings, { language }: Speech) => ({
  shipped: path.join(SOUNDS_DIR, language),
  own: path.join(VOICE_DIR, language),
});

async function installation(): Promise<{ settings: Settings; voices: Voices; clinic: Clinic }> {
  const settings = settingsOfProcess();
  const clinic = await clinicOfDatabase(settings);
  if (clinic === null)
    throw new Finding(
      'there is no database yet, and so no clinic to record for: run `disque-consulta migrate`, then `setup`',
    );
  return { settings, voices: new Voices(settings), clinic };
}
