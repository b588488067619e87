import type { Ids } from '../../../booking/ports.ts';
import { likelyDuplicates, type Person } from '../../../office/patients/duplicates.ts';
import type { PatientRow } from '../../../office/patients/patient.ts';
import type { NameKey, PatientRegistry } from '../../../office/patients/registry.ts';
import { agendaStore } from '../../agenda/agenda-store.ts';
import type { Database, Sql } from '../../database.ts';
import { erasePatient } from '../../privacy/erase-patient.ts';
import { readPatientFile } from '../../privacy/patient-file.ts';
import { importPatients } from './import-patients.ts';
import { listedPatients } from './listed-patients.ts';
import { mergePatients } from './merge-patients.ts';
import { findPatient } from './patient-record.ts';
import { previewMerge } from './preview-merge.ts';
import { searchPatients } from './search-patients.ts';
import {
  addPhone,
  changePatient,
  registerPatient,
  removePhone,
  setPatientPin,
  settleUnscheduled,
} from './write-patient.ts';

export function patientRegistry(database: Database, ids: Ids): PatientRegistry {
  const stores = { agenda: agendaStore(database, ids) };
  const cpfOf = (id: string) => database.read((db) => readCpf(db, id));
  return {
    search: (search, limit, now) =>
      database.read(async (db) => listedPatients(db, await searchPatients(db, search, limit), now)),
    page: (after, limit, now) => database.read((db) => pageByName(db, after, limit, now)),
    listed: (patientIds, now) => database.read((db) => listedPatients(db, patientIds, now)),
    find: (id) => database.read((db) => findPatient(db, id)),
    register: (patient, now) => registerPatient(database, patient, now),
    change: (id, version, to, now) => changePatient(database, id, version, to, now),
    addPhone: (id, phone, now) => addPhone(database, id, phone, now),
    removePhone: (id, phone) => removePhone(database, id, phone),
    setPin: (id, pinHash, now) => setPatientPin(database, id, pinHash, now),
    settleUnscheduled: (id, visitId, status) => settleUnscheduled(database, id, visitId, status),
    duplicates: async (limit) => likelyDuplicates(await database.read(persons), limit),
    previewMerge: (fromId, intoId, now) => database.read((db) => previewMerge(db, fromId, intoId, now)),
    merge: (request, now) => mergePatients(database, request, now),
    importRows: (rows, options) => importPatients(database, ids, rows, options),
    all: () => database.read(everybody),
    async file(id) {
      const cpf = await cpfOf(id);
      return cpf === null ? null : readPatientFile(database, cpf);
    },
    async erase(id, now) {
      const cpf = await cpfOf(id);
      return cpf === null ? null : erasePatient({ database, stores, ids }, cpf, now);
    },
  };
}

async function readCpf(db: Sql, id: string): Promise<string | null> {
  const row = await db
    .selectFrom('patients')
    .select('cpf')
    .where('id', '=', id)
    .where('name', '!=', '')
    .executeTakeFirst();
  return row?.cpf ?? null;
}

async function pageByName(db: Sql, after: NameKey | null, limit: number, now: number) {
  let names = db.selectFrom('patient_names').select(['word', 'patient_id as id']).where('whole', '=', 1);
  if (after !== null)
    names = names.where((is) =>
      is.or([
        is('word', '>', after.word),
        is.and([is('word', '=', after.word), is('patient_id', '>', after.id)]),
      ]),
    );
  const keys = await names.orderBy('word').orderBy('patient_id').limit(limit).execute();
  const people = await listedPatients(
    db,
    keys.map(({ id }) => id),
    now,
  );
  const keyOf = new Map(keys.map((key) => [key.id, key]));
  return people.map((person) => ({ ...person, key: keyOf.get(person.id) ?? { word: '', id: person.id } }));
}

/** Everybody who is there, as far as it tells who is who. */
async function persons(db: Sql): Promise<Person[]> {
  const people = await db
    .selectFrom('patients')
    .select(['id', 'name', 'birth_date as birthDate'])
    .where('name', '!=', '')
    .execute();
  const phones = await db.selectFrom('patient_phones').select(['patient_id', 'phone']).execute();
  const numbers = Map.groupBy(phones, ({ patient_id }) => patient_id);
  return people.map((person) => ({
    ...person,
    phones: (numbers.get(person.id) ?? []).map(({ phone }) => phone),
  }));
}

/** Everybody who is there, in the alphabet's order. */
async function everybody(db: Sql): Promise<(PatientRow & { id: string })[]> {
  const people = await db
    .selectFrom('patients')
    .leftJoin('patient_names', (on) =>
      on.onRef('patient_names.patient_id', '=', 'patients.id').on('patient_names.whole', '=', 1),
    )
    .select(['id', 'name', 'cpf', 'birth_date'])
    .where('name', '!=', '')
    .orderBy('patient_names.word')
    .orderBy('id')
    .execute();
  const phones = await db
    .selectFrom('patient_phones')
    .select(['patient_id', 'phone'])
    .orderBy('registered', 'desc')
    .orderBy('phone')
    .execute();
  const numbers = Map.groupBy(phones, ({ patient_id }) => patient_id);
  return people.map(({ id, name, cpf, birth_date }) => ({
    id,
    name,
    cpf,
    birthDate: birth_date,
    phones: (numbers.get(id) ?? []).map(({ phone }) => phone),
  }));
}
