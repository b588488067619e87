import { describe, expect, test } from 'vitest';
import { PASSWORD } from '../support/console/console.ts';
import { sharedWebInTime } from '../support/console/fixtures.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('a session', () => {
  const web = sharedWebInTime({ SESSION_IDLE_MINUTES: '30' });

  const signedIn = async (login: string) => {
    if ((await web.storage.office.users.byLogin(login)) === null) await web.addUser(login);
    const visitor = web.visitor();
    expect((await visitor.signIn(login)).status).toBe(200);
    return visitor;
  };

  test('ends when it is not used for half an hour, and lasts while it is', async () => {
    const rosa = await signedIn('rosa');
    web.now += 29 * MINUTE;
    expect(await rosa.who()).toBe('rosa');
    web.now += 29 * MINUTE;
    expect(await rosa.who()).toBe('rosa');
    web.now += 30 * MINUTE;
    expect(await rosa.who()).toBeNull();
  });

  test('runs out at a page that nobody touches, whatever the page asks by itself', async () => {
    const bia = await signedIn('bia');
    for (let minute = 0; minute < 29; minute += 1) {
      web.now += MINUTE;
      expect(await bia.who({ 'x-unattended': 'true' })).toBe('bia');
    }
    web.now += MINUTE;
    expect(await bia.who()).toBeNull();
  });

  test('ends after twelve hours, however busy', async () => {
    const clara = await signedIn('clara');
    for (let quarter = 0; quarter < 47; quarter += 1) {
      web.now += 15 * MINUTE;
      expect(await clara.who()).toBe('clara');
    }
    web.now += 15 * MINUTE;
    expect(await clara.who()).toBeNull();
  });

  test('is begun anew by signing in: a cookie that somebody planted is worth nothing', async () => {
    await web.addUser('dora');
    const victim = web.visitor();
    victim.cookies.set('disque_session', 'planted-by-somebody-else');
    await victim.signIn('dora');
    expect(victim.cookies.get('disque_session')).not.toBe('planted-by-somebody-else');
    const before = victim.cookies.get('disque_session') ?? '';
    await victim.signIn('dora');
    const old = web.visitor();
    old.cookies.set('disque_session', before);
    expect(await old.who()).toBeNull();
    expect(await victim.who()).toBe('dora');
  });

  test('is over on the server when one signs out, not only in the browser', async () => {
    const eva = await signedIn('eva');
    const cookie = eva.cookies.get('disque_session') ?? '';
    expect((await eva.ask('DELETE', '/session')).status).toBe(204);
    expect(eva.cookies.has('disque_session')).toBe(false);
    const thief = web.visitor();
    thief.cookies.set('disque_session', cookie);
    expect(await thief.who()).toBeNull();
  });

  test('goes on in the browser where the password is changed, and ends in all others', async () => {
    const here = await signedIn('fabi');
    const there = await signedIn('fabi');
    const change = { current: PASSWORD, chosen: 'outra frase que ninguém sabe' };
    expect((await here.ask('PUT', '/session/password', change)).status).toBe(204);
    expect([await here.who(), await there.who()]).toEqual(['fabi', null]);
    expect((await web.visitor().signIn('fabi', change.chosen)).status).toBe(200);
  });

  test('that was stolen does not tell the password by trying', async () => {
    const gabi = await signedIn('gabi');
    const chosen = 'outra frase que ninguém sabe';
    const guess = () => gabi.ask('PUT', '/session/password', { current: 'errada demais', chosen });
    for (let time = 0; time < 5; time++) expect((await guess()).body['code']).toBe('wrong-password');
    const right = await gabi.ask('PUT', '/session/password', { current: PASSWORD, chosen });
    expect(right.body['code']).toBe('wrong-password');
    web.now += 5 * MINUTE;
    expect((await gabi.ask('PUT', '/session/password', { current: PASSWORD, chosen })).status).toBe(204);
  });

  test('is over at once for who is no longer active, and does at once what a new role may', async () => {
    const id = await web.addUser('hugo');
    const hugo = await signedIn('hugo');
    expect((await hugo.ask('GET', '/users')).status).toBe(403);
    const about = { name: 'hugo', doctorId: null } as const;
    await web.storage.office.users.edit(id, 1, { ...about, role: 'administrator', active: true }, web.now);
    expect((await hugo.ask('GET', '/users')).status).toBe(200);
    await web.storage.office.users.edit(id, 2, { ...about, role: 'auditor', active: true }, web.now);
    expect((await hugo.ask('GET', '/users')).status).toBe(403);
    await web.storage.office.users.update(id, { active: false }, web.now);
    expect((await hugo.ask('GET', '/users')).status).toBe(401);
  });

  test('hears nothing more of what happens once it is over', async () => {
    const karla = await signedIn('karla');
    const cookie = `disque_session=${karla.cookies.get('disque_session')}`;
    const stream = await fetch(`${web.url}/api/v1/events`, { headers: { cookie } });
    expect([stream.status, stream.headers.get('x-content-type-options')]).toEqual([200, 'nosniff']);
    await karla.ask('DELETE', '/session');
    // The server itself ends it, at its next heartbeat.
    expect(await stream.text()).toMatch(/^retry: /);
  });

  test('of a one-time password may do nothing but choose another', async () => {
    const id = await web.addUser('iris');
    await web.storage.office.users.update(id, { mustChangePassword: true }, web.now);
    const iris = web.visitor();
    await iris.signIn('iris');
    expect((await iris.ask('GET', '/sessions')).body['code']).toBe('password-to-change');
    const weak = await iris.ask('PUT', '/session/password', { current: PASSWORD, chosen: 'iris12345678' });
    expect(weak.body['code']).toBe('weak-password');
    const chosen = 'sete barcos azuis no porto';
    expect((await iris.ask('PUT', '/session/password', { current: PASSWORD, chosen })).status).toBe(204);
    expect((await iris.ask('GET', '/sessions')).status).toBe(200);
  });

  test('that tries what it may not is noted in the log, with who and whence', async () => {
    const lara = await signedIn('lara');
    const id = (await web.storage.office.users.byLogin('lara'))?.id;
    await lara.ask('GET', '/users');
    await web.visitor('203.0.113.77').ask('GET', '/users', undefined, { authorization: 'Bearer dqc_guess' });
    const noted = web.log.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(noted).toContainEqual(
      expect.objectContaining({
        code: 'not-allowed',
        route: 'GET /api/v1/users',
        who: id,
        address: lara.address,
      }),
    );
    expect(noted).toContainEqual(
      expect.objectContaining({ code: 'bad-token', who: null, address: '203.0.113.77' }),
    );
    expect(web.log.join('')).not.toContain('dqc_guess');
  });

  test('of one user is no business of another', async () => {
    const julia = await signedIn('julia');
    const katia = await signedIn('katia');
    const { body } = await julia.ask('GET', '/sessions');
    const [own] = body['items'] as { id: string }[];
    expect((await katia.ask('DELETE', `/sessions/${own?.id}`)).status).toBe(404);
    expect(await julia.who()).toBe('julia');
    expect((await julia.ask('DELETE', `/sessions/${own?.id}`)).status).toBe(204);
    expect(await julia.who()).toBeNull();
    web.now += HOUR;
  });

  test('leaves no password, no token and no code in the log, nor where the database is read', async () => {
    const luisa = await signedIn('luisa');
    const secrets = [
      PASSWORD,
      luisa.cookies.get('disque_session') ?? '',
      luisa.cookies.get('disque_device') ?? '',
    ];
    const chosen = 'nove gatos pardos no telhado';
    const key = 'the-very-same-key';
    const change = { current: PASSWORD, chosen };
    await luisa.ask('PUT', '/session/password', change, { 'idempotency-key': key });
    const rows = await web.storage.database.read((db) =>
      db.selectFrom('idempotency_keys').selectAll().execute(),
    );
    const sessions = await web.storage.database.read((db) => db.selectFrom('sessions').selectAll().execute());
    const written = JSON.stringify([web.log, rows, sessions]);
    for (const secret of [...secrets, chosen, key]) expect(written).not.toContain(secret);
  });
});
