import type { Caller, PatientStore } from '../../booking/ports.ts';
import type { Database, Sql } from '../database.ts';
import { holdPatients } from '../privacy/patients-now.ts';
import { epochOf, instantText } from '../schema/text.ts';

type CallerStore = Pick<PatientStore, 'callerOfPhone' | 'rememberCaller'>;

export function callerStore(database: Database): CallerStore {
  return {
    callerOfPhone: (phone) => database.read((sql) => callerOfPhone(sql, phone)),
    rememberCaller: (patientId, caller) => rememberCaller(database, patientId, caller),
  };
}

interface Row {
  readonly language: string | null;
  readonly pace: string | null;
  readonly last_call_at: string | null;
}

/** A row as what it means. What another version wrote, and this one does not know, is as if it were not there. */
export const callerOf = (row: Row): Caller => ({
  language: row.language,
  pace: row.pace === 'slow' || row.pace === 'usual' ? row.pace : null,
  lastCallAt: row.last_call_at === null ? null : epochOf(row.last_call_at),
});

/** So many people share a telephone; of more, what all have in common is not looked for. */
const MOST_SHARING = 8;

async function callerOfPhone(sql: Sql, phone: string): Promise<Caller> {
  const rows = await sql
    .selectFrom('patient_phones')
    .leftJoin('callers', 'callers.patient_id', 'patient_phones.patient_id')
    .select(['language', 'pace', 'last_call_at'])
    .where('phone', '=', phone)
    .limit(MOST_SHARING)
    .execute();
  return rows.length === MOST_SHARING ? NOBODY : inCommon(rows.map(callerOf));
}

const NOBODY: Caller = { language: null, pace: null, lastCallAt: null };

/** Of people who share a telephone: what all chose, and the call of the one who called longest ago. */
function inCommon(callers: readonly Caller[]): Caller {
  const [first] = callers;
  if (first === undefined) return NOBODY;
  const calls = callers.map(({ lastCallAt }) => lastCallAt ?? 0);
  return {
    language: callers.every(({ language }) => language === first.language) ? first.language : null,
    pace: callers.every(({ pace }) => pace === first.pace) ? first.pace : null,
    lastCallAt: Math.min(...calls) || null,
  };
}

/** Of somebody who was erased while they were on the line nothing is remembered. */
async function rememberCaller(
  database: Database,
  knownAs: string,
  { language, pace, lastCallAt }: Caller & { readonly lastCallAt: number },
): Promise<void> {
  const values = { language, pace, last_call_at: instantText(lastCallAt) };
  await database.write(async (tx) => {
    const patient = (await holdPatients(tx, [knownAs])).get(knownAs);
    if (patient === undefined) return;
    await tx
      .replaceInto('callers')
      .values({ patient_id: patient.id, ...values })
      .execute();
  });
}
