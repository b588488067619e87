import type { ExpressionBuilder } from 'kysely';
import type { PatientSearch } from '../../../office/patients/search-text.ts';
import type { Sql } from '../../database.ts';
import type { Tables } from '../../schema/tables.ts';

/** Ids of those who fit, the likeliest first. */
export async function searchPatients(db: Sql, search: PatientSearch, limit: number): Promise<string[]> {
  switch (search.kind) {
    case 'nothing':
      return [];
    case 'digits': {
      const byCpf = await cpfBegins(db, search.cpf, limit);
      const ends = await phoneEnds(db, search.phone, limit);
      const begins = await phoneBegins(db, search.phone, limit);
      return [...new Set([...byCpf, ...ends, ...begins])].slice(0, limit);
    }
    case 'name': {
      const begins = await nameBegins(db, search.words.join(' '), limit);
      if (begins.length === limit) return begins;
      const others = await wordsBegin(db, search.words, limit + begins.length);
      return [...new Set([...begins, ...others])].slice(0, limit);
    }
  }
}

/** What comes after everything that begins so, in words of `a-z0-9 `: `{` follows `z`. */
const endOf = (beginning: string): string => `${beginning}{`;

/** The whole name begins as it was typed. */
async function nameBegins(db: Sql, beginning: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('patient_names')
    .select('patient_id')
    .where('whole', '=', 1)
    .where('word', '>=', beginning)
    .where('word', '<', endOf(beginning))
    .orderBy('word')
    .orderBy('patient_id')
    .limit(limit)
    .execute();
  return rows.map(({ patient_id }) => patient_id);
}

/** Every one of these begins a word of the name. The longest is looked up: fewest have it. */
async function wordsBegin(db: Sql, words: readonly string[], limit: number): Promise<string[]> {
  const [longest = '', ...others] = [...words].sort((one, other) => other.length - one.length);
  const rows = await db
    .selectFrom('patient_names as found')
    .innerJoin('patient_names as full', (on) =>
      on.onRef('full.patient_id', '=', 'found.patient_id').on('full.whole', '=', 1),
    )
    .select('found.patient_id')
    .distinct()
    .select('full.word')
    .where('found.whole', '=', 0)
    .where('found.word', '>=', longest)
    .where('found.word', '<', endOf(longest))
    .where((is) => is.and(others.map((word) => hasWord(is, word))))
    .orderBy('full.word')
    .orderBy('found.patient_id')
    .limit(limit)
    .execute();
  return rows.map(({ patient_id }) => patient_id);
}

type Found = ExpressionBuilder<Tables & { found: Tables['patient_names'] }, 'found'>;

const hasWord = (is: Found, word: string) =>
  is.exists(
    is
      .selectFrom('patient_names as other')
      .select('other.patient_id')
      .whereRef('other.patient_id', '=', 'found.patient_id')
      .where('other.whole', '=', 0)
      .where('other.word', '>=', word)
      .where('other.word', '<', endOf(word)),
  );

/** `:` follows `9`. */
async function cpfBegins(db: Sql, digits: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('patients')
    .select('id')
    .where('cpf', '>=', digits)
    .where('cpf', '<', `${digits}:`)
    .orderBy('cpf')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

async function phoneBegins(db: Sql, digits: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('patient_phones')
    .select('patient_id')
    .where('phone', '>=', digits)
    .where('phone', '<', `${digits}:`)
    .orderBy('phone')
    .limit(limit)
    .execute();
  return rows.map(({ patient_id }) => patient_id);
}

/** Reads the index over all numbers: some milliseconds for a hundred thousand. */
async function phoneEnds(db: Sql, digits: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('patient_phones')
    .select('patient_id')
    .where('phone', 'like', `%${digits}`)
    .orderBy('phone')
    .limit(limit)
    .execute();
  return rows.map(({ patient_id }) => patient_id);
}
