import { expressionBuilder, type Selectable } from 'kysely';
import type { AuditActor, AuditEntry, AuditQuery, AuditStore } from '../../office/audit.ts';
import type { Database, Sql } from '../database.ts';
import { isDuplicateKey } from '../dialect/errors.ts';
import type { AuditLogTable } from '../schema/office-tables.ts';
import type { Tables } from '../schema/tables.ts';
import { epochOf, preciseText } from '../schema/text.ts';

export function auditStore(database: Database): AuditStore {
  return {
    async record(entry) {
      try {
        await database.read((db) => db.insertInto('audit_log').values(toRow(entry)).execute());
      } catch (error) {
        // Written before, its answer lost.
        if (!isDuplicateKey(error)) throw error;
      }
    },
    async search(query) {
      const rows = await database.read((db) => matching(db, query).execute());
      return rows.map(toEntry);
    },
  };
}

function matching(db: Sql, query: AuditQuery) {
  const { from, until, actorId, action, patientId, subject, before, limit } = query;
  // By time, as each index goes on: newest first without sorting.
  let rows = db.selectFrom('audit_log').selectAll().orderBy('at', 'desc').orderBy('id', 'desc').limit(limit);
  if (before !== null) rows = rows.where(isOlderThan(before));
  if (from !== null) rows = rows.where('at', '>=', preciseText(from));
  if (until !== null) rows = rows.where('at', '<', preciseText(until));
  if (actorId !== null) rows = rows.where('actor_id', '=', actorId);
  if (patientId !== null) rows = rows.where('patient_id', '=', patientId);
  if (subject) rows = rows.where('subject_kind', '=', subject.kind).where('subject_id', '=', subject.id);
  // `.` and after it `/`, its next character: an index finds what begins so.
  if (action?.endsWith('.'))
    rows = rows.where('action', '>=', action).where('action', '<', `${action.slice(0, -1)}/`);
  else if (action !== null) rows = rows.where('action', '=', action);
  return rows;
}

function isOlderThan({ at, id }: Pick<AuditEntry, 'at' | 'id'>) {
  const where = expressionBuilder<Tables, 'audit_log'>();
  const then = preciseText(at);
  return where.and([where('at', '<=', then), where.or([where('at', '<', then), where('id', '<', id)])]);
}

const toRow = (entry: AuditEntry): AuditLogTable => ({
  id: entry.id,
  at: preciseText(entry.at),
  actor_kind: entry.actor.kind,
  actor_id: entry.actor.id,
  actor_name: entry.actor.name,
  address: entry.actor.address,
  action: entry.action,
  subject_kind: entry.subject.kind,
  subject_id: entry.subject.id,
  patient_id: entry.patientId,
  details: entry.details === null ? null : JSON.stringify(entry.details),
});

const toEntry = (row: Selectable<AuditLogTable>): AuditEntry => ({
  id: row.id,
  at: epochOf(row.at),
  actor: {
    kind: row.actor_kind as AuditActor['kind'],
    id: row.actor_id,
    name: row.actor_name,
    address: row.address,
  },
  action: row.action,
  subject: { kind: row.subject_kind, id: row.subject_id },
  patientId: row.patient_id,
  details: row.details === null ? null : (JSON.parse(row.details) as AuditEntry['details']),
});
