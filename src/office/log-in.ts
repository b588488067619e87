import { throttleKey, tryWith } from '../booking/throttle.ts';
import { knownDevice, rememberDevice } from './access/devices.ts';
import { networkOf } from './access/network.ts';
import { acceptCode } from './access/totp.ts';
import type { Office } from './desk.ts';
import { hashPassword, oneTimePassword, verifyPassword } from './password/hash.ts';
import type { User } from './users.ts';

export interface Credentials {
  readonly login: string;
  readonly password: string;
  /** Of the authenticator; null = none given. */
  readonly code: string | null;
  /** Whence it is tried. */
  readonly address: string;
  /** The browser's own token, see `access/devices.ts`; null = none. */
  readonly device: string | null;
}

export type LogInOutcome =
  | { readonly kind: 'in'; readonly user: User; readonly device: string }
  /** The password is right, and a code is wanted too. */
  | { readonly kind: 'code-wanted' }
  /** Wrong, unknown, or tried too often from there: nobody is told which. */
  | { readonly kind: 'refused' };

/** Whoever asks for a login that does not exist waits as long for the answer. */
const NOBODYS_HASH = hashPassword(oneTimePassword());

/**
 * Failures count for a login from one network, and for that network: a stranger locks nobody out elsewhere. Those of a
 * browser that this login has come in with before count for that browser alone: nobody else locks it out anywhere.
 */
export async function logIn(desk: Office, credentials: Credentials): Promise<LogInOutcome> {
  const login = credentials.login.toLowerCase();
  const network = networkOf(credentials.address);
  const device = await knownDevice(desk, credentials.device, login);
  const keys =
    device === null
      ? [throttleKey('login', network, login), throttleKey('address', network)]
      : [throttleKey('login', 'device', device)];
  const judged = await tryWith(desk, keys, () => judge(desk, { ...credentials, login }, device !== null));
  return judged ?? { kind: 'refused' };
}

async function judge(
  desk: Office,
  { login, password, code, device }: Credentials,
  isKnownDevice: boolean,
): Promise<LogInOutcome | null> {
  const { office, clock } = desk;
  const user = await office.users.byLogin(login);
  const right = await verifyPassword(password, user?.passwordHash ?? (await NOBODYS_HASH));
  if (user === null || !user.active || !right) return null;
  if (user.totpSecret !== null) {
    if (code === null) return { kind: 'code-wanted' };
    if (!(await tryCode(desk, user, code, isKnownDevice))) return null;
  }
  await office.users.update(user.id, { lastLoginAt: clock.now() }, clock.now());
  return { kind: 'in', user, device: await rememberDevice(desk, device, user) };
}

/** Whoever has the password and guesses at the code is slowed down wherever they come from. */
async function tryCode(desk: Office, user: User, code: string, isKnownDevice: boolean): Promise<boolean> {
  if (isKnownDevice) return acceptCode(desk, user, code);
  const keys = [throttleKey('login', 'code', user.id)];
  return (
    (await tryWith(desk, keys, async () => ((await acceptCode(desk, user, code)) ? true : null))) ?? false
  );
}

/** Whether this is the password of whoever is signed in; a stolen session guesses at it no faster than a stranger. */
export async function confirmPassword(
  desk: Office,
  user: User,
  sessionId: string,
  password: string,
): Promise<boolean> {
  const judge = async () => ((await verifyPassword(password, user.passwordHash)) ? true : null);
  return (await tryWith(desk, [throttleKey('login', 'session', sessionId)], judge)) ?? false;
}
