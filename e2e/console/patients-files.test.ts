import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { signIn } from '../support/console/console.ts';
import { barriersOfBothSchemes } from '../support/console/accessibility.ts';
import { describeInBrowser, sharedConsoleInBrowser } from '../support/console/fixtures.ts';

const FILE = [
  'NOME DO PACIENTE;cpf;Nascimento;Celular',
  'Conceição Araújo;123.456.789-09;01/02/1980;(85) 97777-0001 / 85 3333-0001',
  'Sem Cpf Certo;123.456.789-00;01/02/1980;',
  'Lúcia Ferreira;529.982.247-25;15/03/1955;',
  'Antônio Bezerra;111.444.777-35;22/07/1990;',
  'João;987.654.321-00;31/02/2016;123',
  'Conceição Araujo;12345678909;01/02/1980;',
].join('\r\n');

describeInBrowser('patients’ data out and in, at the console', () => {
  const { server, browser } = sharedConsoleInBrowser();
  let page: Page;

  beforeAll(async () => {
    page = await signIn(browser.context, await server.addUser('administrator'), '/pacientes');
  });

  async function download(click: () => Promise<void>): Promise<{ name: string; text: string }> {
    const [file] = await Promise.all([page.waitForEvent('download'), click()]);
    return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
  }

  test('come in from a file as Windows writes it: checked row by row first, nothing lost, then written', async () => {
    await page.goto('/pacientes/importar');
    await page.getByLabel('Arquivo CSV').waitFor();
    expect(await barriersOfBothSchemes(page)).toEqual([]);
    const buffer = Buffer.from(FILE, 'latin1');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'pacientes.csv', mimeType: 'text/csv', buffer });
    await page.getByText('Conferido: 6 linhas (1 nova, 1 sem mudança, 4 recusadas).').waitFor();
    const rows = page.getByRole('table', { name: 'Relatório, linha por linha' }).getByRole('row');
    expect((await rows.allTextContents()).slice(1)).toEqual([
      '2Nova',
      '3RecusadaCPF: não existe; confira os números',
      '4Sem mudança',
      expect.stringMatching(/^5RecusadaJá há um paciente com esse CPF e outra data de nascimento/),
      expect.stringMatching(/^6RecusadaData de nascimento: .*; Telefones: há um número sem DDD/),
      '7RecusadaRepete o CPF da linha 2.',
    ]);
    expect(await barriersOfBothSchemes(page)).toEqual([]);
    expect(await server.storage.stores.patients.byCpf('12345678909')).toBeNull();
    await page.getByRole('button', { name: 'Importar 1 linha' }).click();
    await page.getByText('Importado: 6 linhas (1 nova').waitFor();
    const report = await download(() => page.getByRole('button', { name: 'Baixar relatório' }).click());
    expect(report.name).toBe('importacao-de-pacientes.csv');
    expect(report.text.trim().split('\r\n')).toHaveLength(7);
    expect(await server.storage.stores.patients.byCpf('12345678909')).toMatchObject({
      birthDate: '1980-02-01',
      phones: [{ number: '8533330001' }, { number: '85977770001' }],
    });
    const found = await (await server.api('administrator')).post('/patients/search', { text: 'conceicao' });
    expect(found.body).toMatchObject({ items: [{ name: 'Conceição Araújo' }] });
  });

  test('go out as a file that comes in again without a change', async () => {
    const api = await server.api('administrator');
    const { body, headers } = await api.get<string>('/patients.csv');
    expect(headers.get('content-disposition')).toBe('attachment; filename="pacientes.csv"');
    expect(body).toContain('Lúcia Ferreira;529.982.247-25;15/03/1955;85988880001');
    const again = await api.post('/patients/import', { csv: body, dryRun: false });
    expect(again.body).toMatchObject({ totals: { created: 0, changed: 0, unchanged: 6, refused: 0 } });
    const wrong = await api.post('/patients/import', { csv: 'a;b\n1;2' });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'unreadable-csv' } });
  });

  test('of one patient are handed over as a file, with who saw them', async () => {
    await page.goto('/pacientes/demo-antonio?aba=privacidade');
    await expectTab();
    expect(await barriersOfBothSchemes(page)).toEqual([]);
    const file = await download(() => page.getByRole('button', { name: 'Baixar os dados' }).click());
    expect(file.name).toBe('paciente-demo-antonio.json');
    const data = JSON.parse(file.text) as { patient: object; audit: object[] };
    expect(data.patient).toMatchObject({ name: 'Antônio Bezerra', has_pin: true });
    expect(file.text).not.toContain('scrypt');
    expect(data.audit).toContainEqual(expect.objectContaining({ action: 'patient.view' }));
  });

  const expectTab = () => page.getByRole('heading', { name: 'Entregar os dados' }).waitFor();

  test('of one patient are erased once their name has been typed; the record of it stays', async () => {
    await page.goto('/pacientes/demo-carlos?aba=privacidade');
    await expectTab();
    await page.getByRole('button', { name: 'Apagar os dados…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Apagar os dados deste paciente' });
    await dialog.getByLabel('Nome do paciente').fill('Carlos');
    expect(await barriersOfBothSchemes(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Apagar para sempre' }).click();
    await dialog.getByText('O nome digitado não é o do paciente.').waitFor();
    await dialog.getByLabel('Nome do paciente').fill('carlos nogueira');
    await dialog.getByRole('button', { name: 'Apagar para sempre' }).click();
    await page.getByText('consultas canceladas: 1').waitFor();
    expect(await server.storage.stores.patients.byCpf('39053344705')).toBeNull();
    await page.getByRole('searchbox').fill('carlos');
    await page.getByText('Ninguém com esse nome').waitFor();
    const [deed] = await server.audited('patient.erase', { patientId: 'demo-carlos' });
    expect(deed).toMatchObject({ actor: { name: 'administrator' }, details: { cancelled: 1 } });
  });
});
