import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CommandLine } from './support/command-line.ts';
import { ConsoleServer, PASSWORD } from './support/console/console.ts';

describe('`reset-password`', () => {
  const shell = new CommandLine();
  const settings = { DATABASE_URL: shell.database('console') };
  let server: ConsoleServer;

  beforeAll(async () => {
    server = await ConsoleServer.start({ databaseUrl: settings.DATABASE_URL });
  });
  afterAll(async () => {
    await server.close();
    shell.close();
  });

  const userOf = async (login: string) => {
    const user = await server.storage.office.users.byLogin(login);
    if (user === null) throw new Error(`no ${login}`);
    return user;
  };
  const signIn = async (login: string, password: string) => {
    const response = await fetch(`${server.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.url },
      body: JSON.stringify({ login, password }),
    });
    return (await response.json()) as { code?: string; me?: { mustChangePassword: boolean } };
  };

  test('prints a one-time password, which lets in once it is changed; sessions and the old password end', async () => {
    const api = await server.api('administrator', 'chefe');
    const { code, out, err } = await shell.run(['reset-password', 'Chefe'], settings);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}\n$/);
    expect((await api.get('/sessions')).status).toBe(401);
    expect((await signIn('chefe', PASSWORD)).code).toBe('not-let-in');
    expect((await signIn('chefe', out.trim())).me).toMatchObject({ mustChangePassword: true });
    const [noted] = await server.audited('user.reset-password');
    expect(noted).toMatchObject({ actor: { kind: 'system' }, subject: { id: (await userOf('chefe')).id } });
  });

  test('leaves the authenticator on, unless told to switch it off as well', async () => {
    await server.addUser('receptionist', 'rosa');
    const { id } = await userOf('rosa');
    await server.storage.office.users.update(id, { totpSecret: 'A'.repeat(32) }, Date.now());
    await shell.run(['reset-password', 'rosa'], settings);
    expect((await userOf('rosa')).totpSecret).not.toBeNull();
    await shell.run(['reset-password', 'rosa', '--totp'], settings);
    expect((await userOf('rosa')).totpSecret).toBeNull();
  });

  test('says when there is no such user, and when the user may not come in all the same', async () => {
    const nobody = await shell.run(['reset-password', 'ninguem'], settings);
    expect([nobody.code, nobody.out]).toEqual([1, '']);
    expect(nobody.err).toContain('there is no user with the login ninguem');
    await server.addUser('receptionist', 'gone');
    await server.storage.office.users.update((await userOf('gone')).id, { active: false }, Date.now());
    expect((await shell.run(['reset-password', 'gone'], settings)).err).toContain('not active');
  });
});
