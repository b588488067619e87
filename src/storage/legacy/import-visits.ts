import type { LocalDate } from '../../scheduling/types.ts';
import type { Ids } from '../../booking/ports.ts';
import type { Sql, Tx } from '../database.ts';
import { instantText } from '../schema/text.ts';
import { dateOf, text } from './cells.ts';
import type { Brought } from './import-table.ts';
import { readEntries } from './ledger.ts';
import { finder, type Named } from './names.ts';
import type { LegacyRow } from './source.ts';

export interface VisitContext {
  readonly ids: Ids;
  readonly now: number;
  readonly today: LocalDate;
  readonly findDoctor: (text: string) => Named | null;
  readonly findSpecialty: (text: string) => Named | null;
}

/** Everybody counts, also who works here no more. */
export async function readFinders(db: Sql): Promise<Pick<VisitContext, 'findDoctor' | 'findSpecialty'>> {
  return {
    findDoctor: finder(await db.selectFrom('doctors').select(['id', 'name']).execute()),
    findSpecialty: finder(await db.selectFrom('specialties').select(['id', 'name']).execute()),
  };
}

/**
 * Brings one booking. The old system never asked a time, and none is made up here: it becomes an unscheduled visit,
 * history if past, and otherwise one the staff gives a time.
 */
export async function bringVisit(tx: Tx, row: LegacyRow, context: VisitContext): Promise<Brought> {
  const userId = text(row, 'id_usuario');
  const patientId = (await readEntries(tx, 'users', [userId])).get(userId)?.targetId;
  if (patientId === undefined || patientId === null) {
    return problem(`its patient (users ${userId || 'NULL'}) was not brought`, 'see to that patient first');
  }
  const doctor = context.findDoctor(text(row, 'medico'));
  if (doctor === null) return unknown('doctor', text(row, 'medico'));
  const specialty = context.findSpecialty(text(row, 'especialidade'));
  if (specialty === null) return unknown('specialty', text(row, 'especialidade'));
  const date = dateOf(row, 'data_consulta', '1990-01-01', '2199-12-31');
  if (date === null) return problem('its date is none', 'correct data_consulta in the old system');
  const status = date < context.today ? 'history' : 'to-schedule';
  const id = context.ids.next();
  await tx
    .insertInto('unscheduled_visits')
    .values({
      id,
      patient_id: patientId,
      doctor_id: doctor.id,
      specialty_id: specialty.id,
      local_date: date,
      confirmed: ['', '0'].includes(text(row, 'confirmado')) ? 0 : 1,
      status,
      source: `agendamento ${text(row, 'id')}`,
      created_at: instantText(context.now),
    })
    .execute();
  if (status === 'history') return { targetId: id, line: null };
  const what = `${specialty.name}, ${doctor.name}, ${date}: has no time (users ${userId})`;
  return { targetId: id, line: { kind: 'to-schedule', what, remedy: 'agree on a time with the patient' } };
}

function problem(what: string, remedy: string): Brought {
  return { targetId: null, problem: what, remedy: `${remedy}, and import again` };
}

/** What people typed there may be anything: long digit runs are hidden. */
function unknown(what: 'doctor' | 'specialty', name: string): Brought {
  const shown = name.slice(0, 80).replace(/\d{5,}/g, '…');
  return problem(
    `no ${what} here, or more than one, is called "${shown}"`,
    `add the ${what} (or correct the name)`,
  );
}
