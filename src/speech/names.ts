import type { Clip } from './clip.ts';
import { clipIn, type Phrase, type Speech } from './phrase.ts';
import { range } from './range.ts';
import { slug } from './slug.ts';

/** A doctor as speech knows one: `name` without the title, `gender` of the title. */
export interface SpokenDoctor {
  readonly id: string;
  readonly name: string;
  readonly gender: 'f' | 'm';
}

/** Anything else of a clinic's that has a name. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** What of a clinic has a name. */
export type NameKind = 'clinic' | 'doctor' | 'specialty' | 'location' | 'holiday';

/** What can be said by its position as long as its name has no recording. */
type Placed = 'doctor' | 'specialty' | 'location';

/** How many doctors, specialties and locations can be named by their position. */
export const lastPosition = 8;

/** *Com a Dra. Marina Corrêa*; without a recording of her name *com o segundo profissional*, `position` being 2. */
export const spokenDoctor = (doctor: SpokenDoctor, position: number): Phrase =>
  nameOrPosition((speech) => doctorClip(speech, doctor), 'doctor', position);

/** *Cardiologia*, or *a primeira especialidade*. */
export const spokenSpecialty = (specialty: Named, position: number): Phrase =>
  nameOrPosition((speech) => specialtyClip(speech, specialty), 'specialty', position);

/** *Unidade Aldeota*, or *a primeira unidade*. */
export const spokenLocation = (location: Named, position: number): Phrase =>
  nameOrPosition((speech) => locationClip(speech, location), 'location', position);

/** A holiday's name, as the end of a sentence. */
export const holidayClip = (speech: Speech, { id, name }: Named): Clip =>
  clipIn(speech, `holiday/${slug(id)}`, `${translated(speech, name)}.`);

/** The clinic's own name, after the greeting. */
export const clinicClip = (speech: Speech, name: string): Clip =>
  clipIn(speech, `clinic/${slug(name)}`, `${name}.`);

export function doctorClip(speech: Speech, { id, name, gender }: SpokenDoctor): Clip {
  const text = speech.catalogue.names.doctor[gender].replace('{name}', () => name);
  return clipIn(speech, `doctor/${slug(id)}`, text);
}

export const specialtyClip = (speech: Speech, { id, name }: Named): Clip =>
  clipIn(speech, `specialty/${slug(id)}`, translated(speech, name));

export const locationClip = (speech: Speech, { id, name }: Named): Clip =>
  clipIn(speech, `location/${slug(id)}`, translated(speech, name));

/** "The third doctor", 1–8: what has no recorded name. Those beyond share the last position. */
export function positionClip(speech: Speech, of: Placed, position: number): Clip {
  const place = Math.min(Math.max(position, 1), lastPosition);
  return clipIn(speech, `${of}/nth-${place}`, speech.catalogue.names[`${of}-nth`][place - 1] ?? '');
}

export function allPositionClips(speech: Speech): Clip[] {
  return (['doctor', 'specialty', 'location'] as const).flatMap((of) =>
    range(1, lastPosition).map((position) => positionClip(speech, of, position)),
  );
}

const nameOrPosition =
  (nameIn: (speech: Speech) => Clip, of: Placed, position: number): Phrase =>
  (speech) => {
    const name = nameIn(speech);
    return [speech.isRecorded(name.id) ? name : positionClip(speech, of, position)];
  };

const translated = ({ catalogue }: Speech, name: string): string =>
  (Object.hasOwn(catalogue.translations, name) ? catalogue.translations[name] : undefined) ?? name;
