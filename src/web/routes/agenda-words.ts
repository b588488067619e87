import type { ActorName } from '../../office/agenda/ports.ts';
import { clockOf } from '../../office/agenda/clock.ts';
import type { Clinic } from '../../booking/ports.ts';
import type { LocalDate, MinuteOfDay } from '../../scheduling/types.ts';
import { wallClockAt } from '../../scheduling/wall-clock.ts';

/** Names as sentences have them, of whoever still is in the rules. */
export class AgendaWords {
  readonly #clinic: Clinic;

  constructor(clinic: Clinic) {
    this.#clinic = clinic;
  }

  /** `Dra. Marina Corrêa`. */
  doctor(id: string): string {
    const doctor = this.#doctor(id);
    if (doctor === undefined) return 'Médico';
    return `${doctor.gender === 'f' ? 'Dra.' : 'Dr.'} ${doctor.name}`;
  }

  /** `a Dra. Marina Corrêa`. */
  theDoctor(id: string): string {
    return `${this.#doctor(id)?.gender === 'f' ? 'a' : 'o'} ${this.doctor(id)}`;
  }

  specialty(id: string): string {
    return this.#clinic.specialties.find((specialty) => specialty.id === id)?.name ?? 'essa especialidade';
  }

  /** An instant on the wall of a place: `04/01/2027 às 14:00`. */
  moment(epochMs: number, locationId: string | null = null): string {
    const zone = this.#clinic.locations.find(({ id }) => id === locationId)?.zone ?? this.#clinic.zone;
    const { date, minute } = wallClockAt(zone, epochMs);
    return dateAndTime(date, minute);
  }

  #doctor(id: string) {
    return this.#clinic.doctors.find((doctor) => doctor.id === id);
  }
}

/** `04/01/2027 às 14:00`. */
export const dateAndTime = (date: LocalDate, minute: MinuteOfDay): string =>
  `${shownDate(date)} às ${clockOf(minute)}`;

export const shownDate = (date: LocalDate): string => date.split('-').reverse().join('/');

const ROLE: Readonly<Record<NonNullable<ActorName['role']>, string>> = {
  administrator: 'administração',
  receptionist: 'recepção',
  doctor: 'consultório',
  auditor: 'auditoria',
};

/** `Ana (recepção)`. */
export const colleague = ({ name, role }: ActorName): string =>
  role === null ? `programa “${name}”` : `${name} (${ROLE[role]})`;

/** `das 08:00 às 12:00 e das 14:00 às 18:00`. */
export function hoursInWords(hours: readonly { readonly start: number; readonly end: number }[]): string {
  const spans = hours.map(({ start, end }) => `das ${clockOf(start)} às ${clockOf(end)}`);
  return [spans.slice(0, -1).join(', '), spans.at(-1) ?? ''].filter((part) => part !== '').join(' e ');
}
