import type { Database, Sql } from '../database.ts';

type Rows = readonly object[];

/** All that is kept about one patient, table by table, as the tables show it. The PIN is named, never shown. */
export interface PatientFile {
  readonly patient: Readonly<Record<string, unknown>>;
  readonly phones: Rows;
  readonly asCaller: Rows;
  readonly appointments: Rows;
  readonly changes: Rows;
  readonly callbackRequests: Rows;
  /** What the staff noted of those requests. */
  readonly callbackWork: Rows;
  readonly unscheduledVisits: Rows;
  readonly calls: Rows;
  /** What was said and keyed in those calls. */
  readonly transcripts: Rows;
  /** Other registrations of this patient, which were merged into this one. */
  readonly mergedRegistrations: Rows;
  /** Who of the clinic saw and changed what. */
  readonly audit: Rows;
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

type Held =
  'callers' | 'patient_phones' | 'appointments' | 'callback_requests' | 'unscheduled_visits' | 'calls';

async function readRest(sql: Sql, id: string): Promise<Omit<PatientFile, 'patient'>> {
  const rowsOf = (table: Held) => sql.selectFrom(table).selectAll().where('patient_id', '=', id).execute();
  const idsIn = (table: 'appointments' | 'callback_requests' | 'calls') =>
    sql.selectFrom(table).select('id').where('patient_id', '=', id);
  const mergedRegistrations = await sql
    .selectFrom('merged_patients')
    .select(['patient_id', 'merged_at'])
    .where('into_id', '=', id)
    .execute();
  return {
    asCaller: await rowsOf('callers'),
    phones: await rowsOf('patient_phones'),
    appointments: await rowsOf('appointments'),
    changes: await sql
      .selectFrom('appointment_events')
      .selectAll()
      .where('appointment_id', 'in', idsIn('appointments'))
      .execute(),
    callbackRequests: await rowsOf('callback_requests'),
    callbackWork: await sql
      .selectFrom('callback_work')
      .select(['callback_id', 'state', 'note', 'updated_at'])
      .where('callback_id', 'in', idsIn('callback_requests'))
      .execute(),
    unscheduledVisits: await rowsOf('unscheduled_visits'),
    calls: await rowsOf('calls'),
    transcripts: await sql
      .selectFrom('call_transcripts')
      .selectAll()
      .where('call_id', 'in', idsIn('calls'))
      .execute(),
    mergedRegistrations,
    audit: await sql
      .selectFrom('audit_log')
      .select(['at', 'actor_kind', 'actor_name', 'action', 'subject_kind', 'subject_id'])
      .where('patient_id', 'in', [id, ...mergedRegistrations.map(({ patient_id }) => patient_id)])
      .orderBy('at')
      .execute(),
  };
}
