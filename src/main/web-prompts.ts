import path from 'node:path';
import type { Clinic, ClinicStore } from '../booking/ports.ts';
import type { Clip } from '../speech/clip.ts';
import type { Speech } from '../speech/phrase.ts';
import { inspect, type Complaint } from '../voice/inspect.ts';
import { forgetRecording, keepRecording, readSound } from '../voice/keep.ts';
import { isByHand, readManifest, type Manifest } from '../voice/manifest.ts';
import { NothingHeard } from '../voice/record.ts';
import { soundIn } from '../voice/sound-files.ts';
import { alawWav, type Sound } from '../voice/wav.ts';
import type { WebLine } from '../web/deps.ts';
import type {
  KeepOutcome,
  PromptClip,
  PromptComplaint,
  PromptLibrary,
  PromptSource,
} from '../web/prompts.ts';
import type { Settings } from './settings.ts';
import { clipsOf, Voices } from './voices.ts';

/** No sentence takes longer to say. */
const LONGEST_SECONDS = 60;
/** From a telephone's to a studio's. */
const RATES = { lowest: 8_000, highest: 192_000 };

/** The recordings of this installation. */
export function webPrompts(
  settings: Pick<Settings, 'SOUNDS_DIR' | 'VOICE_DIR'>,
  clinics: ClinicStore,
  line: Pick<WebLine, 'recording'>,
): PromptLibrary {
  const voices = new Voices(settings);
  const foldersOf = (language: string) => ({
    shipped: path.join(settings.SOUNDS_DIR, language),
    own: path.join(settings.VOICE_DIR, language),
  });
  const find = async (language: string, id: string): Promise<Found | null> => {
    const clinic = await clinics.read();
    const speech = voices.of(clinic).find((each) => each.language === language);
    const clip = speech && clipsOf(speech, clinic).find((each) => each.id === id);
    return clip ? { clip, folders: foldersOf(language) } : null;
  };
  return {
    languages: async () => voices.of(await clinics.read()).map(({ language }) => language),
    async read(language) {
      const clinic = await clinics.read();
      const speech = voices.of(clinic).find((each) => each.language === language);
      if (speech === undefined) return null;
      return { language, clips: await look(clipsIn(speech, clinic), foldersOf(language)) };
    },
    async listen(language, id) {
      if ((await find(language, id)) === null) return null;
      const sound = await line.recording(`${language}/${id}`);
      return sound === null ? null : alawWav(sound);
    },
    async keep(language, id, wav) {
      const found = await find(language, id);
      if (found === null) return { kind: 'no-such-clip' };
      return keep(found, wav);
    },
    async takeAway(language, id) {
      const found = await find(language, id);
      if (found === null) return { kind: 'no-such-clip' };
      if ((await lookAt(found)).source !== 'person') return { kind: 'not-own' };
      await forgetRecording(found.folders.own, found.clip);
      return { kind: 'taken-away', clip: await lookAt(found) };
    },
  };
}

interface Folders {
  readonly shipped: string;
  readonly own: string;
}

interface Found {
  readonly clip: Clip;
  readonly folders: Folders;
}

/** A holiday of two years, or one that is the country's and the clinic's, is said by one recording. */
const clipsIn = (speech: Speech, clinic: Clinic): Clip[] => [
  ...new Map(clipsOf(speech, clinic).map((clip) => [clip.id, clip])).values(),
];

async function keep(found: Found, wav: Uint8Array): Promise<KeepOutcome> {
  const sound = soundOf(wav);
  if (sound === null) return { kind: 'no-sound' };
  if (sound.samples.length > sound.rate * LONGEST_SECONDS) return { kind: 'too-long' };
  try {
    await keepRecording(found.folders.own, found.clip, sound);
  } catch (error) {
    if (error instanceof NothingHeard) return { kind: 'silence' };
    throw error;
  }
  return { kind: 'kept', clip: await lookAt(found) };
}

/** Of a WAV file alone: whatever else a browser sends would be taken for sound without a header, and is noise. */
function soundOf(wav: Uint8Array): Sound | null {
  if (Buffer.from(wav.subarray(0, 4)).toString('latin1') !== 'RIFF') return null;
  try {
    const sound = readSound(wav);
    return sound.rate >= RATES.lowest && sound.rate <= RATES.highest ? sound : null;
  } catch {
    return null;
  }
}

async function lookAt({ clip, folders }: Found): Promise<PromptClip> {
  const [shown] = await look([clip], folders);
  if (shown === undefined) throw new Error(`${clip.id} was not looked at`);
  return shown;
}

async function look(clips: readonly Clip[], folders: Folders): Promise<PromptClip[]> {
  const found = await inspect(clips, folders);
  const complaints = new Map(found.map(({ clip, complaint }) => [clip, complaint]));
  const manifest = await readManifest(folders.own);
  return Promise.all(
    clips.map(async (clip) => {
      const complaint = complaints.get(clip) ?? null;
      return {
        id: clip.id,
        text: clip.text,
        source: await sourceOf(clip, folders.own, manifest, complaint),
        complaint: complaint === null ? null : shown(complaint),
      };
    }),
  );
}

async function sourceOf(
  { id }: Clip,
  own: string,
  manifest: Manifest,
  complaint: Complaint | null,
): Promise<PromptSource> {
  if (complaint?.kind === 'missing') return 'missing';
  const sound = await soundIn(own, id);
  if (sound === null) return 'shipped';
  return isByHand(manifest.get(id), sound) ? 'person' : 'engine';
}

const shown = (complaint: Complaint): PromptComplaint =>
  complaint.kind === 'other-words' ? complaint : { kind: complaint.kind };
