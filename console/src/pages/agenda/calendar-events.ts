import type { Calendar } from '@event-calendar/core';
import type { Agenda, AgendaVisit } from '../../../../src/web/contract/agenda.ts';
import { doctorTitle } from '../../parts/formats.ts';
import { addDays, endOf } from '../../parts/days.ts';
import { gaps } from './stretches.ts';
import { doctorName, specialtyName, STATUS } from './words.ts';

type Event = Calendar.EventInput;

/** What a visit's box says. */
export interface VisitBox {
  readonly visit: AgendaVisit;
  readonly title: string;
  /** Names what stands beside another. */
  readonly lane: string;
  readonly sign: string;
  readonly state: string;
  readonly specialty: string;
  /** For a screen reader alone: what the box's place shows. */
  readonly heard: string;
}

interface Wanted {
  readonly agenda: Agenda;
  readonly doctorIds: readonly string[];
  readonly dates: readonly string[];
  /** Just booked by somebody else: shown so for a while. */
  readonly freshId: string | null;
  readonly mayMove: boolean;
}

const at = (date: string, clock: string): string =>
  clock === '24:00' ? `${addDays(date, 1)}T00:00:00` : `${date}T${clock}:00`;

/** Everything that the grid of some doctors' days shows. */
export function calendarEvents(wanted: Wanted): Event[] {
  const { agenda, doctorIds } = wanted;
  const visits = agenda.visits.filter(({ doctorId }) => doctorIds.includes(doctorId));
  return [
    ...background(wanted),
    ...agenda.held.map((stretch) => labelled(stretch, 'held', 'em oferta por telefone')),
    ...visits.map((visit) => visitEvent(visit, wanted)),
  ];
}

function background({ agenda, doctorIds, dates }: Wanted): Event[] {
  const days = doctorIds.flatMap((doctorId) => dates.map((date) => ({ doctorId, date })));
  const closed = days.flatMap(({ doctorId, date }) => {
    const working = agenda.working.filter((row) => row.doctorId === doctorId && row.date === date);
    return gaps(working).map((gap) => labelled({ doctorId, date, ...gap }, 'closed', ''));
  });
  const absent = agenda.absences.map((row) =>
    labelled(row, 'absent', row.reason === null ? 'ausente' : `ausente: ${row.reason}`),
  );
  return [...closed, ...absent];
}

interface Stretch {
  readonly doctorId: string;
  readonly date: string;
  readonly from: string;
  readonly until: string;
}

const labelled = ({ doctorId, date, from, until }: Stretch, kind: string, title: string): Event => ({
  id: `${kind} ${doctorId} ${date} ${from}`,
  start: at(date, from),
  end: at(date, until),
  resourceIds: [doctorId],
  display: 'background',
  title,
  classNames: [`agenda-${kind}`],
});

/** A visit as long as this has a box of three lines. */
const ROOMY_MINUTES = 30;

function visitEvent(visit: AgendaVisit, { agenda, freshId, mayMove }: Wanted): Event {
  const { id, date, time, minutes, doctorId, status, lane } = visit;
  const classNames = ['agenda-visit', `agenda-${status}`];
  if (lane > 0) classNames.push('agenda-encaixe');
  if (minutes >= ROOMY_MINUTES) classNames.push('agenda-roomy');
  if (id === freshId) classNames.push('agenda-fresh');
  const isOpen = status === 'booked' || status === 'confirmed';
  return {
    id,
    start: at(date, time),
    end: at(date, endOf(visit)),
    resourceIds: [doctorId],
    classNames,
    startEditable: mayMove && isOpen,
    extendedProps: { box: boxOf(agenda, visit) },
  };
}

function boxOf(agenda: Agenda, visit: AgendaVisit): VisitBox {
  const { word, sign } = STATUS[visit.status];
  return {
    visit,
    title: `${visit.time} ${visit.patient.name}`,
    lane: visit.lane > 0 ? 'encaixe ' : '',
    sign,
    state: word,
    specialty: specialtyName(agenda, visit.specialtyId),
    heard: `, até ${endOf(visit)}, ${doctorName(agenda, visit.doctorId)}`,
  };
}

export const calendarResources = (doctors: Agenda['doctors']): Calendar.ResourceInput[] =>
  doctors.map((doctor) => ({ id: doctor.id, title: doctorTitle(doctor) }));
