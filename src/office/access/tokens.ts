import type { Office } from '../desk.ts';
import type { ApiToken } from './token-store.ts';
import { PERMISSIONS, type Permission, type Principal } from '../principal.ts';
import { newToken, tokenHash } from '../session.ts';

/** What a program may be given: who lets people in is always a person. */
export const SCOPES: readonly Permission[] = PERMISSIONS.filter(
  (permission) => permission !== 'access:manage',
);

/** So that a token that leaks into a log or a repository is known for what it is. */
const PREFIX = 'dqc_';
const IS_TOKEN = new RegExp(`^${PREFIX}[\\w-]{43}$`);
const TOUCH_MS = 60_000;
const DAY_MS = 86_400_000;

export type IssueOutcome =
  | { readonly kind: 'issued'; readonly token: ApiToken; readonly secret: string }
  /** Nobody gives what they have not. */
  | { readonly kind: 'not-ones-own'; readonly scopes: readonly Permission[] };

/** Makes a token; its secret (256 bits) is given here and kept nowhere. */
export async function issueToken(
  { office, clock, ids }: Office,
  by: Principal,
  about: { readonly name: string; readonly scopes: readonly Permission[]; readonly days: number },
): Promise<IssueOutcome> {
  const foreign = about.scopes.filter((scope) => !by.permissions.has(scope) || !SCOPES.includes(scope));
  if (foreign.length > 0) return { kind: 'not-ones-own', scopes: foreign };
  const secret = PREFIX + newToken();
  const now = clock.now();
  const token: ApiToken = {
    id: ids.next(),
    name: about.name,
    scopes: SCOPES.filter((scope) => about.scopes.includes(scope)),
    createdBy: by.id,
    createdAt: now,
    expiresAt: now + about.days * DAY_MS,
    lastUsedAt: null,
    revokedAt: null,
  };
  await office.tokens.insert(token, tokenHash(secret));
  return { kind: 'issued', token, secret };
}

/** Who a token speaks for; null when it has expired, was revoked, or never was. */
export async function resumeToken({ office, clock }: Office, secret: string): Promise<Principal | null> {
  if (!IS_TOKEN.test(secret)) return null;
  const token = await office.tokens.byHash(tokenHash(secret));
  const now = clock.now();
  if (token === null || token.revokedAt !== null || token.expiresAt <= now) return null;
  if (now - (token.lastUsedAt ?? 0) >= TOUCH_MS) await office.tokens.touch(token.id, now);
  return {
    kind: 'token',
    id: token.id,
    name: token.name,
    permissions: new Set(token.scopes.filter((scope) => SCOPES.includes(scope))),
    doctorId: null,
  };
}
