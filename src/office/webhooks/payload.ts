import type { Clinic } from '../../booking/ports.ts';
import { epochMsOf, tickAt } from '../../scheduling/wall-clock.ts';
import type { AppointmentChange } from '../changes.ts';

/** What a receiver is told of a change: nothing of the patient but the id. JSON. */
export function payloadOf(change: AppointmentChange, clinic: Clinic): string {
  const location = clinic.locations.find(({ id }) => id === change.locationId);
  return JSON.stringify({
    type: `appointment.${change.kind}`,
    timestamp: new Date(change.at).toISOString(),
    data: {
      id: change.appointmentId,
      protocol: change.protocol,
      status: change.status,
      startsAt: startOf(change, location?.zone ?? clinic.zone),
      date: change.date,
      time: change.time,
      encaixe: change.lane > 0,
      by: change.by,
      patientId: change.patientId,
      doctor: named(change.doctorId, clinic.doctors),
      specialty: named(change.specialtyId, clinic.specialties),
      location: named(change.locationId, clinic.locations),
      movedFrom: change.movedFrom,
    },
  });
}

export const pingPayload = (now: number): string =>
  JSON.stringify({ type: 'ping', timestamp: new Date(now).toISOString(), data: {} });

/** Who has left the clinic's rules has no name there. */
const named = (id: string, among: readonly { readonly id: string; readonly name: string }[]) => ({
  id,
  name: among.find((one) => one.id === id)?.name ?? null,
});

function startOf({ date, time }: AppointmentChange, zone: string): string | null {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const tick = tickAt(zone, date, hour * 60 + minute);
  return tick === null ? null : new Date(epochMsOf(tick)).toISOString();
}
