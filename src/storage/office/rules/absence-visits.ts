import type { Absent, HitVisit, VisitPhone } from '../../../office/rules/absences.ts';
import { activeStatuses, toAppointment } from '../../agenda/appointment-rows.ts';
import type { Sql } from '../../database.ts';
import { instantText } from '../../schema/text.ts';

/** Coming visits that lie in this time of the doctor's, soonest first; with whom to call. */
export async function visitsHit(
  db: Sql,
  { doctorId, startsAt, endsAt }: Absent,
  now: number,
): Promise<HitVisit[]> {
  const rows = await db
    .selectFrom('appointments as visit')
    .innerJoin('patients', 'patients.id', 'visit.patient_id')
    .selectAll('visit')
    .select('patients.name as patient_name')
    .where('visit.doctor_id', '=', doctorId)
    .where('visit.starts_at', '>=', instantText(now))
    .where('visit.starts_at', '<', instantText(endsAt))
    .where('visit.ends_at', '>', instantText(startsAt))
    .where('visit.status', 'in', activeStatuses)
    .orderBy('visit.starts_at')
    .orderBy('visit.id')
    .execute();
  const phones = await registeredPhones(
    db,
    rows.map((row) => row.patient_id),
  );
  return rows.map((row) => ({
    appointment: toAppointment(row),
    patientName: row.patient_name,
    phone: phones.get(row.patient_id) ?? null,
  }));
}

/** Whom to call of these visits. */
export async function phonesOf(db: Sql, visitIds: readonly string[]): Promise<VisitPhone[]> {
  if (visitIds.length === 0) return [];
  const visits = await db
    .selectFrom('appointments')
    .select(['id', 'patient_id'])
    .where('id', 'in', visitIds)
    .execute();
  const phones = await registeredPhones(
    db,
    visits.map(({ patient_id }) => patient_id),
  );
  return visits.map(({ id, patient_id }) => ({
    visitId: id,
    patientId: patient_id,
    phone: phones.get(patient_id) ?? null,
  }));
}

/** Of each patient the number registered first. */
async function registeredPhones(
  db: Sql,
  patientIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (patientIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('patient_phones')
    .select(['patient_id', 'phone'])
    .where('patient_id', 'in', patientIds)
    .where('registered', '=', 1)
    .orderBy('created_at', 'desc')
    .orderBy('phone', 'desc')
    .execute();
  // The last one written into the map stands: the oldest.
  return new Map(rows.map(({ patient_id, phone }) => [patient_id, phone]));
}
