import type { StaffAgendaStore } from '../../../office/agenda/ports.ts';
import type { Database } from '../../database.ts';
import { changeStatus } from './change-status.ts';
import { readHeld } from './held.ts';
import { holderOf } from './holder.ts';
import { readAbsences, readFormer, readHolidays } from './rules-then.ts';
import { actorNames, readHistory, wasChanged } from './visit-history.ts';
import { findVisit, findVisitOf, readVisits, visitsPerDay } from './visits.ts';

/** The staff's view of the agenda. */
export function staffAgendaStore(database: Database): StaffAgendaStore {
  return {
    visits: (days) => database.read((db) => readVisits(db, days)),
    visitsPerDay: (days, specialtyId) => database.read((db) => visitsPerDay(db, days, specialtyId)),
    held: (request, now) => database.read((db) => readHeld(db, request, now)),
    absences: (doctorId, from, until) => database.read((db) => readAbsences(db, doctorId, from, until)),
    holidays: (from, until) => database.read((db) => readHolidays(db, from, until)),
    former: () => database.read(readFormer),
    visit: (id) => database.read((db) => findVisit(db, id)),
    async patientName(id) {
      const row = await database.read((db) =>
        db.selectFrom('patients').select('name').where('id', '=', id).executeTakeFirst(),
      );
      // Of an erased patient no name is left.
      return row === undefined || row.name === '' ? null : row.name;
    },
    visitOf: (patientId, during, except) => database.read((db) => findVisitOf(db, patientId, during, except)),
    history: (id) => database.read((db) => readHistory(db, id)),
    wasChanged: (changeId) => database.read((db) => wasChanged(db, changeId)),
    holderOf: (time, now) => database.read((db) => holderOf(db, time, now)),
    actorNames: (ids) => database.read((db) => actorNames(db, ids)),
    changeStatus: (request) => changeStatus(database, request),
  };
}
