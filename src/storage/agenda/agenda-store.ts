import type { AgendaStore, Appointment, Ids } from '../../booking/ports.ts';
import type { Database } from '../database.ts';
import { instantText } from '../schema/text.ts';
import { activeStatuses, toAppointment } from './appointment-rows.ts';
import { book } from './book.ts';
import { cancel } from './cancel.ts';
import { hold, release } from './hold.ts';
import { move } from './move.ts';
import { readClaims } from './read-claims.ts';

/** Who has which time. Each write is one short transaction that begins with the doctors' days. */
export function agendaStore(database: Database, ids: Ids): AgendaStore {
  return {
    claims: (request, now) => readClaims(database, request, now),
    hold: (request) => hold(database, request),
    release: (holds) => release(database, holds),
    book: (request) => book(database, ids, request),
    move: (request) => move(database, request),
    cancel: (request) => cancel(database, request),
    upcoming: (patientId, from) => upcoming(database, patientId, from),
  };
}

async function upcoming(database: Database, patientId: string, from: number): Promise<Appointment[]> {
  const rows = await database.read((db) =>
    db
      .selectFrom('appointments')
      .selectAll()
      .where('patient_id', '=', patientId)
      .where('starts_at', '>=', instantText(Math.ceil(from / 1000) * 1000))
      .where('status', 'in', activeStatuses)
      .orderBy('starts_at')
      .execute(),
  );
  return rows.map(toAppointment);
}
