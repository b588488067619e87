import {
  IconCalendarEvent,
  IconCircleCheck,
  IconThumbUp,
  IconUserOff,
  IconX,
  type TablerIcon,
} from '@tabler/icons-react';
import type { Agenda, AgendaVisit, AppointmentDetails } from '../../../../src/web/contract/agenda.ts';
import { doctorTitle, longDate } from '../../parts/formats.ts';

export type Status = AgendaVisit['status'];

interface StatusLook {
  readonly word: string;
  readonly icon: TablerIcon;
  /** For places that hold text only. */
  readonly sign: string;
  readonly color: string;
}

/** A visit's states, each with its own word and sign: never a colour alone. */
export const STATUS: Readonly<Record<Status, StatusLook>> = {
  booked: { word: 'marcada', icon: IconCalendarEvent, sign: '○', color: 'blue' },
  confirmed: { word: 'confirmada', icon: IconThumbUp, sign: '◉', color: 'petrol' },
  attended: { word: 'compareceu', icon: IconCircleCheck, sign: '✓', color: 'green' },
  'no-show': { word: 'faltou', icon: IconUserOff, sign: '✗', color: 'orange' },
  cancelled: { word: 'cancelada', icon: IconX, sign: '–', color: 'gray' },
};

export const HAPPENED: Readonly<Record<AppointmentDetails['history'][number]['kind'], string>> = {
  booked: 'Marcada',
  moved: 'Remarcada',
  cancelled: 'Cancelada',
  confirmed: 'Confirmada',
  attended: 'Compareceu',
  'no-show': 'Faltou',
  reopened: 'Situação desfeita',
};

export const CANCEL_REASONS = [
  'Paciente pediu',
  'Paciente não pode comparecer',
  'Médico ausente',
  'Marcada por engano',
  'Convênio não autorizado',
] as const;

type Named = Pick<Agenda, 'doctors' | 'specialties' | 'locations'>;

const nameIn = (list: readonly { readonly id: string; readonly name: string }[], id: string): string =>
  list.find((item) => item.id === id)?.name ?? '';

/** `Dra. Marina Corrêa`; empty for a doctor who is not there. */
export function doctorName({ doctors }: Pick<Named, 'doctors'>, id: string): string {
  const doctor = doctors.find((one) => one.id === id);
  return doctor === undefined ? '' : doctorTitle(doctor);
}
export const specialtyName = ({ specialties }: Named, id: string): string => nameIn(specialties, id);
export const locationName = ({ locations }: Named, id: string): string => nameIn(locations, id);

interface SomePlace {
  readonly doctorId: string;
  readonly date: string;
  readonly time: string;
}

/** `terça-feira, 24 de novembro, às 09:00, Dra. Marina Corrêa`. */
export const placeInWords = (agenda: Pick<Named, 'doctors'>, { doctorId, date, time }: SomePlace): string =>
  `${longDate(date)}, às ${time}, ${doctorName(agenda, doctorId)}`;

/** `12 livres · 8 marcadas`. */
export const counted = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;
