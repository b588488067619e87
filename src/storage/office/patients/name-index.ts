import { nameWords, plainName } from '../../../office/patients/name-words.ts';
import type { Database, Sql, Tx } from '../../database.ts';
import { isDuplicateKey } from '../../dialect/errors.ts';
import type { PatientNameTable } from '../../schema/office-tables.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Makes patients found by their names, in the transaction that writes the names. */
export async function indexNames(tx: Tx, people: readonly Named[]): Promise<void> {
  if (people.length === 0) return;
  await forgetNames(
    tx,
    people.map(({ id }) => id),
  );
  const rows = people.flatMap(rowsOf);
  if (rows.length > 0) await tx.insertInto('patient_names').values(rows).execute();
}

export async function forgetNames(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.deleteFrom('patient_names').where('patient_id', 'in', ids).execute();
}

function rowsOf({ id, name }: Named): PatientNameTable[] {
  const words = [...new Set(nameWords(name))];
  if (words.length === 0) return [];
  return [
    { whole: 1, word: plainName(name), patient_id: id },
    ...words.map((word) => ({ whole: 0, word, patient_id: id }) as const),
  ];
}

const BATCH = 200;

/**
 * Makes those found whom nobody has indexed: registered before there was an index, or by hand. In small transactions;
 * any number of servers may do it at once. Gives how many it was.
 */
export async function indexMissingNames(database: Database): Promise<number> {
  let after = '';
  let count = 0;
  for (;;) {
    const people = await indexBatch(database, after);
    if (people === 'raced') continue;
    const last = people.at(-1);
    if (last === undefined) return count;
    after = last.id;
    count += people.length;
  }
}

async function indexBatch(database: Database, after: string): Promise<Named[] | 'raced'> {
  try {
    return await database.write(async (tx) => {
      const missing = withoutIndex(tx, after);
      const people = await (database.engine === 'mysql' ? missing.forUpdate() : missing).execute();
      await indexNames(tx, people);
      return people;
    });
  } catch (error) {
    // Another server has indexed some of them in this moment.
    if (isDuplicateKey(error)) return 'raced';
    throw error;
  }
}

const withoutIndex = (db: Sql, after: string) =>
  db
    .selectFrom('patients')
    .select(['id', 'name'])
    .where('id', '>', after)
    .where('name', '!=', '')
    .where((is) =>
      is.not(
        is.exists(
          is
            .selectFrom('patient_names')
            .select('patient_id')
            .whereRef('patient_names.patient_id', '=', 'patients.id'),
        ),
      ),
    )
    .orderBy('id')
    .limit(BATCH);
