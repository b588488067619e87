import type { Office } from '../desk.ts';
import { hashPassword, oneTimePassword } from '../password/hash.ts';
import type { EditOutcome, NewUser, User, UserEdit } from '../users.ts';

export type AddOutcome =
  | { readonly kind: 'added'; readonly id: string; readonly password: string }
  | { readonly kind: 'login-taken' };

/** A new user with a one-time password, which is known to nobody but whoever asked. */
export async function addUser(
  { office, clock, ids }: Office,
  about: Pick<User, 'login' | 'name' | 'role' | 'doctorId'>,
): Promise<AddOutcome> {
  const password = oneTimePassword();
  const user: NewUser = {
    ...about,
    id: ids.next(),
    passwordHash: await hashPassword(password),
    mustChangePassword: true,
    totpSecret: null,
    totpStep: null,
    active: true,
    lastLoginAt: null,
  };
  const inserted = await office.users.insert(user, clock.now());
  return inserted === 'inserted' ? { kind: 'added', id: user.id, password } : { kind: 'login-taken' };
}

/** Whoever is no longer active is out at once. */
export async function editUser(
  desk: Office,
  id: string,
  version: number,
  edit: UserEdit,
): Promise<EditOutcome> {
  const outcome = await desk.office.users.edit(id, version, edit, desk.clock.now());
  if (outcome === 'edited' && !edit.active) await endAllSessions(desk, id);
  return outcome;
}

export const endAllSessions = ({ office }: Office, userId: string): Promise<void> =>
  office.sessions.deleteOthers(userId, null);

/** Gives a new one-time password, and ends all that the old one opened. */
export async function resetPassword(desk: Office, userId: string): Promise<string> {
  const { office, clock } = desk;
  const password = oneTimePassword();
  const passwordHash = await hashPassword(password);
  await office.users.update(userId, { passwordHash, mustChangePassword: true }, clock.now());
  await office.devices.forgetOf(userId);
  await endAllSessions(desk, userId);
  return password;
}

/** For whoever has lost the telephone with the authenticator. */
export const switchTotpOff = ({ office, clock }: Office, userId: string): Promise<void> =>
  office.users.update(userId, { totpSecret: null, totpStep: null }, clock.now());
