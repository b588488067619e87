import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { barriers, barriersOfBothSchemes } from '../support/console/accessibility.ts';
import { Browser } from '../support/console/browser.ts';
import { PASSWORD, signIn } from '../support/console/console.ts';
import { describeInBrowser, sharedConsoleInBrowser } from '../support/console/fixtures.ts';

const CHOSEN = 'sete barcos azuis no porto';

describeInBrowser('one’s own account', () => {
  const { server, browser } = sharedConsoleInBrowser();
  let page: Page;

  beforeAll(async () => {
    await server.addUser('receptionist', 'rosa', { name: 'Rosa Conceição' });
    page = await signIn(browser.context, 'rosa', '/conta');
    await page.getByRole('heading', { name: 'Minha conta' }).waitFor();
  });

  const type = async (at: Page, password: string) => {
    await at.getByLabel('Usuário').fill('rosa');
    await at.getByLabel('Senha', { exact: true }).fill(password);
    await at.getByRole('button', { name: 'Entrar' }).click();
  };
  const inside = (at: Page) =>
    at.getByRole('navigation', { name: 'Menu principal' }).waitFor({ state: 'attached' });

  test('shows where one is signed in, and ends another session there and then', async () => {
    const elsewhere = await server.api('receptionist', 'rosa');
    await page.reload();
    const row = page.getByRole('row').filter({ hasText: 'Outro programa' });
    await row.getByRole('button', { name: 'Encerrar' }).click();
    await row.waitFor({ state: 'detached' });
    expect((await elsewhere.get('/sessions')).status).toBe(401);
    await page.getByRole('cell', { name: 'Chrome no Linux' }).waitFor();
    await page.getByRole('cell', { name: 'Esta', exact: true }).waitFor();
    expect(await barriersOfBothSchemes(page)).toEqual([]);
  });

  test('ends all others at once', async () => {
    const others = [await server.api('receptionist', 'rosa'), await server.api('receptionist', 'rosa')];
    await page.reload();
    await page.getByRole('button', { name: 'Encerrar todas as outras' }).click();
    await page.getByText('As outras sessões foram encerradas.').waitFor();
    for (const other of others) expect((await other.get('/sessions')).status).toBe(401);
    await page.getByRole('button', { name: 'Encerrar todas as outras' }).waitFor({ state: 'detached' });
  });

  test('changes the password, says why one will not do, and goes on', async () => {
    const card = page.locator('form').filter({ hasText: 'Trocar a senha' });
    const fill = async (current: string, chosen: string, again = chosen) => {
      await card.getByLabel('Senha atual', { exact: true }).fill(current);
      await card.getByLabel('Senha nova', { exact: true }).fill(chosen);
      await card.getByLabel('Senha nova, de novo').fill(again);
      await card.getByRole('button', { name: 'Trocar a senha' }).click();
    };
    await fill(PASSWORD, CHOSEN, `${CHOSEN}!`);
    await card.getByText('As duas senhas não são iguais.').waitFor();
    await fill(PASSWORD, 'rosa12345678');
    await card.getByText('Essa senha é fácil de adivinhar.').waitFor();
    await fill('não é esta', CHOSEN);
    await card.getByText('A senha atual não confere.').waitFor();
    expect(await barriers(page)).toEqual([]);
    await fill(PASSWORD, CHOSEN);
    await page.getByText('Senha trocada.').waitFor();
    expect(await card.getByLabel('Senha atual', { exact: true }).inputValue()).toBe('');
    await expect(server.api('receptionist', 'rosa')).rejects.toThrow('not-let-in');
  });

  test('switches the authenticator on by its code, comes in with it, and switches it off by the password', async () => {
    await page.getByRole('button', { name: 'Ligar o autenticador' }).click();
    await page.getByRole('img', { name: 'Código QR para o aplicativo autenticador' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    const secret = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '');
    const code = (steps = 0) =>
      new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 });
    const wrong = code() === '000000' || code(-1) === '000000' || code(1) === '000000' ? '111111' : '000000';
    const card = page.locator('form').filter({ hasText: 'Confirmar e ligar' });
    await card.getByLabel('Sua senha', { exact: true }).fill(CHOSEN);
    await card.getByLabel('Código do aplicativo').fill(wrong);
    await card.getByRole('button', { name: 'Confirmar e ligar' }).click();
    await card.getByText('O código não confere.').waitFor();
    await card.getByLabel('Código do aplicativo').fill(code());
    await card.getByRole('button', { name: 'Confirmar e ligar' }).click();
    await page.getByText('Autenticador ligado.').waitFor();
    await page.getByText('Ligado', { exact: true }).waitFor();

    const other = await Browser.another(server.url);
    try {
      const theirs = await other.context.newPage();
      await theirs.goto('/');
      await type(theirs, CHOSEN);
      const field = theirs.getByLabel('Código do autenticador');
      await field.fill(wrong);
      await theirs.getByRole('button', { name: 'Entrar' }).click();
      await theirs.getByText('Não foi possível entrar.').waitFor();
      expect(await barriers(theirs)).toEqual([]);
      // The code that switched it on has been used; the next one counts already.
      await field.fill(code(1));
      await theirs.getByRole('button', { name: 'Entrar' }).click();
      await inside(theirs);
    } finally {
      await other.close();
    }

    const off = page.locator('form').filter({ hasText: 'Desligar o autenticador' });
    expect(await barriers(page)).toEqual([]);
    await off.getByLabel('Sua senha, para desligar').fill('não é esta');
    await off.getByRole('button', { name: 'Desligar o autenticador' }).click();
    await off.getByText('A senha atual não confere.').waitFor();
    await off.getByLabel('Sua senha, para desligar').fill(CHOSEN);
    await off.getByRole('button', { name: 'Desligar o autenticador' }).click();
    await page.getByText('Autenticador desligado.').waitFor();
    await page.getByRole('button', { name: 'Ligar o autenticador' }).waitFor();
  });

  test('fits a telephone’s screen', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole('button', { name: 'Ligar o autenticador' }).click();
    await page.getByRole('img', { name: 'Código QR' }).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(await barriers(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 860 });
  });

  test('a page whose session was ended elsewhere shows the door, and after it the same page', async () => {
    const { id = '' } = (await server.storage.office.users.byLogin('rosa')) ?? {};
    await server.storage.office.sessions.deleteOthers(id, null);
    await page.getByRole('button', { name: 'Rosa Conceição' }).waitFor();
    await page.reload();
    await type(page, CHOSEN);
    await page.getByRole('heading', { name: 'Minha conta' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/conta');
  });
});
