import { resetPassword, switchTotpOff } from '../office/access/manage-users.ts';
import type { Office } from '../office/desk.ts';
import { openStorage } from '../storage/index.ts';
import { settingsAndLog } from './environment.ts';
import { Finding } from './exit.ts';
import { systemIds } from './ids.ts';

/** For whoever can come in no more: a new one-time password, printed once; with `totp` also without the authenticator. */
export async function resetPasswordCommand(loginText: string, { totp }: { totp: boolean }): Promise<void> {
  const { settings, log } = settingsAndLog();
  const storage = await openStorage(settings.DATABASE_URL, { ids: systemIds, now: Date.now, log });
  try {
    await storage.assertSchema();
    const { stores, office } = storage;
    const desk: Office = { stores, office, clock: { now: Date.now }, ids: systemIds, random: Math.random };
    const login = loginText.toLowerCase();
    const user = await office.users.byLogin(login);
    if (user === null) throw new Finding(`there is no user with the login ${login}`);
    if (totp) await switchTotpOff(desk, user.id);
    const password = await resetPassword(desk, user.id);
    await noteReset(desk, user.id, totp);
    if (!user.active) console.error('note: this user is not active, and comes in only once that is changed');
    console.log(password);
  } finally {
    await storage.close();
  }
}

const noteReset = ({ office, ids, clock }: Office, id: string, totp: boolean): Promise<void> =>
  office.audit.record({
    id: ids.next(),
    at: clock.now(),
    actor: { kind: 'system', id: null, name: 'disque-consulta reset-password', address: '' },
    action: 'user.reset-password',
    subject: { kind: 'user', id },
    patientId: null,
    details: { totp },
  });
