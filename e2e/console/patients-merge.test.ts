import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { signIn } from '../support/console/console.ts';
import { barriersOfBothSchemes } from '../support/console/accessibility.ts';
import { describeInBrowser, sharedConsoleInBrowser } from '../support/console/fixtures.ts';

describeInBrowser('patients registered twice, at the console', () => {
  const { server, browser } = sharedConsoleInBrowser();
  let page: Page;

  beforeAll(async () => {
    page = await signIn(browser.context, await server.addUser('receptionist'), '/pacientes');
    const { patients } = server.storage.office;
    const carlos = {
      id: 'carlos-again',
      name: 'Carlos Nogueria',
      cpf: '12345678909',
      birthDate: '1968-11-02',
    };
    await patients.register({ ...carlos, phones: ['85966660000'] }, Date.now());
  });

  const staying = () => page.getByRole('row', { name: /^Nome/ }).getByRole('cell').first().textContent();

  test('are pointed out, compared side by side, and made one, with the visit and the telephones', async () => {
    await page.getByRole('button', { name: 'Mais' }).click();
    await page.getByRole('menuitem', { name: 'Cadastros repetidos' }).click();
    await page.getByRole('cell', { name: 'nome parecido' }).waitFor();
    expect(await barriersOfBothSchemes(page)).toEqual([]);
    await page.getByRole('link', { name: /^Comparar Carlos/ }).click();
    await page.getByRole('table', { name: 'Os dois cadastros, lado a lado' }).waitFor();
    // Whichever stays at first, the one with the right name shall.
    if ((await staying()) !== 'Carlos Nogueira')
      await page.getByRole('button', { name: 'Trocar: fica o outro' }).click();
    await expect.poll(staying).toBe('Carlos Nogueira');
    await page.getByText('1 telefone', { exact: true }).waitFor();
    expect(await barriersOfBothSchemes(page)).toEqual([]);
    const deed = page.getByRole('button', { name: 'Unir os cadastros' });
    expect(await deed.isDisabled()).toBe(true);
    await page.getByLabel('Conferi: os dois cadastros são da mesma pessoa').check();
    await deed.click();
    await page.getByRole('heading', { level: 1, name: 'Carlos Nogueira' }).waitFor();
    await page.getByText('(85) 96666-0000').waitFor();
    expect(await server.storage.stores.patients.byCpf('12345678909')).toBeNull();
    // An old link leads to the one who stays.
    await page.goto('/pacientes/carlos-again');
    await page.getByRole('heading', { level: 1, name: 'Carlos Nogueira' }).waitFor();
    const [deedNoted] = await server.audited('patient.merge', { patientId: 'demo-carlos' });
    expect(deedNoted).toMatchObject({ subject: { id: 'carlos-again' }, details: { phones: 1 } });
  });

  test('are found by hand from one of them', async () => {
    await page.goto('/pacientes/demo-beatriz');
    await page.getByRole('link', { name: 'Unir com outro cadastro' }).click();
    await page.getByLabel('Procurar o outro cadastro da mesma pessoa').fill('davi');
    await page.getByRole('list', { name: 'Outros cadastros' }).getByText('Davi Alencar').click();
    await page.getByRole('table', { name: 'Os dois cadastros, lado a lado' }).waitFor();
    expect(await staying()).toBe('Davi Alencar');
  });
});
