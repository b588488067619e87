/** What the agenda should do, as plain a program as it can be: the measure for the real one. */
import type { Appointment, Hold } from '../../src/booking/ports.ts';
import type { Interval } from '../../src/scheduling/types.ts';

export interface ModelHold {
  readonly hold: Hold;
  expiresAt: number;
  /** Still in the table: not released, not taken over, not turned into a visit. */
  placed: boolean;
}

export interface ModelVisit {
  readonly patientId: string;
  appointment: Appointment;
  active: boolean;
}

export class AgendaModel {
  now: number;
  readonly holds: ModelHold[] = [];
  readonly visits: ModelVisit[] = [];

  constructor(now: number) {
    this.now = now;
  }

  /** Whether this time belongs to a visit, or to a hold that counts; `except` are one's own. */
  isTaken(doctorId: string, time: Interval, except: { hold?: Hold; visit?: ModelVisit }): boolean {
    const byVisit = this.visits.some(
      (visit) =>
        visit !== except.visit &&
        visit.active &&
        visit.appointment.doctorId === doctorId &&
        overlap(visit.appointment.claim, time),
    );
    const byHold = this.holds.some(
      ({ hold, expiresAt, placed }) =>
        placed &&
        hold.id !== except.hold?.id &&
        expiresAt > this.now &&
        hold.offer.doctorId === doctorId &&
        overlap(hold.offer.claim, time),
    );
    return byVisit || byHold;
  }

  /** Whether the patient is elsewhere at that time. */
  isBusy(patientId: string, time: Interval, except?: ModelVisit): boolean {
    return this.visits.some(
      (visit) =>
        visit !== except &&
        visit.active &&
        visit.patientId === patientId &&
        overlap(visit.appointment.visit, time),
    );
  }

  coming(patientId: string): ModelVisit[] {
    return this.visits
      .filter(
        (visit) =>
          visit.active && visit.patientId === patientId && visit.appointment.visit.start * 300_000 > this.now,
      )
      .sort((a, b) => a.appointment.visit.start - b.appointment.visit.start);
  }

  /** Every taken tick of a doctor. */
  takenTicks(doctorId: string): number[] {
    const times = [
      ...this.visits.filter(({ active }) => active).map(({ appointment }) => appointment),
      ...this.holds
        .filter(({ placed, expiresAt }) => placed && expiresAt > this.now)
        .map(({ hold }) => hold.offer),
    ];
    const ticks = times
      .filter((time) => time.doctorId === doctorId)
      .flatMap(({ claim }) =>
        Array.from({ length: claim.end - claim.start }, (_, step) => claim.start + step),
      );
    return [...new Set(ticks)].sort((a, b) => a - b);
  }
}

function overlap(a: Interval, b: Interval): boolean {
  return a.start < b.end && b.start < a.end;
}
