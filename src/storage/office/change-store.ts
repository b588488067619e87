import type { AppointmentChange, ChangeStore } from '../../office/changes.ts';
import type { Database, Sql } from '../database.ts';
import { epochOf, preciseText } from '../schema/text.ts';

export function changeStore(database: Database): ChangeStore {
  return {
    async since(from, limit) {
      const rows = await database.read((db) => changesSince(db, from, limit));
      return rows.map(toChange);
    },
  };
}

type Row = Awaited<ReturnType<typeof changesSince>>[number];

function changesSince(db: Sql, from: number, limit: number) {
  return db
    .selectFrom('appointment_events as event')
    .innerJoin('appointments as visit', 'visit.id', 'event.appointment_id')
    .select([
      'event.id',
      'event.kind',
      'event.at',
      'event.actor_kind',
      'event.actor_id',
      'event.call_id',
      'event.details',
    ])
    .select([
      'visit.id as visit_id',
      'visit.protocol',
      'visit.patient_id',
      'visit.doctor_id',
      'visit.specialty_id',
    ])
    .select(['visit.location_id', 'visit.local_date', 'visit.local_time', 'visit.status', 'visit.lane'])
    .where('event.at', '>=', preciseText(from))
    .orderBy('event.at')
    .orderBy('event.id')
    .limit(limit)
    .execute();
}

const toChange = (row: Row): AppointmentChange => ({
  id: row.id,
  kind: row.kind,
  at: epochOf(row.at),
  by: row.actor_kind as AppointmentChange['by'],
  actorId: row.actor_id,
  callId: row.call_id,
  appointmentId: row.visit_id,
  protocol: row.protocol,
  patientId: row.patient_id,
  doctorId: row.doctor_id,
  specialtyId: row.specialty_id,
  locationId: row.location_id,
  date: row.local_date,
  time: row.local_time,
  status: row.status,
  lane: row.lane,
  movedFrom: row.details === null ? null : movedFrom(row.details),
});

function movedFrom(details: string): AppointmentChange['movedFrom'] {
  const { from } = JSON.parse(details) as { from?: AppointmentChange['movedFrom'] };
  return from ?? null;
}
