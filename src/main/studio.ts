import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { checkStudioPin } from '../booking/check-studio-pin.ts';
import type { Desk } from '../booking/desk.ts';
import type { Clinic } from '../booking/ports.ts';
import type { MissingName, Studio } from '../dialogue/studio/studio.ts';
import { spokenDate } from '../speech/dates.ts';
import {
  clinicClip,
  doctorClip,
  holidayClip,
  locationClip,
  positionClip,
  specialtyClip,
  spokenSpecialty,
} from '../speech/names.ts';
import { comma } from '../speech/pauses.ts';
import type { Saying, Speech } from '../speech/phrase.ts';
import { keepRecording, readSound } from '../voice/keep.ts';
import { finished, NothingHeard } from '../voice/record.ts';
import { putSound } from '../voice/sound-files.ts';
import type { Settings } from './settings.ts';
import type { Voices } from './voices.ts';

/** Below the clinic's own recordings: what was recorded and is not kept yet. */
const DRAFTS = 'drafts';

export interface StudioOptions {
  readonly settings: Pick<Settings, 'VOICE_DIR' | 'RECORDING_PIN'>;
  readonly voices: Voices;
  readonly desk: Desk;
  /** What the clinic's names are recorded in: the first of its languages. */
  readonly speech: Speech;
  readonly clinic: Clinic;
  /** Today's date on the clinic's wall. */
  readonly today: string;
}

/** The studio of this clinic: names without a recording, and the folder that recordings go to. */
export function openStudio(options: StudioOptions): Studio {
  const { settings, voices, desk, speech } = options;
  const folder = path.join(settings.VOICE_DIR, speech.language);
  const draftFile = (name: string) => path.join(settings.VOICE_DIR, DRAFTS, `${name}.alaw`);
  const recorded = async (draft: string) => readSound(await readFile(draftFile(draft)));
  return {
    speech,
    isOpen: settings.RECORDING_PIN !== '',
    checkPin: (pin) => checkStudioPin(desk, pin, settings.RECORDING_PIN),
    async missing() {
      voices.library.refresh();
      return allNames(options).filter(({ clip }) => !speech.isRecorded(clip.id));
    },
    async develop(draft, { clip }) {
      try {
        // Of another name than what Asterisk has recorded, and may still be closing.
        const developed = { language: DRAFTS, id: `sound/${draft}`, text: clip.text };
        await putSound(
          path.join(settings.VOICE_DIR, DRAFTS),
          developed.id,
          finished(await recorded(draft), clip),
        );
        return developed;
      } catch (error) {
        if (error instanceof NothingHeard) return null;
        throw error;
      }
    },
    async keep(draft, { clip }) {
      await keepRecording(folder, clip, await recorded(draft));
      voices.library.refresh();
    },
    async discard(draft) {
      await rm(draftFile(draft), { force: true });
      await rm(draftFile(`sound/${draft}`), { force: true });
    },
  };
}

/** Whether a recording is a draft: heard by who recorded it, and by nobody else. */
export const isDraft = (file: string): boolean => file.startsWith(`${DRAFTS}/`);

/** Every name that the clinic says in this language, and how it is called for want of it. */
function allNames({ speech, clinic, today }: StudioOptions): MissingName[] {
  const { name, specialties, doctors, locations, holidays } = clinic;
  return [
    { kind: 'clinic', clip: clinicClip(speech, name), instead: [] },
    ...specialties.map((specialty, index): MissingName => ({
      kind: 'specialty',
      clip: specialtyClip(speech, specialty),
      instead: [() => [positionClip(speech, 'specialty', index + 1)]],
    })),
    ...doctors.map((doctor): MissingName => ({
      kind: 'doctor',
      clip: doctorClip(speech, doctor),
      instead: inTheirSpecialty(speech, clinic, doctor),
    })),
    ...locations.map((location, index): MissingName => ({
      kind: 'location',
      clip: locationClip(speech, location),
      instead: [() => [positionClip(speech, 'location', index + 1)]],
    })),
    ...holidays
      .filter(({ working }) => !working)
      .map((holiday): MissingName => ({
        kind: 'holiday',
        clip: holidayClip(speech, holiday),
        instead: [spokenDate(holiday.date, today)],
      })),
  ];
}

/** "com o segundo profissional, Cardiologia": as callers hear of a doctor whose name nobody has recorded. */
function inTheirSpecialty(speech: Speech, clinic: Clinic, doctor: Clinic['doctors'][number]): Saying {
  const [specialtyId = ''] = doctor.specialtyIds;
  const position = clinic.specialties.findIndex(({ id }) => id === specialtyId);
  const colleagues = clinic.doctors.filter(({ specialtyIds }) => specialtyIds.includes(specialtyId));
  const place = () => [positionClip(speech, 'doctor', colleagues.indexOf(doctor) + 1)];
  const specialty = clinic.specialties[position];
  return specialty ? [place, comma, spokenSpecialty(specialty, position + 1)] : [place];
}
