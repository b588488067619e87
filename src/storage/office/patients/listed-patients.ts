import type { ListedPatient } from '../../../office/patients/patient.ts';
import { activeStatuses } from '../../agenda/appointment-rows.ts';
import type { Sql } from '../../database.ts';
import { instantText } from '../../schema/text.ts';

/** These patients as lists show them, in this order; who is not there, or erased, is left out. */
export async function listedPatients(db: Sql, ids: readonly string[], now: number): Promise<ListedPatient[]> {
  if (ids.length === 0) return [];
  const people = await db
    .selectFrom('patients')
    .select(['id', 'name', 'cpf', 'birth_date'])
    .where('id', 'in', ids)
    .where('name', '!=', '')
    .execute();
  const phones = Map.groupBy(await phonesOf(db, ids), ({ patient_id }) => patient_id);
  const visits = Map.groupBy(await comingVisits(db, ids, now), ({ patient_id }) => patient_id);
  const byId = new Map(people.map((person) => [person.id, person]));
  return ids.flatMap((id) => {
    const person = byId.get(id);
    if (person === undefined) return [];
    const [next] = visits.get(id) ?? [];
    return {
      id,
      name: person.name,
      cpf: person.cpf,
      birthDate: person.birth_date,
      phones: (phones.get(id) ?? []).map(({ phone }) => phone),
      nextVisit:
        next === undefined
          ? null
          : { date: next.local_date, time: next.local_time, doctorName: next.name, gender: next.gender },
    };
  });
}

const phonesOf = (db: Sql, ids: readonly string[]) =>
  db
    .selectFrom('patient_phones')
    .select(['patient_id', 'phone'])
    .where('patient_id', 'in', ids)
    .orderBy('registered', 'desc')
    .orderBy('phone')
    .execute();

const comingVisits = (db: Sql, ids: readonly string[], now: number) =>
  db
    .selectFrom('appointments')
    .innerJoin('doctors', 'doctors.id', 'appointments.doctor_id')
    .select(['patient_id', 'local_date', 'local_time', 'doctors.name', 'doctors.gender'])
    .where('patient_id', 'in', ids)
    .where('starts_at', '>=', instantText(now))
    .where('status', 'in', activeStatuses)
    .orderBy('starts_at')
    .execute();
