import type { Database, Sql } from '../database.ts';

/** All that is kept about one patient, table by table, as the tables show it. The PIN is named, never shown. */
export interface PatientFile {
  readonly patient: Readonly<Record<string, unknown>>;
  readonly phones: readonly object[];
  readonly asCaller: readonly object[];
  readonly appointments: readonly object[];
  readonly changes: readonly object[];
  readonly callbackRequests: readonly object[];
  readonly unscheduledVisits: readonly object[];
}

/**
 * The file of the patient with this CPF (eleven digits), for the patient who asks for it (LGPD, Lei 13.709/2018,
 * art. 18, II and V). Null when there is none.
 */
export function readPatientFile(database: Database, cpf: string): Promise<PatientFile | null> {
  return database.read(async (sql) => {
    const patient = await sql.selectFrom('patients').selectAll().where('cpf', '=', cpf).executeTakeFirst();
    if (!patient) return null;
    const { pin_hash, ...rest } = patient;
    return { patient: { ...rest, has_pin: pin_hash !== null }, ...(await readRest(sql, patient.id)) };
  });
}

async function readRest(sql: Sql, id: string): Promise<Omit<PatientFile, 'patient'>> {
  const appointments = await sql
    .selectFrom('appointments')
    .selectAll()
    .where('patient_id', '=', id)
    .execute();
  const ids = appointments.map((appointment) => appointment.id);
  return {
    asCaller: await sql.selectFrom('callers').selectAll().where('patient_id', '=', id).execute(),
    phones: await sql.selectFrom('patient_phones').selectAll().where('patient_id', '=', id).execute(),
    appointments,
    changes:
      ids.length === 0
        ? []
        : await sql.selectFrom('appointment_events').selectAll().where('appointment_id', 'in', ids).execute(),
    callbackRequests: await sql
      .selectFrom('callback_requests')
      .selectAll()
      .where('patient_id', '=', id)
      .execute(),
    unscheduledVisits: await sql
      .selectFrom('unscheduled_visits')
      .selectAll()
      .where('patient_id', '=', id)
      .execute(),
  };
}
