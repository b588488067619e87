import { expect, test } from 'vitest';
import { barriers } from '../support/console/accessibility.ts';
import { PASSWORD, signIn } from '../support/console/console.ts';
import { describeInBrowser, sharedConsoleInBrowser } from '../support/console/fixtures.ts';

describeInBrowser('the door of the console', () => {
  const { server, browser } = sharedConsoleInBrowser();

  test('opens to the first administrator with the one-time password, who must choose another at once', async () => {
    const page = await browser.context.newPage();
    const errors: string[] = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.goto('/');
    await page.getByLabel('Usuário').fill('admin');
    await page.getByLabel('Senha', { exact: true }).fill('wrong-wrong-wrong');
    await page.getByRole('button', { name: 'Entrar' }).click();
    await page.getByText('Não foi possível entrar.').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByLabel('Senha', { exact: true }).fill(server.firstPassword);
    await page.getByRole('button', { name: 'Entrar' }).click();
    await page.getByRole('heading', { name: 'Escolha a sua senha' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByLabel('Senha provisória').fill(server.firstPassword);
    await page.getByLabel('Senha nova', { exact: true }).fill(PASSWORD);
    await page.getByLabel('Senha nova, de novo').fill(PASSWORD);
    await page.getByRole('button', { name: 'Salvar e continuar' }).click();
    await page.getByRole('navigation', { name: 'Menu principal' }).waitFor();
    expect(errors.filter((error) => !error.includes('401'))).toEqual([]);
    await page.getByRole('button', { name: 'Administração' }).click();
    await page.getByRole('menuitem', { name: 'Sair' }).click();
    await page.getByRole('button', { name: 'Entrar' }).waitFor();
    await page.close();
  });

  test('shows a receptionist what is a receptionist’s, and nothing else', async () => {
    const page = await signIn(browser.context, await server.addUser('receptionist'));
    const menu = page.getByRole('navigation', { name: 'Menu principal' });
    await expect.poll(() => menu.getByRole('link').allTextContents()).toContain('Agenda');
    expect(await menu.getByRole('link').allTextContents()).not.toContain('Acessos');
    await page.goto('/acessos');
    await page.getByText('não é do seu perfil').waitFor();
    await page.close();
  });
});
