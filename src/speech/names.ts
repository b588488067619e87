import type { Clip } from './clip.ts';
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

/** `with`: *com a Dra. Marina Corrêa*; `plain`: *Dra. Marina Corrêa*. */
export type DoctorForm = 'with' | 'plain';

/** How many doctors, specialties and locations can be named by their position in what is offered. */
export const lastPosition = 8;

export function doctorClip(doctor: SpokenDoctor, form: DoctorForm): Clip {
  const title = doctor.gender === 'f' ? 'Dra.' : 'Dr.';
  const article = doctor.gender === 'f' ? 'a' : 'o';
  const text = form === 'with' ? `com ${article} ${title} ${doctor.name}` : `${title} ${doctor.name}`;
  return { id: `doctor/${form}-${slug(doctor.id)}`, text };
}

export function specialtyClip(specialty: Named): Clip {
  return { id: `specialty/${slug(specialty.id)}`, text: specialty.name };
}

export function locationClip(location: Named): Clip {
  return { id: `location/${slug(location.id)}`, text: location.name };
}

export function holidayClip(holiday: Named): Clip {
  return { id: `holiday/${slug(holiday.id)}`, text: holiday.name };
}

/** The clinic's own name, after the greeting. */
export function clinicClip(name: string): Clip {
  return { id: `clinic/${slug(name)}`, text: name };
}

/** For a doctor who has no recording yet. Positions are 1–8; `RangeError` beyond. */
export function doctorByPosition(position: number, form: DoctorForm): Clip {
  const text = `o ${ordinal(position)} profissional`;
  return form === 'with'
    ? { id: `doctor/nth-${position}`, text: `com ${text}` }
    : { id: `doctor/plain-nth-${position}`, text };
}

/** For a specialty that has no recording yet: *a primeira especialidade*. */
export function specialtyByPosition(position: number): Clip {
  return { id: `specialty/nth-${position}`, text: `a ${feminine(ordinal(position))} especialidade` };
}

/** For a location that has no recording yet: *a primeira unidade*. */
export function locationByPosition(position: number): Clip {
  return { id: `location/nth-${position}`, text: `a ${feminine(ordinal(position))} unidade` };
}

export function allPositionClips(): Clip[] {
  return range(1, lastPosition).flatMap((position) => [
    doctorByPosition(position, 'with'),
    doctorByPosition(position, 'plain'),
    specialtyByPosition(position),
    locationByPosition(position),
  ]);
}

const ordinals = 'primeiro segundo terceiro quarto quinto sexto sétimo oitavo'.split(' ');

function ordinal(position: number): string {
  const word = ordinals[position - 1];
  if (word === undefined)
    throw new RangeError(`positions are named from 1 to ${lastPosition}, not ${position}`);
  return word;
}

function feminine(ordinal: string): string {
  return ordinal.replace(/o$/, 'a');
}
