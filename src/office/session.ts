import { createHash, randomBytes } from 'node:crypto';
import type { Office } from './desk.ts';
import { permissionsOf, type Principal } from './principal.ts';
import type { Session, User } from './users.ts';

/** However busy, a session ends after a working day (ASVS 5, 7.3.2). */
const LONGEST_MS = 12 * 3_600_000;
/** Not every request is worth a write: the last one's time is this exact. */
const TOUCH_MS = 60_000;

/** Where a session was begun. */
export interface Whence {
  readonly address: string;
  readonly agent: string;
}

/** What the database keeps instead of a token. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

/** 256 bits by chance, for a cookie or a link. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** Begins a session of this user; gives the token that is its only key. */
export async function beginSession(
  { office, clock }: Office,
  user: User,
  whence: Whence,
  idleMs: number,
): Promise<string> {
  const token = newToken();
  const now = clock.now();
  await office.sessions.insert({
    id: tokenHash(token),
    userId: user.id,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: now + Math.min(idleMs, LONGEST_MS),
    address: whence.address,
    agent: whence.agent.slice(0, 200),
  });
  return token;
}

/**
 * Who a session's token belongs to; null when it has ended, was revoked, or never was. `attended`: a person is at it, so
 * that it lasts on; what a page asks by itself lets it run out.
 */
export async function resumeSession(
  { office, clock }: Office,
  token: string,
  { idleMs, attended }: { readonly idleMs: number; readonly attended: boolean },
): Promise<{ readonly session: Session; readonly user: User } | null> {
  const session = await office.sessions.byId(tokenHash(token));
  const now = clock.now();
  if (session === null || session.expiresAt <= now) return null;
  const user = await office.users.byId(session.userId);
  if (user === null || !user.active) return null;
  if (attended && now - session.lastSeenAt >= TOUCH_MS) {
    const expiresAt = Math.min(now + idleMs, session.createdAt + LONGEST_MS);
    await office.sessions.touch(session.id, now, expiresAt);
  }
  return { session, user };
}

export const principalOf = (user: User): Principal => ({
  kind: 'user',
  id: user.id,
  name: user.name,
  permissions: permissionsOf(user.role),
  doctorId: user.role === 'doctor' ? (user.doctorId ?? 'nobody') : null,
});
