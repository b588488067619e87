import { allPrompts } from './catalogue.ts';
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
} from './names.ts';
import type { Named, SpokenDoctor } from './names.ts';
import { allPauses } from './pauses.ts';
import { allTimeClips } from './times.ts';
import { allWeekClips } from './week.ts';

/** What of a clinic is spoken by name. */
export interface SpokenClinic {
  readonly name?: string;
  readonly doctors: readonly SpokenDoctor[];
  readonly specialties: readonly Named[];
  readonly locations: readonly Named[];
  readonly holidays: readonly Named[];
}

/** Every clip that any clinic needs. */
export function fixedClips(): Clip[] {
  return [
    ...allPrompts(),
    ...allDateClips(),
    ...allTimeClips(),
    ...allWeekClips(),
    ...allDigitClips(),
    ...allKeyClips(),
    ...allPositionClips(),
    ...allPauses,
  ];
}

/** The clips of one clinic's names. An id that comes twice (a holiday of two years) is given once. */
export function clipsForClinic(clinic: SpokenClinic): Clip[] {
  const clips = [
    ...(clinic.name === undefined ? [] : [clinicClip(clinic.name)]),
    ...clinic.doctors.flatMap((doctor) => [doctorClip(doctor, 'with'), doctorClip(doctor, 'plain')]),
    ...clinic.specialties.map(specialtyClip),
    ...clinic.locations.map(locationClip),
    ...clinic.holidays.map(holidayClip),
  ];
  return [...new Map(clips.map((clip) => [clip.id, clip])).values()];
}
