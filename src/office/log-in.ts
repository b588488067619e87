import { Secret, TOTP } from 'otpauth';
import { throttleKey, tryWith } from '../booking/throttle.ts';
import type { Office } from './desk.ts';
import { hashPassword, oneTimePassword, verifyPassword } from './password.ts';
import type { User } from './users.ts';

export interface Credentials {
  readonly login: string;
  readonly password: string;
  /** Of the authenticator; null = none given. */
  readonly code: string | null;
  /** Whence it is tried: failures count for a login from one place, so that a stranger locks nobody out elsewhere. */
  readonly address: string;
}

export type LogInOutcome =
  | { readonly kind: 'in'; readonly user: User }
  /** The password is right, and a code is wanted too. */
  | { readonly kind: 'code-wanted' }
  /** Wrong, unknown, or tried too often from there: nobody is told which. */
  | { readonly kind: 'refused' };

/** Whoever asks for a login that does not exist waits as long for the answer. */
const NOBODYS_HASH = hashPassword(oneTimePassword());

export async function logIn(office: Office, credentials: Credentials): Promise<LogInOutcome> {
  const { login, address } = credentials;
  const keys = [throttleKey('login', address, login.toLowerCase()), throttleKey('address', address)];
  const judged = await tryWith(office, keys, () => judge(office, credentials));
  return judged ?? { kind: 'refused' };
}

async function judge(desk: Office, { login, password, code }: Credentials): Promise<LogInOutcome | null> {
  const { office, clock } = desk;
  const user = await office.users.byLogin(login.toLowerCase());
  const right = await verifyPassword(password, user?.passwordHash ?? (await NOBODYS_HASH));
  if (user === null || !user.active || !right) return null;
  if (user.totpSecret !== null) {
    if (code === null) return { kind: 'code-wanted' };
    if (!(await acceptCode(desk, user, code))) return null;
  }
  await office.users.update(user.id, { lastLoginAt: clock.now() }, clock.now());
  return { kind: 'in', user };
}

/** A code counts once (RFC 6238, section 5.2), half a minute early or late. */
export async function acceptCode({ office, clock }: Office, user: User, code: string): Promise<boolean> {
  if (user.totpSecret === null) return false;
  const step = totpStep(user.totpSecret, code, clock.now());
  return step !== null && office.users.useTotpStep(user.id, step);
}

/** The time step whose code this is, at this moment or one beside it; null = none. */
export function totpStep(secret: string, code: string, now: number): number | null {
  const totp = authenticator(secret, '');
  const delta = totp.validate({ token: code, timestamp: now, window: 1 });
  return delta === null ? null : Math.floor(now / 30_000) + delta;
}

/** RFC 6238: SHA-1, six digits, thirty seconds: what every authenticator knows. */
export const authenticator = (secret: string, login: string): TOTP =>
  new TOTP({ issuer: 'Disque Consulta', label: login, secret: Secret.fromBase32(secret) });

/** A new secret for an authenticator, base32, 160 bits. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;
