import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import type { AuditPage } from '../../src/web/contract/audit.ts';
import { barriers } from '../support/console/accessibility.ts';
import { Browser } from '../support/console/browser.ts';
import { signIn } from '../support/console/console.ts';
import type { ApiClient } from '../support/console/api-client.ts';
import { describeInBrowser, sharedConsoleInBrowser } from '../support/console/fixtures.ts';

describeInBrowser('the audit', () => {
  const { server, browser } = sharedConsoleInBrowser();
  let page: Page;
  let auditor: ApiClient;

  beforeAll(async () => {
    const reception = await server.api('receptionist', 'rita', { name: 'Rita Lima' });
    await reception.post('/patients/search', { text: 'lucia' });
    await reception.get('/patients/demo-lucia');
    auditor = await server.api('auditor');
    page = await signIn(
      browser.context,
      await server.addUser('auditor', 'vera', { name: 'Vera Dias' }),
      '/auditoria',
    );
  });

  const rows = async (): Promise<string[]> => {
    const all = await page
      .getByRole('table')
      .getByRole('row')
      .filter({ has: page.getByRole('button') })
      .all();
    return Promise.all(
      all.map(async (row) => (await row.getByRole('cell').allTextContents()).slice(1, 3).join(': ')),
    );
  };
  const choose = async (field: string, option: string) => {
    await page.getByRole('combobox', { name: field }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
  };

  test('shows who saw and changed what in words, newest first', async () => {
    await page.goto('/auditoria');
    await expect
      .poll(rows)
      .toEqual(
        expect.arrayContaining([
          'Rita Lima: Viu um paciente',
          'Rita Lima: Procurou pacientes',
          'Rita Lima: Entrou',
          'Vera Dias: Entrou',
        ]),
      );
    const shown = await rows();
    expect(shown.indexOf('Vera Dias: Entrou')).toBeLessThan(shown.indexOf('Rita Lima: Viu um paciente'));
    expect(shown.indexOf('Rita Lima: Viu um paciente')).toBeLessThan(shown.indexOf('Rita Lima: Entrou'));
  });

  test('is searched by person, by deed, and from a row by patient', async () => {
    await page.goto('/auditoria');
    await choose('Quem', 'Rita Lima');
    await choose('O quê', 'Pacientes: tudo');
    await expect.poll(rows).toEqual(['Rita Lima: Viu um paciente', 'Rita Lima: Procurou pacientes']);
    await page.getByRole('button', { name: /^Detalhes: Viu um paciente/ }).click();
    await page.getByText('patient.view').waitFor();
    await page.getByText('127.0.0.1').waitFor();
    await page.getByRole('button', { name: 'Ver tudo deste paciente' }).click();
    await expect.poll(rows).toEqual(['Rita Lima: Viu um paciente']);
    expect(page.url()).toContain('patientId=demo-lucia');
    await page.getByRole('button', { name: 'Limpar filtros' }).click();
    await expect.poll(async () => (await rows()).length).toBeGreaterThan(3);
  });

  test('takes whoever may see patients to the patient, and nobody else', async () => {
    await page.goto('/auditoria?action=patient.view');
    await page.getByRole('button', { name: /^Detalhes/ }).click();
    await page.getByRole('button', { name: 'Ver tudo deste paciente' }).waitFor();
    expect(await page.getByRole('link', { name: 'Abrir o paciente' }).count()).toBe(0);
    const other = await Browser.another(server.url);
    const boss = await signIn(
      other.context,
      await server.addUser('administrator', 'ana'),
      '/auditoria?action=patient.view',
    );
    await boss
      .getByRole('button', { name: /^Detalhes/ })
      .first()
      .click();
    await boss.getByRole('link', { name: 'Abrir o paciente' }).click();
    await expect.poll(() => boss.url()).toContain('/pacientes/demo-lucia');
    await other.close();
  });

  test('is itself written down: who searched it, and for what', async () => {
    await auditor.get('/audit?action=patient.&limit=1');
    const { body } = await auditor.get<AuditPage>('/audit?action=audit.search&limit=1');
    expect(body.items[0]).toMatchObject({
      actor: { name: 'auditor-api' },
      action: { id: 'audit.search', label: 'Consultou a auditoria' },
      details: { action: 'patient.' },
    });
  });

  test('goes on page by page, with nothing twice or left out', async () => {
    for (let visit = 0; visit < 5; visit += 1)
      await server.desk.office.audit.record({
        id: `page-${visit}`,
        at: Date.UTC(2026, 0, 1, 12),
        actor: { kind: 'system', id: 'test', name: '', address: '' },
        action: 'unheard.of',
        subject: { kind: 'thing', id: String(visit) },
        patientId: null,
        details: null,
      });
    const ids: string[] = [];
    let cursor = '';
    for (let asked = 0; asked < 3; asked += 1) {
      const { body } = await auditor.get<AuditPage>(`/audit?actorId=test&limit=2${cursor}`);
      ids.push(...body.items.map(({ id }) => id));
      expect(body.items[0]?.action.label).toBe('unheard.of');
      cursor = `&cursor=${body.next}`;
      expect(body.next === null).toBe(asked === 2);
    }
    expect(ids).toEqual(['page-4', 'page-3', 'page-2', 'page-1', 'page-0']);
    const { body } = await auditor.get<AuditPage>('/audit?subject=thing:3');
    expect(body.items.map(({ id }) => id)).toEqual(['page-3']);
    const byDay = await auditor.get<AuditPage>('/audit?from=2026-01-01&until=2026-01-01&actorId=test');
    expect(byDay.body.items).toHaveLength(5);
  });

  test('comes as a file, of just what was searched for', async () => {
    await page.goto('/auditoria?action=patient.');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Baixar CSV' }).click(),
    ]);
    const text = await readFile(await file.path(), 'utf8');
    expect(text.startsWith('\u{feff}')).toBe(true);
    const lines = text.trim().split('\r\n');
    expect(lines[0]).toBe(
      'Data;Hora;Quem;Endereço de rede;O quê;Ação;Sobre;Código;Paciente;Detalhes;Registro',
    );
    expect(lines.slice(1).every((line) => line.includes(';patient.'))).toBe(true);
    expect(lines.join('\n')).toContain(
      ';Rita Lima;127.0.0.1;Viu um paciente;patient.view;Paciente;demo-lucia;',
    );
  });

  test('is changed by no route, and read by auditors and administrators alone', async () => {
    const { body } = await auditor.get<{ paths: Record<string, object> }>('/openapi.json');
    const ofAudit = Object.entries(body.paths).filter(([path]) => path.includes('/audit'));
    expect(ofAudit.length).toBeGreaterThan(0);
    expect(ofAudit.flatMap(([, methods]) => Object.keys(methods))).toEqual(ofAudit.map(() => 'get'));
    for (const role of ['receptionist', 'doctor'] as const)
      expect((await (await server.api(role)).get('/audit')).status).toBe(403);
    expect((await auditor.delete('/audit')).status).toBe(404);
  });

  test.each(['light', 'dark'] as const)('leaves no barrier in anybody’s way, %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await page.goto('/auditoria?patientId=demo-lucia');
    await page
      .getByRole('button', { name: /^Detalhes/ })
      .first()
      .click();
    expect(await barriers(page)).toEqual([]);
  });
});
