import { maskCpf } from '../../booking/cpf.ts';
import type { Ids } from '../../booking/ports.ts';
import type { LocalDate } from '../../scheduling/types.ts';
import type { Tx } from '../database.ts';
import { indexNames } from '../office/patients/name-index.ts';
import { instantText } from '../schema/text.ts';
import { cpfOf, dateOf, nameOf, phonesOf } from './cells.ts';
import type { Brought } from './import-table.ts';
import type { LegacyRow } from './source.ts';

export interface PatientContext {
  readonly ids: Ids;
  readonly now: number;
  readonly today: LocalDate;
}

/** Brings one user. The same person twice is one patient; the same CPF with two birth dates is for people to sort out. */
export async function bringPatient(tx: Tx, row: LegacyRow, context: PatientContext): Promise<Brought> {
  const cpf = cpfOf(row);
  if (cpf === null) return problem('its CPF is none (check digits)', 'correct the CPF in the old system');
  const masked = `CPF ${maskCpf(cpf)}`;
  const birthDate = dateOf(row, 'data_nascimento', '1900-01-01', context.today);
  if (birthDate === null) {
    return problem(`${masked} has an impossible birth date`, 'correct data_nascimento in the old system');
  }
  const known = await tx
    .selectFrom('patients')
    .select(['id', 'birth_date'])
    .where('cpf', '=', cpf)
    .executeTakeFirst();
  if (known === undefined)
    return { targetId: await insertPatient(tx, row, cpf, birthDate, context), line: null };
  if (known.birth_date !== birthDate) {
    return problem(
      `${masked} is a patient already, with another birth date`,
      'find out which date is right, correct it, and delete the other row',
    );
  }
  await insertPhones(tx, row, known.id, context.now);
  const what = `${masked} is a patient already: joined, visits too`;
  return { targetId: known.id, line: { kind: 'note', what, remedy: 'nothing to do' } };
}

function problem(what: string, remedy: string): Brought {
  return { targetId: null, problem: what, remedy: `${remedy}, and import again` };
}

async function insertPatient(
  tx: Tx,
  row: LegacyRow,
  cpf: string,
  birthDate: LocalDate,
  { ids, now }: PatientContext,
): Promise<string> {
  const id = ids.next();
  const at = instantText(now);
  const patient = { id, name: nameOf(row), cpf, birth_date: birthDate, pin_hash: null, agenda_version: 0 };
  await tx
    .insertInto('patients')
    .values({ ...patient, created_at: at, updated_at: at })
    .execute();
  await indexNames(tx, [patient]);
  await insertPhones(tx, row, id, now);
  return id;
}

async function insertPhones(tx: Tx, row: LegacyRow, patientId: string, now: number): Promise<void> {
  const known = await tx
    .selectFrom('patient_phones')
    .select('phone')
    .where('patient_id', '=', patientId)
    .execute();
  const rows = phonesOf(row)
    .filter((phone) => !known.some((other) => other.phone === phone))
    .map((phone) => ({ patient_id: patientId, phone, registered: 1 as const, created_at: instantText(now) }));
  if (rows.length > 0) await tx.insertInto('patient_phones').values(rows).execute();
}
