import type { Selectable } from 'kysely';
import type { Actor, Appointment, AppointmentStatus, Hold } from '../../booking/ports.ts';
import type { Offer } from '../../scheduling/types.ts';
import type { Sql, Tx } from '../database.ts';
import { isDuplicateKey } from '../dialect/errors.ts';
import type { AppointmentEventTable, AppointmentTable } from '../schema/agenda-tables.ts';
import { clockText, instantText, minuteOf, preciseText, tickOf, tickText } from '../schema/text.ts';

export type AppointmentRow = Selectable<AppointmentTable>;

/** The states in which a visit still takes place. */
export const activeStatuses: readonly AppointmentStatus[] = ['booked', 'confirmed'];

export const isActive = ({ status }: { status: AppointmentStatus }): boolean =>
  activeStatuses.includes(status);

export function toAppointment(row: AppointmentRow): Appointment {
  return {
    id: row.id,
    protocol: row.protocol,
    patientId: row.patient_id,
    doctorId: row.doctor_id,
    specialtyId: row.specialty_id,
    locationId: row.location_id,
    visit: { start: tickOf(row.starts_at), end: tickOf(row.ends_at) },
    claim: { start: tickOf(row.claim_starts_at), end: tickOf(row.claim_ends_at) },
    lane: row.lane,
    date: row.local_date,
    minute: minuteOf(row.local_time),
    status: row.status,
  };
}

/** The columns that say where and when, which a move changes. */
export function placeColumns(offer: Offer) {
  return {
    doctor_id: offer.doctorId,
    specialty_id: offer.specialtyId,
    location_id: offer.locationId,
    starts_at: tickText(offer.visit.start),
    ends_at: tickText(offer.visit.end),
    claim_starts_at: tickText(offer.claim.start),
    claim_ends_at: tickText(offer.claim.end),
    local_date: offer.date,
    local_time: clockText(offer.minute),
    lane: offer.lane,
  };
}

export function newAppointmentRow(
  {
    appointmentId,
    patientId,
    hold,
    actor,
    now,
  }: { appointmentId: string; patientId: string; hold: Hold; actor: Actor; now: number },
  protocol: string,
): AppointmentRow {
  return {
    id: appointmentId,
    protocol,
    patient_id: patientId,
    ...placeColumns(hold.offer),
    status: 'booked',
    booked_by: actor.kind,
    created_at: instantText(now),
    updated_at: instantText(now),
  };
}

export async function findAppointment(db: Sql, id: string): Promise<AppointmentRow | undefined> {
  return db.selectFrom('appointments').selectAll().where('id', '=', id).executeTakeFirst();
}

interface Change {
  /** Made by whoever asked. */
  readonly id: string;
  readonly appointmentId: string;
  readonly kind: AppointmentEventTable['kind'];
  readonly actor: Actor;
  readonly now: number;
  readonly details: object | null;
}

/**
 * Writes down who did what; false = this very change was made before (its COMMIT went through unseen), and the
 * transaction must be undone.
 */
export async function recordChange(tx: Tx, change: Change): Promise<boolean> {
  const row: AppointmentEventTable = {
    id: change.id,
    appointment_id: change.appointmentId,
    kind: change.kind,
    at: preciseText(change.now),
    actor_kind: change.actor.kind,
    actor_id: change.actor.id,
    call_id: change.actor.callId,
    details: change.details === null ? null : JSON.stringify(change.details),
  };
  try {
    await tx.insertInto('appointment_events').values(row).execute();
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}
