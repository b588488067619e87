import { epochMsOf } from '../scheduling/wall-clock.ts';
import type { Desk } from './desk.ts';
import type { Actor, Appointment, BookOutcome, CancelOutcome, Clinic, Hold, MoveOutcome } from './ports.ts';

/** Whose call it is. */
export interface Caller {
  readonly patientId: string;
  readonly callId: string;
}

/** Upcoming visits of a patient, soonest first; a visit counts until it begins. */
export function upcomingVisits({ stores, clock }: Desk, patientId: string): Promise<readonly Appointment[]> {
  return stores.agenda.upcoming(patientId, clock.now());
}

/** Whether the clinic lets this patient book one more visit, of this specialty. */
export function mayBookMore(
  clinic: Clinic,
  visits: readonly Appointment[],
  specialtyId: string | null,
): boolean {
  const { maxActiveVisits, maxActiveVisitsPerSpecialty } = clinic.policies;
  const ofSpecialty = visits.filter((visit) => visit.specialtyId === specialtyId).length;
  return visits.length < maxActiveVisits && ofSpecialty < maxActiveVisitsPerSpecialty;
}

/** Whether a visit may still be cancelled or moved by phone. */
export function mayStillChange({ clock }: Desk, clinic: Clinic, visit: Appointment): boolean {
  const deadline = epochMsOf(visit.visit.start) - clinic.policies.cancelDeadlineMinutes * 60_000;
  return clock.now() <= deadline;
}

/** Turns a held time into a visit. Only `booked` means that the row is committed. */
export function book(desk: Desk, clinic: Clinic, caller: Caller, hold: Hold): Promise<BookOutcome> {
  return desk.stores.agenda.book({
    appointmentId: desk.ids.next(),
    hold,
    patientId: caller.patientId,
    limits: clinic.policies,
    actor: byPhone(caller),
    now: desk.clock.now(),
  });
}

/** Moves a visit to a held time: the old time is free when, and only when, the new one is taken. */
export function move(desk: Desk, caller: Caller, visit: Appointment, hold: Hold): Promise<MoveOutcome> {
  return desk.stores.agenda.move({
    changeId: desk.ids.next(),
    appointmentId: visit.id,
    hold,
    expected: visit,
    actor: byPhone(caller),
    now: desk.clock.now(),
  });
}

/** Cancels a visit: its time can be offered to others at once. */
export function cancel(desk: Desk, caller: Caller, visit: Appointment): Promise<CancelOutcome> {
  return desk.stores.agenda.cancel({
    changeId: desk.ids.next(),
    appointment: visit,
    reason: null,
    actor: byPhone(caller),
    now: desk.clock.now(),
  });
}

const byPhone = ({ patientId, callId }: Caller): Actor => ({ kind: 'patient-phone', id: patientId, callId });
