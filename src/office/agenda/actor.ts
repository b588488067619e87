import type { Actor } from '../../booking/ports.ts';
import type { Principal } from '../principal.ts';

/** A program's changes are its token's. */
const TOKEN = 'token:';

export const actorOf = ({ kind, id }: Principal): Actor => ({
  kind: 'staff',
  id: kind === 'token' ? `${TOKEN}${id}` : id,
  callId: null,
});

/** The token behind an actor's id; null = a user. */
export const tokenOf = (actorId: string): string | null =>
  actorId.startsWith(TOKEN) ? actorId.slice(TOKEN.length) : null;
