import type { DoctorRecord, DoctorState } from '../../../office/rules/doctors.ts';
import type { Sql, Tx } from '../../database.ts';
import type { DoctorTable } from '../../schema/clinic-tables.ts';

/** By name, the inactive ones too. */
export async function readDoctors(db: Sql): Promise<DoctorRecord[]> {
  const rows = await db.selectFrom('doctors').selectAll().orderBy('name').orderBy('id').execute();
  const links = await db.selectFrom('doctor_specialties').selectAll().orderBy('specialty_id').execute();
  const specialties = Map.groupBy(links, ({ doctor_id }) => doctor_id);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    gender: row.gender,
    crm: row.crm,
    crmUf: row.crm_uf,
    rqe: row.rqe,
    specialtyIds: (specialties.get(row.id) ?? []).map(({ specialty_id }) => specialty_id),
    active: row.active === 1,
  }));
}

/** As the tables give it back. */
export const asRead = (id: string, state: DoctorState): DoctorRecord => ({
  id,
  name: state.name,
  gender: state.gender,
  crm: state.crm,
  crmUf: state.crmUf,
  rqe: state.rqe,
  specialtyIds: [...new Set(state.specialtyIds)].sort(),
  active: state.active,
});

export async function insertDoctor(tx: Tx, doctor: DoctorRecord): Promise<void> {
  await tx
    .insertInto('doctors')
    .values({ id: doctor.id, ...columnsOf(doctor) })
    .execute();
  await writeSpecialties(tx, doctor);
}

export async function updateDoctor(tx: Tx, doctor: DoctorRecord): Promise<void> {
  await tx.updateTable('doctors').set(columnsOf(doctor)).where('id', '=', doctor.id).execute();
  await tx.deleteFrom('doctor_specialties').where('doctor_id', '=', doctor.id).execute();
  await writeSpecialties(tx, doctor);
}

async function writeSpecialties(tx: Tx, { id, specialtyIds }: DoctorRecord): Promise<void> {
  const rows = specialtyIds.map((specialty_id) => ({ doctor_id: id, specialty_id }));
  if (rows.length > 0) await tx.insertInto('doctor_specialties').values(rows).execute();
}

const columnsOf = (doctor: DoctorRecord): Omit<DoctorTable, 'id'> => ({
  name: doctor.name,
  gender: doctor.gender,
  crm: doctor.crm,
  crm_uf: doctor.crmUf,
  rqe: doctor.rqe,
  active: doctor.active ? 1 : 0,
});
