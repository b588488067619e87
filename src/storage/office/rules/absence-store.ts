import type { Selectable } from 'kysely';
import type { AbsenceQuery, AbsenceRecord, AbsenceStore } from '../../../office/rules/absences.ts';
import { activeStatuses } from '../../agenda/appointment-rows.ts';
import type { Database, Sql } from '../../database.ts';
import type { AbsenceTable } from '../../schema/clinic-tables.ts';
import { epochOf, instantText } from '../../schema/text.ts';
import { phonesOf, visitsHit } from './absence-visits.ts';
import { rowRules } from './row-rules.ts';

export function absenceStore(database: Database): AbsenceStore {
  return {
    async list(query) {
      const rows = await database.read((db) => matching(db, query).execute());
      const hits = await database.read((db) => countHits(db, query.now, rows));
      return rows.map((row) => ({ ...toRecord(row), visitsHit: hits.get(row.id) ?? 0 }));
    },
    byId: (id) => database.read((db) => find(db, id)),
    visitsHit: (absent, now) => database.read((db) => visitsHit(db, absent, now)),
    phonesOf: (visitIds) => database.read((db) => phonesOf(db, visitIds)),
    ...rowRules<AbsenceRecord>(database, {
      find,
      insert: async (tx, absence) => void (await tx.insertInto('absences').values(toRow(absence)).execute()),
      update: async (tx, { id, ...rest }) => {
        const { id: _, ...columns } = toRow({ id, ...rest });
        await tx.updateTable('absences').set(columns).where('id', '=', id).execute();
      },
      remove: async (tx, id) => void (await tx.deleteFrom('absences').where('id', '=', id).execute()),
    }),
  };
}

async function find(db: Sql, id: string): Promise<AbsenceRecord | null> {
  const row = await db.selectFrom('absences').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : toRecord(row);
}

function matching(db: Sql, { when, now, doctorId, after, limit }: AbsenceQuery) {
  const coming = when === 'coming';
  let rows = db
    .selectFrom('absences')
    .selectAll()
    .where('ends_at', coming ? '>' : '<=', instantText(now))
    .orderBy('starts_at', coming ? 'asc' : 'desc')
    .orderBy('id', coming ? 'asc' : 'desc')
    .limit(limit);
  if (doctorId !== null) rows = rows.where('doctor_id', '=', doctorId);
  if (after === null) return rows;
  const at = instantText(after.startsAt);
  const beyond = coming ? '>' : '<';
  return rows.where((is) =>
    is.or([is('starts_at', beyond, at), is.and([is('starts_at', '=', at), is('id', beyond, after.id)])]),
  );
}

/** How many coming visits lie in each of these absences. */
async function countHits(
  db: Sql,
  now: number,
  absences: readonly { readonly id: string }[],
): Promise<ReadonlyMap<string, number>> {
  if (absences.length === 0) return new Map();
  const rows = await db
    .selectFrom('absences')
    .innerJoin('appointments as visit', (join) =>
      join
        .onRef('visit.doctor_id', '=', 'absences.doctor_id')
        .onRef('visit.starts_at', '<', 'absences.ends_at')
        .onRef('visit.ends_at', '>', 'absences.starts_at'),
    )
    .select('absences.id')
    .select((is) => is.fn.countAll<number | bigint>().as('visits'))
    .where(
      'absences.id',
      'in',
      absences.map(({ id }) => id),
    )
    .where('visit.starts_at', '>=', instantText(now))
    .where('visit.status', 'in', activeStatuses)
    .groupBy('absences.id')
    .execute();
  return new Map(rows.map(({ id, visits }) => [id, Number(visits)]));
}

const toRecord = (row: Selectable<AbsenceTable>): AbsenceRecord => ({
  id: row.id,
  doctorId: row.doctor_id,
  startsAt: epochOf(row.starts_at),
  endsAt: epochOf(row.ends_at),
  reason: row.reason,
});

const toRow = (absence: AbsenceRecord): AbsenceTable => ({
  id: absence.id,
  doctor_id: absence.doctorId,
  starts_at: instantText(absence.startsAt),
  ends_at: instantText(absence.endsAt),
  reason: absence.reason,
});
