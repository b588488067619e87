import type { Selectable } from 'kysely';
import { mayOverwrite } from '../../../office/rules/change-rules.ts';
import type { SpecialtyRecord, SpecialtyRules, SpecialtyState } from '../../../office/rules/specialties.ts';
import type { Database, Sql } from '../../database.ts';
import type { SpecialtyTable } from '../../schema/clinic-tables.ts';
import { changeRules } from './change-rules.ts';
import { namedRules } from './named-rules.ts';

export function specialtyRules(database: Database): SpecialtyRules {
  return {
    ...namedRules<SpecialtyRecord>(database, {
      read: readSpecialties,
      insert: (tx, row, position) =>
        tx
          .insertInto('specialties')
          .values({ id: row.id, position, ...columnsOf(row) })
          .execute(),
      update: (tx, row) =>
        tx.updateTable('specialties').set(columnsOf(row)).where('id', '=', row.id).execute(),
    }),
    order: (ids, seen, change) =>
      changeRules<readonly string[]>(database, change, async (tx) => {
        const before = (await readSpecialties(tx)).map(({ id }) => id);
        const known = new Set(before);
        const after = [...new Set([...ids.filter((id) => known.has(id)), ...before])];
        if (!mayOverwrite(seen, before, after)) return { kind: 'changed-meanwhile', current: before };
        for (const [position, id] of after.entries())
          await tx.updateTable('specialties').set({ position }).where('id', '=', id).execute();
        return { kind: 'changed', before, after };
      }),
  };
}

async function readSpecialties(db: Sql): Promise<SpecialtyRecord[]> {
  const rows = await db.selectFrom('specialties').selectAll().orderBy('position').orderBy('id').execute();
  return rows.map(toSpecialty);
}

const toSpecialty = (row: Selectable<SpecialtyTable>): SpecialtyRecord => ({
  id: row.id,
  name: row.name,
  visitMinutes: row.visit_minutes,
  bufferBeforeMinutes: row.buffer_before_minutes,
  bufferAfterMinutes: row.buffer_after_minutes,
  active: row.active === 1,
});

const columnsOf = (state: SpecialtyState): Omit<SpecialtyTable, 'id' | 'position'> => ({
  name: state.name,
  visit_minutes: state.visitMinutes,
  buffer_before_minutes: state.bufferBeforeMinutes,
  buffer_after_minutes: state.bufferAfterMinutes,
  active: state.active ? 1 : 0,
});
