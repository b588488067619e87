import type { Clip } from './clip.ts';
import { allDateClips } from './dates.ts';
import { allDigitClips } from './digits.ts';
import { allKeyClips } from './keys.ts';
import {
  allPositionClips,
  clinicClip,
  doctorClip,
  holidayClip,
  locationClip,
  specialtyClip,
  type Named,
  type SpokenDoctor,
} from './names.ts';
import { allPauses } from './pauses.ts';
import type { Speech } from './phrase.ts';
import { allPrompts } from './prompt.ts';
import { allTimeClips } from './times.ts';
import { allTones } from './tones.ts';
import { allWeekClips } from './week.ts';

/** What of a clinic is spoken by name. */
export interface SpokenClinic {
  readonly name?: string;
  readonly doctors: readonly SpokenDoctor[];
  readonly specialties: readonly Named[];
  readonly locations: readonly Named[];
  readonly holidays: readonly Named[];
}

/** Every clip that any clinic needs in this language. */
export function fixedClips(speech: Speech): Clip[] {
  return [
    ...allPrompts(speech),
    ...allDateClips(speech),
    ...allTimeClips(speech),
    ...allWeekClips(speech),
    ...allDigitClips(speech),
    ...allKeyClips(speech),
    ...allPositionClips(speech),
    ...allPauses(speech),
    ...allTones(speech),
  ];
}

/** The clips of one clinic's names. An id that comes twice (a holiday of two years) is given once. */
export function clipsForClinic(speech: Speech, clinic: SpokenClinic): Clip[] {
  const clips = [
    ...(clinic.name === undefined ? [] : [clinicClip(speech, clinic.name)]),
    ...clinic.doctors.map((doctor) => doctorClip(speech, doctor)),
    ...clinic.specialties.map((specialty) => specialtyClip(speech, specialty)),
    ...clinic.locations.map((location) => locationClip(speech, location)),
    ...clinic.holidays.map((holiday) => holidayClip(speech, holiday)),
  ];
  return [...new Map(clips.map((clip) => [clip.id, clip])).values()];
}
