import type { AgendaView, Stretch } from '../../office/agenda/read-agenda.ts';
import { clockOf } from '../../office/agenda/clock.ts';
import type { StaffVisit } from '../../office/agenda/ports.ts';
import type { NamedEvent } from '../../office/agenda/visit-history.ts';
import type { Offer } from '../../scheduling/types.ts';
import { TICK_MINUTES } from '../../scheduling/wall-clock.ts';
import type * as contract from '../contract/agenda.ts';
import { type AgendaWords, colleague } from './agenda-words.ts';

/** Whose name the clinic may not keep any more. */
const ERASED = 'Paciente removido';

export const toVisit = (visit: StaffVisit): contract.AgendaVisit => ({
  id: visit.id,
  protocol: visit.protocol,
  patient: { id: visit.patientId, name: visit.patientName || ERASED },
  doctorId: visit.doctorId,
  specialtyId: visit.specialtyId,
  locationId: visit.locationId,
  date: visit.date,
  time: clockOf(visit.minute),
  minutes: (visit.visit.end - visit.visit.start) * TICK_MINUTES,
  lane: visit.lane,
  status: visit.status,
});

export const toFreeTime = ({
  doctorId,
  locationId,
  specialtyId,
  date,
  minute,
}: Offer): contract.FreeTime => ({ doctorId, locationId, specialtyId, date, time: clockOf(minute) });

const toStretch = ({ doctorId, date, from, until }: Stretch) => ({
  doctorId,
  date,
  from: clockOf(from),
  until: clockOf(until),
});

export const toAgenda = (view: AgendaView): contract.Agenda => ({
  doctors: view.doctors.map(({ id, name, gender, specialtyIds }) => ({
    id,
    name,
    gender,
    specialtyIds: [...specialtyIds],
  })),
  specialties: view.specialties.map(({ id, name, visitMinutes }) => ({ id, name, minutes: visitMinutes })),
  locations: view.locations.map(({ id, name }) => ({ id, name })),
  working: view.working.map((period) => ({ ...toStretch(period), locationId: period.locationId })),
  absences: view.absences.map((absence) => ({ ...toStretch(absence), reason: absence.reason })),
  holidays: view.holidays.map(({ date, name, locationId }) => ({ date, name, locationId })),
  visits: view.visits.map(toVisit),
  held: view.held.map(toStretch),
});

export const toHistory = (
  words: AgendaWords,
  visit: StaffVisit,
  events: readonly NamedEvent[],
): contract.AppointmentDetails['history'] =>
  events.map((event) => ({
    kind: event.kind,
    at: event.at,
    by: byWhom(event),
    reason: event.reason,
    from:
      event.from === null
        ? null
        : `${words.doctor(event.from.doctorId)}, ${words.moment(event.from.startsAt, visit.locationId)}`,
  }));

function byWhom({ actor, who }: NamedEvent): string {
  switch (actor.kind) {
    case 'patient-phone':
      return 'paciente, por telefone';
    case 'staff':
      return who === null ? 'recepção' : colleague(who);
    case 'system':
      return 'sistema';
  }
}
