import type { Office } from '../desk.ts';
import type { ActorName, VisitEvent } from './ports.ts';

export interface NamedEvent extends VisitEvent {
  /** Of staff and programs that are still known. */
  readonly who: ActorName | null;
}

/** All that happened to a visit, oldest first, and by whom. */
export async function visitHistory({ office }: Office, id: string): Promise<readonly NamedEvent[]> {
  const events = await office.agenda.history(id);
  const actors = events.flatMap(({ actor }) =>
    actor.kind === 'staff' && actor.id !== null ? [actor.id] : [],
  );
  const names = await office.agenda.actorNames([...new Set(actors)]);
  return events.map((event) => ({ ...event, who: names.get(event.actor.id ?? '') ?? null }));
}
