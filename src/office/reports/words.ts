/** What reports call things, for people: a label and the id that programs know it by. */
import type { Weekday } from '../../scheduling/types.ts';
import type { BookedBy, CallEnd, Names } from './report-store.ts';

export interface Label {
  readonly id: string;
  readonly label: string;
}

export const doctorLabel = ({ id, name, gender }: Names['doctors'][number]): Label => ({
  id,
  label: `${gender === 'f' ? 'Dra.' : 'Dr.'} ${name}`,
});

const WEEKDAYS: Readonly<Record<Weekday, string>> = {
  1: 'Segunda-feira',
  2: 'Terça-feira',
  3: 'Quarta-feira',
  4: 'Quinta-feira',
  5: 'Sexta-feira',
  6: 'Sábado',
  7: 'Domingo',
};
export const ALL_WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
export const weekdayLabel = (weekday: Weekday): Label => ({ id: String(weekday), label: WEEKDAYS[weekday] });

/** How a visit came to be booked. */
const CHANNELS = {
  phone: 'Telefone',
  staff: 'Recepção',
  program: 'Programa',
  unknown: 'Sem registro',
} as const;
export type Channel = keyof typeof CHANNELS;
export const KNOWN_CHANNELS = ['phone', 'staff', 'program'] as const satisfies readonly Channel[];
export const channelLabel = (channel: Channel): Label => ({ id: channel, label: CHANNELS[channel] });

/** By whose hand a visit was booked: the patient's own call, a person of the staff, or else a program. */
export function channelOf(bookedBy: BookedBy): Channel {
  if (bookedBy === null) return 'unknown';
  if (bookedBy === 'patient-phone') return 'phone';
  return bookedBy === 'staff' ? 'staff' : 'program';
}

/** Days from booking to visit, in classes: each until (and with) that many days. */
const LEAD_CLASSES: readonly (Label & { readonly until: number })[] = [
  { id: 'same-day', label: 'Menos de 1 dia', until: 0 },
  { id: 'days-1-3', label: '1 a 3 dias', until: 3 },
  { id: 'days-4-7', label: '4 a 7 dias', until: 7 },
  { id: 'days-8-14', label: '8 a 14 dias', until: 14 },
  { id: 'days-15-30', label: '15 a 30 dias', until: 30 },
  { id: 'days-31-60', label: '31 a 60 dias', until: 60 },
  { id: 'days-61', label: 'Mais de 60 dias', until: Infinity },
];
export const leadClasses: readonly Label[] = LEAD_CLASSES.map(({ id, label }) => ({ id, label }));
export const leadClassOf = (days: number): number => LEAD_CLASSES.findIndex(({ until }) => days <= until);

const CALL_ENDS: Readonly<Record<CallEnd, string>> = {
  goodbye: 'Concluída',
  'hung-up': 'Desligou atendido',
  'gave-up': 'Desistiu',
  attendant: 'Passou ao atendente',
  callback: 'Pediu retorno',
  failed: 'Falha',
  interrupted: 'Interrompida',
};
export const callEnds: readonly Label[] = Object.entries(CALL_ENDS).map(([id, label]) => ({ id, label }));

/** `2026-11-24` → `24/11/2026`. */
export const shownDate = (date: string): string => date.split('-').reverse().join('/');

/** 3 of 8 → `37,5`; of nothing: no percentage. */
export const percentText = (part: number, whole: number): string | null =>
  whole === 0 ? null : ((part / whole) * 100).toFixed(1).replace('.', ',');
