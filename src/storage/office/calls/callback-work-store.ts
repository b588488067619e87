import { sql } from 'kysely';
import type {
  Callback,
  CallbackPlace,
  CallbackWork,
  CallbackWorkStore,
  ElderDates,
} from '../../../office/calls/callbacks.ts';
import { undone, type Database, type Sql, type Tx } from '../../database.ts';
import { epochOf, instantText } from '../../schema/text.ts';

export function callbackWorkStore(database: Database): CallbackWorkStore {
  return {
    async open(elders, after, limit) {
      const rows = await database.read((db) => openOnes(db, elders, after).limit(limit).execute());
      return rows.map((row) => ({ ...toCallback(row), priority: Number(row.priority) }));
    },
    async done(after, limit) {
      const rows = await database.read((db) => doneOnes(db, after).limit(limit).execute());
      return rows.map(toCallback);
    },
    async byId(id) {
      const row = await database.read((db) => callbacks(db).where('request.id', '=', id).executeTakeFirst());
      return row === undefined ? null : toCallback(row);
    },
    change: (id, expected, next) => database.write((tx) => change(tx, id, expected, next)),
  };
}

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof callbacks>['executeTakeFirst']>>>;

const callbacks = (db: Sql) =>
  db
    .selectFrom('callback_requests as request')
    .leftJoin('callback_work as work', 'work.callback_id', 'request.id')
    .leftJoin('patients as patient', 'patient.id', 'request.patient_id')
    .leftJoin('users as worker', 'worker.id', 'work.user_id')
    .selectAll('request')
    .select(['work.state', 'work.user_id', 'work.note', 'work.updated_at'])
    .select(['patient.name as patient_name', 'patient.birth_date', 'worker.name as worker_name']);

function openOnes(db: Sql, { eighty, sixty }: ElderDates, after: CallbackPlace | null) {
  const priority = sql<number | bigint>`CASE WHEN patient.birth_date <= ${eighty} THEN 0
                                    WHEN patient.birth_date <= ${sixty} THEN 1 ELSE 2 END`;
  const rows = callbacks(db)
    .select(priority.as('priority'))
    .where('request.handled_at', 'is', null)
    .orderBy(priority)
    .orderBy('request.requested_at')
    .orderBy('request.id');
  if (after === null) return rows;
  const requestedAt = instantText(after.requestedAt);
  return rows.where((is) =>
    is.or([
      is(priority, '>', after.priority),
      is.and([is(priority, '=', after.priority), is('request.requested_at', '>', requestedAt)]),
      is.and([
        is(priority, '=', after.priority),
        is('request.requested_at', '=', requestedAt),
        is('request.id', '>', after.id),
      ]),
    ]),
  );
}

function doneOnes(db: Sql, after: { readonly handledAt: number; readonly id: string } | null) {
  const rows = callbacks(db)
    .where('request.handled_at', 'is not', null)
    .orderBy('request.handled_at', 'desc')
    .orderBy('request.id', 'desc');
  if (after === null) return rows;
  const handledAt = instantText(after.handledAt);
  return rows
    .where('request.handled_at', '<=', handledAt)
    .where((is) => is.or([is('request.handled_at', '<', handledAt), is('request.id', '<', after.id)]));
}

/** The request's row first: rivals queue there, and each then sees what the one before has written. */
async function change(
  tx: Tx,
  id: string,
  expected: CallbackWork,
  next: CallbackWork & { readonly updatedAt: number },
): Promise<'changed' | 'changed-meanwhile' | 'gone'> {
  const at = instantText(next.updatedAt);
  const { numUpdatedRows } = await tx
    .updateTable('callback_requests')
    .set({ handled_at: next.state === 'done' ? at : null })
    .where('id', '=', id)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return 'gone';
  const row = await tx
    .selectFrom('callback_work')
    .selectAll()
    .where('callback_id', '=', id)
    .executeTakeFirst();
  const isAsExpected = row === undefined ? expected.updatedAt === null : isSame(workOf(row), expected);
  if (!isAsExpected) undone('changed-meanwhile');
  const { state, userId, note } = next;
  await tx
    .replaceInto('callback_work')
    .values({ callback_id: id, state, user_id: userId, note, updated_at: at })
    .execute();
  return 'changed';
}

const isSame = (one: CallbackWork, other: CallbackWork): boolean =>
  one.state === other.state &&
  one.userId === other.userId &&
  one.note === other.note &&
  one.updatedAt === other.updatedAt;

type WorkRow = Partial<Pick<Row, 'state' | 'user_id' | 'note' | 'updated_at'>>;

const workOf = ({ state, user_id, note, updated_at }: WorkRow = {}): CallbackWork => ({
  state: state ?? 'new',
  userId: user_id ?? null,
  note: note ?? null,
  updatedAt: updated_at ? epochOf(updated_at) : null,
});

function toCallback(row: Row): Callback {
  const { patient_id: patientId, patient_name: name, birth_date: birthDate } = row;
  const isKnown = patientId !== null && name !== null && birthDate !== null;
  const work = workOf(row);
  return {
    id: row.id,
    patient: isKnown ? { id: patientId, name, birthDate } : null,
    phone: row.phone,
    reason: row.reason,
    callId: row.call_id,
    requestedAt: epochOf(row.requested_at),
    handledAt: row.handled_at === null ? null : epochOf(row.handled_at),
    // Dealt with before there was a list of work: done, by nobody that is known.
    work: row.handled_at !== null && work.updatedAt === null ? { ...work, state: 'done' } : work,
    userName: row.worker_name,
  };
}
