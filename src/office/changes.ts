import type { AppointmentStatus } from '../booking/ports.ts';
import type { LocalDate } from '../scheduling/types.ts';

/** What happened to a visit, from whatever server and whoever's hand: for screens and webhooks. */
export interface AppointmentChange {
  /** The change's own id, made by whoever asked for it. */
  readonly id: string;
  readonly kind: 'booked' | 'moved' | 'cancelled' | 'confirmed' | 'attended' | 'no-show' | 'reopened';
  /** Epoch milliseconds. */
  readonly at: number;
  readonly by: 'patient-phone' | 'staff' | 'system';
  readonly actorId: string | null;
  readonly callId: string | null;
  readonly appointmentId: string;
  readonly protocol: string;
  readonly patientId: string;
  readonly doctorId: string;
  readonly specialtyId: string;
  readonly locationId: string;
  readonly date: LocalDate;
  /** `HH:MM` on the location's wall. */
  readonly time: string;
  readonly status: AppointmentStatus;
  readonly lane: number;
  /** Where it was before, of a move. */
  readonly movedFrom: { readonly doctorId: string; readonly startsAt: string } | null;
}

export interface ChangeStore {
  /**
   * Changes noted at or after this moment (epoch ms), oldest first, at most `limit`. One whose transaction ended late may
   * appear behind a newer one: ask again from a little earlier, and pass over those that are known.
   */
  since(from: number, limit: number): Promise<readonly AppointmentChange[]>;
}
