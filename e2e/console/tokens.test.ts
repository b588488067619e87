import { beforeAll, describe, expect, test } from 'vitest';
import type { ApiClient } from '../support/console/api-client.ts';
import { barriers, barriersOfBothSchemes } from '../support/console/accessibility.ts';
import { signIn } from '../support/console/console.ts';
import {
  describeInBrowser,
  sharedConsole,
  sharedConsoleInBrowser,
  sharedWebInTime,
} from '../support/console/fixtures.ts';

interface Issued {
  readonly secret: string;
  readonly token: { readonly id: string; readonly expiresAt: number; readonly scopes: readonly string[] };
  readonly code: string;
}

describe('API tokens', () => {
  const server = sharedConsole({ quiet: true });
  let api: ApiClient;

  beforeAll(async () => {
    api = await server.api('administrator');
  });

  const issue = (scopes: readonly string[], change = {}) =>
    api.post<Issued>('/tokens', { name: 'Painel', scopes, ...change });
  const ask = (secret: string, path: string, method = 'GET') =>
    fetch(`${server.url}/api/v1${path}`, { method, headers: { authorization: `Bearer ${secret}` } });

  test('let a program do what was given, without cookie or Origin, and nothing else', async () => {
    const { status, body } = await issue(['clinic:read', 'patients:read']);
    expect([status, body.token.scopes]).toEqual([201, ['patients:read', 'clinic:read']]);
    expect(body.secret).toMatch(/^dqc_[\w-]{43}$/);
    expect((await ask(body.secret, '/clinic')).status).toBe(200);
    expect((await ask(body.secret, '/audit')).status).toBe(403);
    expect((await ask(body.secret, '/users')).status).toBe(403);
    expect((await ask(body.secret, '/sessions')).status).toBe(403);
  });

  test('have no account: a password cannot be changed with one', async () => {
    const { body } = await issue(['clinic:read']);
    const response = await fetch(`${server.url}/api/v1/session/password`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${body.secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ current: 'x', chosen: 'outra frase bem comprida' }),
    });
    expect(await response.json()).toMatchObject({ status: 403, code: 'no-user' });
  });

  test('never let anybody in: that is for people', async () => {
    const { status, body } = await issue(['clinic:read', 'access:manage']);
    expect([status, body.code]).toEqual([403, 'not-ones-own']);
  });

  test('last a year unless told, and two at most', async () => {
    const { body } = await issue(['clinic:read']);
    expect(Math.round((body.token.expiresAt - Date.now()) / 86_400_000)).toBe(365);
    expect((await issue(['clinic:read'], { days: 731 })).status).toBe(400);
    expect((await issue([])).status).toBe(400);
  });

  test('count no more from the moment they are revoked', async () => {
    const { body } = await issue(['clinic:read']);
    expect((await ask(body.secret, '/clinic')).status).toBe(200);
    expect((await api.delete(`/tokens/${body.token.id}`)).status).toBe(204);
    const refused = await ask(body.secret, '/clinic');
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([
      401,
      'Bearer error="invalid_token"',
    ]);
    expect((await api.delete(`/tokens/${body.token.id}`)).status).toBe(404);
  });

  test('are kept as a hash: who reads the database can use none', async () => {
    const { body } = await issue(['clinic:read']);
    const rows = await server.storage.database.read(async (db) => [
      await db.selectFrom('api_tokens').selectAll().execute(),
      await db.selectFrom('idempotency_keys').selectAll().execute(),
      await db.selectFrom('audit_log').selectAll().execute(),
    ]);
    expect(JSON.stringify(rows)).not.toContain(body.secret.slice(4));
    expect((await api.get<{ items: object[] }>('/tokens')).body.items[0]).not.toHaveProperty('secret');
  });

  test('beside a cookie count alone: a bad one is refused though the cookie is good', async () => {
    const headers = { authorization: 'Bearer dqc_bad', cookie: api.cookie };
    expect((await fetch(`${server.url}/api/v1/users`, { headers })).status).toBe(401);
  });
});

describe('a token in time', () => {
  const web = sharedWebInTime();

  test('expires, and its last use is known to the minute without a write for each', async () => {
    await web.addUser('chefe', 'administrator');
    const chief = web.visitor();
    await chief.signIn('chefe');
    const issued = await chief.ask('POST', '/tokens', { name: 'Painel', scopes: ['clinic:read'], days: 1 });
    const authorization = `Bearer ${String(issued.body['secret'])}`;
    const ask = () => web.visitor().ask('GET', '/clinic', undefined, { authorization });
    const lastUse = async () => (await web.storage.office.tokens.list())[0]?.lastUsedAt;
    expect((await ask()).status).toBe(200);
    const first = web.now;
    expect(await lastUse()).toBe(first);
    web.now += 59_000;
    await ask();
    expect(await lastUse()).toBe(first);
    web.now += 1_000;
    await ask();
    expect(await lastUse()).toBe(web.now);
    web.now = first + 86_400_000 - 1;
    expect((await ask()).status).toBe(200);
    web.now += 1;
    expect((await ask()).body['code']).toBe('bad-token');
  });
});

describeInBrowser('the page of tokens', () => {
  const { server, browser } = sharedConsoleInBrowser();

  test('makes a token that works, shows it once, and revokes it', async () => {
    const page = await signIn(
      browser.context,
      await server.addUser('administrator', 'chefe', { name: 'Célia' }),
      '/acessos/tokens',
    );
    await page.getByText('Nenhum token ainda.').waitFor();
    await page.getByRole('button', { name: 'Novo token' }).click();
    const form = page.getByRole('dialog', { name: 'Novo token' });
    await form.getByLabel('Nome').fill('Painel da recepção');
    await form.getByRole('button', { name: 'Criar token' }).click();
    await form.getByText('Escolha ao menos uma permissão.').waitFor();
    await form.getByLabel('Ver médicos, horários e regras').check();
    expect(await form.getByText('Administrar acessos').count()).toBe(0);
    expect(await barriers(page)).toEqual([]);
    await form.getByRole('button', { name: 'Criar token' }).click();
    const shown = page.getByRole('dialog', { name: 'Token de Painel da recepção' });
    const secret = (await shown.getByLabel('Segredo').textContent()) ?? '';
    const ask = () =>
      fetch(`${server.url}/api/v1/clinic`, { headers: { authorization: `Bearer ${secret}` } });
    expect((await ask()).status).toBe(200);
    await page.keyboard.press('Escape');
    await shown.getByRole('button', { name: 'Já guardei' }).click();
    await page.getByRole('cell', { name: 'Painel da recepção', exact: true }).waitFor();
    expect(await page.getByText(secret).count()).toBe(0);
    expect(await barriersOfBothSchemes(page)).toEqual([]);
    await page.getByRole('button', { name: 'Revogar Painel da recepção' }).click();
    await page.getByRole('button', { name: 'Revogar', exact: true }).click();
    await page.getByRole('cell', { name: 'Revogado' }).waitFor();
    expect((await ask()).status).toBe(401);
  });
});
