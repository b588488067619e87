import type { Office } from './desk.ts';
import { hashPassword, oneTimePassword } from './password/hash.ts';

export const FIRST_LOGIN = 'admin';

/**
 * Sees that somebody can come in: where there is no user yet, makes the administrator; where that one never came in,
 * gives a new one-time password. Null when somebody has come in before.
 */
export async function firstAdministrator({ office, clock, ids }: Office): Promise<string | null> {
  const now = clock.now();
  const known = await office.users.byLogin(FIRST_LOGIN);
  if (known === null && (await office.users.count()) > 0) return null;
  if (known !== null && known.lastLoginAt !== null) return null;
  const password = oneTimePassword();
  const passwordHash = await hashPassword(password);
  if (known !== null) {
    await office.users.update(known.id, { passwordHash, mustChangePassword: true }, now);
    return password;
  }
  const inserted = await office.users.insert(
    {
      id: ids.next(),
      login: FIRST_LOGIN,
      name: 'Administração',
      role: 'administrator',
      doctorId: null,
      passwordHash,
      mustChangePassword: true,
      totpSecret: null,
      totpStep: null,
      active: true,
      lastLoginAt: null,
    },
    now,
  );
  // Another server was quicker: its terminal says the password.
  return inserted === 'inserted' ? password : null;
}
