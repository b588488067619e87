import type { Selectable } from 'kysely';
import type { Actor, AppointmentStatus } from '../../../booking/ports.ts';
import { tokenOf } from '../../../office/agenda/actor.ts';
import type { ActorName, VisitEvent } from '../../../office/agenda/ports.ts';
import type { Sql } from '../../database.ts';
import type { AppointmentEventTable } from '../../schema/agenda-tables.ts';
import { epochOf } from '../../schema/text.ts';

export async function readHistory(db: Sql, appointmentId: string): Promise<VisitEvent[]> {
  const rows = await db
    .selectFrom('appointment_events')
    .selectAll()
    .where('appointment_id', '=', appointmentId)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(toEvent);
}

/** What the details of a change may hold. */
interface Details {
  readonly reason?: string;
  readonly was?: AppointmentStatus;
  readonly from?: { readonly doctorId: string; readonly startsAt: string };
}

function toEvent(row: Selectable<AppointmentEventTable>): VisitEvent {
  const { reason, was, from } = (row.details === null ? {} : JSON.parse(row.details)) as Details;
  return {
    kind: row.kind,
    at: epochOf(row.at),
    actor: { kind: row.actor_kind as Actor['kind'], id: row.actor_id, callId: row.call_id },
    reason: reason ?? null,
    was: was ?? null,
    from: from === undefined ? null : { doctorId: from.doctorId, startsAt: epochOf(from.startsAt) },
  };
}

export async function wasChanged(db: Sql, changeId: string): Promise<boolean> {
  const row = await db
    .selectFrom('appointment_events')
    .select('id')
    .where('id', '=', changeId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Names of users, and of API tokens, by what changes note of whoever made them. */
export async function actorNames(db: Sql, ids: readonly string[]): Promise<ReadonlyMap<string, ActorName>> {
  if (ids.length === 0) return new Map();
  const tokens = new Map(ids.flatMap((id) => (tokenOf(id) === null ? [] : [[tokenOf(id) ?? '', id]])));
  const users = await db.selectFrom('users').select(['id', 'name', 'role']).where('id', 'in', ids).execute();
  const names = new Map<string, ActorName>(users.map(({ id, name, role }) => [id, { name, role }]));
  if (tokens.size === 0) return names;
  const programs = await db
    .selectFrom('api_tokens')
    .select(['id', 'name'])
    .where('id', 'in', [...tokens.keys()])
    .execute();
  for (const { id, name } of programs) names.set(tokens.get(id) ?? '', { name, role: null });
  return names;
}
