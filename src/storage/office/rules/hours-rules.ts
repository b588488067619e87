import { mayOverwrite } from '../../../office/rules/change-rules.ts';
import type { DoctorHours, HoursImport, HoursRules } from '../../../office/rules/hours.ts';
import type { Database, Sql } from '../../database.ts';
import { notValid } from './change-ids.ts';
import { changeRules } from './change-rules.ts';
import { readDoctors } from './doctor-rows.ts';
import { inOrder, readHours, writeHours } from './hours-rows.ts';

export function hoursRules(database: Database): HoursRules {
  return {
    all: () =>
      database.read(async (db) => {
        const doctors = await db.selectFrom('doctors').select('id').orderBy('name').orderBy('id').execute();
        return readHours(
          db,
          doctors.map(({ id }) => id),
        );
      }),
    of: (doctorId) => database.read((db) => hoursOf(db, doctorId)),
    replace: (wanted, seen, change) =>
      changeRules<DoctorHours>(database, change, async (tx) => {
        const before = await hoursOf(tx, wanted.doctorId);
        if (before === null) return { kind: 'unknown' };
        const after = inOrder(wanted);
        if (!mayOverwrite(seen, before, after)) return { kind: 'changed-meanwhile', current: before };
        const places = new Set((await locationNames(tx)).map(({ id }) => id));
        const lost = wanted.hours.findIndex(({ locationId }) => !places.has(locationId));
        if (lost >= 0) return notValid(`hours.${lost}.locationId`, 'O local não existe mais. Escolha outro.');
        await writeHours(tx, after);
        return { kind: 'changed', before, after };
      }),
    importAll: (plan, change) =>
      changeRules<HoursImport>(database, change, async (tx) => {
        const doctors = await readDoctors(tx);
        const hours = await readHours(
          tx,
          doctors.map(({ id }) => id),
        );
        const planned = plan({ hours, doctors, locations: await locationNames(tx) });
        for (const theirs of planned.doctors) await writeHours(tx, inOrder(theirs));
        return { kind: 'changed', before: null, after: planned };
      }),
  };
}

async function hoursOf(db: Sql, doctorId: string): Promise<DoctorHours | null> {
  const doctor = await db.selectFrom('doctors').select('id').where('id', '=', doctorId).executeTakeFirst();
  return doctor === undefined ? null : ((await readHours(db, [doctorId]))[0] ?? null);
}

const locationNames = (db: Sql) =>
  db.selectFrom('locations').select(['id', 'name']).orderBy('position').orderBy('id').execute();
