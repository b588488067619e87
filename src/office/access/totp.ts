import { Secret, TOTP } from 'otpauth';
import type { Office } from '../desk.ts';
import type { User } from '../users.ts';

const STEP_MS = 30_000;

/** RFC 6238: SHA-1, six digits, thirty seconds: what every authenticator knows. */
const authenticator = (secret: string, login: string): TOTP =>
  new TOTP({ issuer: 'Disque Consulta', label: login, secret: Secret.fromBase32(secret) });

/** A new secret for an authenticator: base32, 160 bits (RFC 4226, section 4); and the link that its QR code holds. */
export function newAuthenticator(login: string): { readonly secret: string; readonly uri: string } {
  const secret = new Secret({ size: 20 }).base32;
  return { secret, uri: authenticator(secret, login).toString() };
}

/** The time step whose code this is, at this moment or one beside it; null = none. */
export function totpStep(secret: string, code: string, now: number): number | null {
  const delta = authenticator(secret, '').validate({ token: code, timestamp: now, window: 1 });
  return delta === null ? null : Math.floor(now / STEP_MS) + delta;
}

/** A code counts once (RFC 6238, section 5.2), half a minute early or late. */
export async function acceptCode({ office, clock }: Office, user: User, code: string): Promise<boolean> {
  if (user.totpSecret === null) return false;
  const step = totpStep(user.totpSecret, code, clock.now());
  return step !== null && office.users.useTotpStep(user.id, step);
}

/** Switches the authenticator on, once a code of it shows that it is set up; that code counts as used. */
export async function switchTotpOn(
  { office, clock }: Office,
  userId: string,
  secret: string,
  code: string,
): Promise<boolean> {
  const step = totpStep(secret, code, clock.now());
  if (step === null) return false;
  await office.users.update(userId, { totpSecret: secret, totpStep: step }, clock.now());
  return true;
}
