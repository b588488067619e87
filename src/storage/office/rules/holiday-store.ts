import type { Selectable } from 'kysely';
import type { HolidayRecord, HolidayStore } from '../../../office/rules/holidays.ts';
import type { Database, Sql } from '../../database.ts';
import type { HolidayTable } from '../../schema/clinic-tables.ts';
import { rowRules } from './row-rules.ts';

export function holidayStore(database: Database): HolidayStore {
  return {
    async ofYear(year) {
      const rows = await database.read((db) =>
        db
          .selectFrom('holidays')
          .selectAll()
          .where('date', '>=', `${year}-01-01`)
          .where('date', '<=', `${year}-12-31`)
          .orderBy('date')
          .orderBy('id')
          .execute(),
      );
      return rows.map(toRecord);
    },
    ...rowRules<HolidayRecord>(database, {
      find,
      insert: async (tx, holiday) => void (await tx.insertInto('holidays').values(toRow(holiday)).execute()),
      update: async (tx, holiday) => {
        const { id, ...columns } = toRow(holiday);
        await tx.updateTable('holidays').set(columns).where('id', '=', id).execute();
      },
      remove: async (tx, id) => void (await tx.deleteFrom('holidays').where('id', '=', id).execute()),
      refuse: async (tx, holiday) => ((await isTaken(tx, holiday)) ? ALREADY_THERE : null),
    }),
  };
}

const ALREADY_THERE = {
  kind: 'not-valid',
  errors: [{ path: 'date', message: 'já há um registro deste dia para este local; edite aquele' }],
} as const;

async function isTaken(db: Sql, { id, date, locationId }: HolidayRecord): Promise<boolean> {
  const rows = await db
    .selectFrom('holidays')
    .select('location_id')
    .where('date', '=', date)
    .where('id', '!=', id)
    .execute();
  return rows.some(({ location_id }) => location_id === locationId);
}

async function find(db: Sql, id: string): Promise<HolidayRecord | null> {
  const row = await db.selectFrom('holidays').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : toRecord(row);
}

const toRecord = (row: Selectable<HolidayTable>): HolidayRecord => ({
  id: row.id,
  scope: row.scope,
  date: row.date,
  name: row.name,
  locationId: row.location_id,
  working: row.working === 1,
});

const toRow = (holiday: HolidayRecord): HolidayTable => ({
  id: holiday.id,
  scope: holiday.scope,
  location_id: holiday.locationId,
  date: holiday.date,
  name: holiday.name,
  working: holiday.working ? 1 : 0,
});
