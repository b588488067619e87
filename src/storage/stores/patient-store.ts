import type { Selectable } from 'kysely';
import type { PatientRecord, PatientStore } from '../../booking/ports.ts';
import type { Database, Sql } from '../database.ts';
import { isDuplicateKey } from '../dialect/errors.ts';
import type { PatientTable } from '../schema/agenda-tables.ts';
import { instantText } from '../schema/text.ts';

type Row = Pick<Selectable<PatientTable>, 'id' | 'cpf' | 'birth_date' | 'pin_hash'>;
const columns = ['id', 'cpf', 'birth_date', 'pin_hash'] as const;

export function patientStore(database: Database, now: () => number): PatientStore {
  return {
    byCpf: (cpf) => database.read((db) => byCpf(db, cpf)),
    byRegisteredPhone: (phone, limit) => database.read((db) => byRegisteredPhone(db, phone, limit)),
    rememberPhone: (patientId, phone) => rememberPhone(database, patientId, phone, now()),
  };
}

async function byCpf(db: Sql, cpf: string): Promise<PatientRecord | null> {
  const row = await db.selectFrom('patients').select(columns).where('cpf', '=', cpf).executeTakeFirst();
  const [record = null] = row === undefined ? [] : await withPhones(db, [row]);
  return record;
}

async function byRegisteredPhone(db: Sql, phone: string, limit: number): Promise<PatientRecord[]> {
  const known = await db
    .selectFrom('patient_phones')
    .select('patient_id')
    .where('phone', '=', phone)
    .where('registered', '=', 1)
    .orderBy('patient_id')
    .limit(limit)
    .execute();
  if (known.length === 0) return [];
  const ids = known.map(({ patient_id }) => patient_id);
  return withPhones(
    db,
    await db.selectFrom('patients').select(columns).where('id', 'in', ids).orderBy('id').execute(),
  );
}

async function withPhones(db: Sql, rows: readonly Row[]): Promise<PatientRecord[]> {
  const ids = rows.map(({ id }) => id);
  const phones = await db
    .selectFrom('patient_phones')
    .select(['patient_id', 'phone', 'registered'])
    .where('patient_id', 'in', ids)
    .orderBy('phone')
    .execute();
  const phonesOf = Map.groupBy(phones, ({ patient_id }) => patient_id);
  return rows.map((row) => ({
    id: row.id,
    cpf: row.cpf,
    birthDate: row.birth_date,
    pinHash: row.pin_hash,
    phones: (phonesOf.get(row.id) ?? []).map(({ phone, registered }) => ({
      number: phone,
      registered: registered === 1,
    })),
  }));
}

/** A number the clinic was told stays registered. */
async function rememberPhone(
  database: Database,
  patientId: string,
  phone: string,
  now: number,
): Promise<void> {
  const row = { patient_id: patientId, phone, registered: 0, created_at: instantText(now) } as const;
  try {
    await database.read((db) => db.insertInto('patient_phones').values(row).execute());
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}
