import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ApiClient } from '../support/console/api-client.ts';
import { barriersOfBothSchemes } from '../support/console/accessibility.ts';
import { Browser } from '../support/console/browser.ts';
import { PASSWORD, signIn } from '../support/console/console.ts';
import { describeInBrowser, sharedConsole, sharedConsoleInBrowser } from '../support/console/fixtures.ts';

interface UserView {
  readonly id: string;
  readonly login: string;
  readonly version: number;
  readonly role: string;
  readonly active: boolean;
}

describe('users over the API', () => {
  const server = sharedConsole({ quiet: true });
  let api: ApiClient;

  beforeAll(async () => {
    api = await server.api('administrator');
  });

  const users = async () => (await api.get<{ items: UserView[] }>('/users')).body.items;
  const find = async (login: string) => {
    const user = (await users()).find((one) => one.login === login);
    if (user === undefined) throw new Error(`no ${login}`);
    return user;
  };
  const add = (login: string, change = {}) =>
    api.post<{ user: UserView; password: string; code: string }>('/users', {
      login,
      name: `Pessoa ${login}`,
      role: 'receptionist',
      doctorId: null,
      ...change,
    });

  test('a new user comes in with the one-time password, in whatever case the login is typed', async () => {
    const { status, body } = await add('Rosa.Maria');
    expect([status, body.user.login]).toEqual([201, 'rosa.maria']);
    const response = await fetch(`${server.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.url },
      body: JSON.stringify({ login: 'ROSA.MARIA', password: body.password }),
    });
    expect(await response.json()).toMatchObject({ me: { mustChangePassword: true, role: 'receptionist' } });
    expect((await add('rosa.maria')).body.code).toBe('login-taken');
  });

  test('a doctor is some doctor of the clinic, and nobody else has an agenda of their own', async () => {
    expect((await add('medica', { role: 'doctor' })).body.code).toBe('doctor-wanted');
    expect((await add('medica', { role: 'doctor', doctorId: 'nobody' })).body.code).toBe('doctor-wanted');
    expect((await add('medica', { role: 'doctor', doctorId: 'ana-clara' })).body.user).toMatchObject({
      doctorId: 'ana-clara',
    });
    expect((await add('outra', { doctorId: 'ana-clara' })).body.user).toMatchObject({ doctorId: null });
  });

  test('two who edit the same user: the second sees what the first did, and overwrites nothing', async () => {
    await add('vera');
    const { id, version } = await find('vera');
    const edit = { version, name: 'Vera Lúcia', role: 'receptionist', doctorId: null, active: true };
    expect((await api.put(`/users/${id}`, edit)).status).toBe(200);
    const late = await api.put<{ code: string; current: { name: string } }>(`/users/${id}`, {
      ...edit,
      role: 'auditor',
    });
    expect([late.status, late.body.code, late.body.current.name]).toEqual([
      409,
      'changed-meanwhile',
      'Vera Lúcia',
    ]);
    expect(await find('vera')).toMatchObject({ role: 'receptionist' });
  });

  test('who is deactivated is out at once, and the last administrator cannot be', async () => {
    const colleague = await server.api('administrator', 'colega');
    const { id, version } = await find('colega');
    const away = { version, name: 'Colega', role: 'administrator', doctorId: null, active: false };
    expect((await api.put(`/users/${id}`, away)).status).toBe(200);
    expect((await colleague.get('/users')).status).toBe(401);
    const first = await find('admin');
    await api.put(`/users/${first.id}`, { ...away, version: first.version, name: 'Administração' });
    const me = await find('administrator-api');
    for (const change of [{ active: false }, { active: true, role: 'auditor' }]) {
      const refused = await api.put<{ code: string }>(`/users/${me.id}`, {
        ...away,
        version: me.version,
        ...change,
      });
      expect([refused.status, refused.body.code]).toEqual([409, 'last-administrator']);
    }
    expect((await api.get('/users')).status).toBe(200);
  });

  test('a new one-time password ends sessions and the old password; one’s own is changed elsewhere', async () => {
    const colleague = await server.api('receptionist', 'bia');
    const { id } = await find('bia');
    const { body } = await api.post<{ password: string }>(`/users/${id}/password`);
    expect((await colleague.get('/sessions')).status).toBe(401);
    await expect(server.api('receptionist', 'bia')).rejects.toThrow('not-let-in');
    expect(body.password).toMatch(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/);
    const me = await find('administrator-api');
    expect((await api.post<{ code: string }>(`/users/${me.id}/password`)).body.code).toBe('own-password');
  });

  test('all of it is in the audit, with no secret', async () => {
    const entries = await server.audited('user.');
    expect(new Set(entries.map(({ action }) => action))).toEqual(
      new Set(['user.add', 'user.edit', 'user.reset-password']),
    );
    expect(entries.every(({ actor }) => actor.name === 'administrator-api')).toBe(true);
    expect(JSON.stringify(entries)).not.toMatch(/scrypt|[a-z2-9]{5}-[a-z2-9]{5}-/);
  });

  test('nobody is ever deleted', async () => {
    const { id } = await find('vera');
    expect((await api.delete(`/users/${id}`)).status).toBe(404);
  });
});

describeInBrowser('the page of users', () => {
  const { server, browser } = sharedConsoleInBrowser();
  let page: Page;

  beforeAll(async () => {
    await server.addUser('administrator', 'chefe', { name: 'Célia Administradora' });
    page = await signIn(browser.context, 'chefe', '/acessos');
    await page.getByRole('heading', { name: 'Acessos' }).waitFor();
  });

  const row = (name: string) => page.getByRole('row').filter({ hasText: name });

  test('adds somebody and shows the one-time password once; they come in and choose another', async () => {
    await page.getByRole('button', { name: 'Novo usuário' }).click();
    const form = page.getByRole('dialog', { name: 'Novo usuário' });
    await form.getByLabel('Nome').fill('Dra. Ana Clara');
    await form.getByLabel('Login').fill('ana.clara');
    await form.getByRole('combobox', { name: 'Perfil' }).click();
    await page.getByRole('option', { name: 'Médico(a)' }).click();
    await form.getByRole('combobox', { name: 'Agenda de' }).fill('ana');
    await page.getByRole('option', { name: 'Dra. Ana Clara' }).click();
    expect(await barriersOfBothSchemes(page)).toEqual([]);
    await form.getByRole('button', { name: 'Criar usuário' }).click();
    const shown = page.getByRole('dialog', { name: 'Senha provisória' });
    const password = (await shown.getByLabel('Segredo').textContent()) ?? '';
    expect(password).toMatch(/^\w{5}-\w{5}-\w{5}-\w{5}$/);
    expect(await barriersOfBothSchemes(page)).toEqual([]);
    await shown.getByRole('button', { name: 'Já guardei' }).click();
    await row('ana.clara').getByText('Senha provisória').waitFor();
    expect(await barriersOfBothSchemes(page)).toEqual([]);

    const other = await Browser.another(server.url);
    try {
      const hers = await other.context.newPage();
      await hers.goto('/');
      await hers.getByLabel('Usuário').fill('Ana.Clara');
      await hers.getByLabel('Senha', { exact: true }).fill(password);
      await hers.getByRole('button', { name: 'Entrar' }).click();
      await hers.getByLabel('Senha provisória').fill(password);
      await hers.getByLabel('Senha nova', { exact: true }).fill(PASSWORD);
      await hers.getByLabel('Senha nova, de novo').fill(PASSWORD);
      await hers.getByRole('button', { name: 'Salvar e continuar' }).click();
      await hers.getByRole('navigation', { name: 'Menu principal' }).waitFor();

      await row('ana.clara').getByRole('button', { name: 'Editar Dra. Ana Clara' }).click();
      await page.getByRole('switch', { name: 'Pode entrar no console' }).uncheck();
      await page.getByRole('button', { name: 'Salvar' }).click();
      await row('ana.clara').getByText('Desativado').waitFor();
      await hers.reload();
      await hers.getByRole('button', { name: 'Entrar' }).waitFor();
    } finally {
      await other.close();
    }
  });

  test('finds somebody by name without accents, says why something cannot be, and gives a new password', async () => {
    await server.addUser('receptionist', 'joao', { name: 'João Recepção' });
    await page.reload();
    await page.getByLabel('Procurar usuário').fill('joao recep');
    await expect.poll(() => page.getByRole('row').count()).toBe(2);
    await row('João Recepção').getByRole('button', { name: 'Mais ações' }).click();
    await page.getByRole('menuitem', { name: 'Nova senha provisória' }).click();
    await page.getByRole('button', { name: 'Gerar senha' }).click();
    await page
      .getByRole('dialog', { name: 'Senha provisória' })
      .getByRole('button', { name: 'Já guardei' })
      .click();
    await row('João Recepção').getByText('Senha provisória').waitFor();
    await page.getByLabel('Procurar usuário').fill('ninguém assim');
    await page.getByText('Nenhum usuário com esse nome.').waitFor();
    await page.getByLabel('Procurar usuário').fill('');
    await page.getByRole('button', { name: 'Novo usuário' }).click();
    const form = page.getByRole('dialog', { name: 'Novo usuário' });
    await form.getByLabel('Nome').fill('Outro João');
    await form.getByLabel('Login').fill('joao');
    await form.getByRole('button', { name: 'Criar usuário' }).click();
    await form.getByText('Já existe um usuário com esse login.').waitFor();
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
  });

  test('fits a telephone’s screen', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(await barriersOfBothSchemes(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 860 });
  });
});
