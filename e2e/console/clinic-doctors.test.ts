import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import type { Doctor } from '../../src/web/contract/doctors.ts';
import type { DoctorHours } from '../../src/web/contract/hours.ts';
import type { ClinicNames, RuleAnswer } from '../../src/web/contract/rules.ts';
import { expectNoBarriers } from '../support/console/accessibility.ts';
import { Browser } from '../support/console/browser.ts';
import { signIn } from '../support/console/console.ts';
import { describeInBrowser, sharedConsoleInBrowser } from '../support/console/fixtures.ts';

describeInBrowser('the clinic’s doctors, specialties and locations', () => {
  const { server, browser } = sharedConsoleInBrowser();

  beforeAll(async () => {
    const page = await signIn(browser.context, await server.addUser('administrator', 'ana', { name: 'Ana' }));
    await page.close();
  });

  const doctorNow = async (id: string) =>
    (await server.storage.office.doctors.list()).find((row) => row.id === id);

  /** The clinic as the telephone reads it, a few seconds old at most. */
  const asTheLineReads = () => server.storage.stores.clinic.read();

  test('of two people who edit the same doctor, the second is told, sees how it is now, and may insist', async () => {
    const other = await Browser.another(server.url);
    await server.addUser('administrator', 'bruno', { name: 'Bruno' });
    const second = await signIn(other.context, 'bruno', '/clinica/medicos/juliana-silva');
    const first = await browser.pageAt('/clinica/medicos/juliana-silva');
    await second.getByLabel('CRM', { exact: true }).fill('222');
    await first.getByLabel('RQE (opcional)').fill('111');
    for (const [page, name] of [
      [first, 'Salvar'],
      [second, 'Ver o efeito'],
    ] as const) {
      await page.getByRole('button', { name: 'Ver o efeito' }).click();
      if (name === 'Salvar') {
        await page.getByRole('button', { name: 'Salvar' }).click();
        await page.getByText('Médico salvo.').waitFor();
      }
    }
    await second.getByText('O médico foi alterado por outra pessoa enquanto você editava.').waitFor();
    await expectNoBarriers(second);
    expect(await doctorNow('juliana-silva')).toMatchObject({ rqe: '111' });
    await second.getByRole('button', { name: 'Ver como ficou' }).click();
    await expect.poll(() => second.getByLabel('RQE (opcional)').inputValue()).toBe('111');
    await second.getByLabel('CRM', { exact: true }).fill('222');
    await second.getByRole('button', { name: 'Ver o efeito' }).click();
    await second.getByRole('button', { name: 'Salvar' }).click();
    await second.getByText('Médico salvo.').waitFor();
    expect(await doctorNow('juliana-silva')).toMatchObject({ rqe: '111', crm: '222' });
    await first.close();
    await other.close();
  });

  test('a new doctor: what is missing is told at its field, a repeated CRM is warned of, the id is readable', async () => {
    const page = await browser.pageAt('/clinica/medicos/novo');
    await page.getByText('a linha diz algo como “com o segundo profissional”').waitFor();
    await page.getByRole('button', { name: 'Ver o efeito' }).click();
    for (const words of [
      'Escreva o nome.',
      'Escolha Dr. ou Dra.',
      'O CRM tem de 1 a 8 dígitos.',
      'Escolha o estado do CRM.',
      'Escolha ao menos uma especialidade.',
    ])
      await page.getByText(words).waitFor();
    await expectNoBarriers(page);
    const taken = await doctorNow('rafael-costa');
    await page.getByLabel('Nome').fill('Dra. Zélia Prado');
    await page.getByLabel('Dra.', { exact: true }).check();
    await page.getByLabel('CRM', { exact: true }).fill(taken?.crm ?? '');
    await page.getByRole('combobox', { name: 'Estado do CRM' }).fill('Cear');
    await page.getByRole('option', { name: 'CE (Ceará)' }).click();
    await page.getByText(`já é de Dr. Rafael Costa. Confira o número.`).waitFor();
    await page.getByLabel('CRM', { exact: true }).fill('31415');
    await page.getByRole('combobox', { name: 'Especialidades' }).click();
    await page.getByRole('option', { name: 'Cardiologia' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Ver o efeito' }).click();
    await page.getByText('Escreva o nome sem “Dr.” ou “Dra.”').waitFor();
    await page.getByLabel('Nome').fill('Zélia Prado');
    await page.getByRole('button', { name: 'Ver o efeito' }).click();
    await page.getByRole('button', { name: 'Salvar' }).click();
    await page.getByText('Médico cadastrado.').waitFor();
    expect(await doctorNow('zelia-prado')).toMatchObject({
      gender: 'f',
      crm: '31415',
      specialtyIds: ['cardiologia'],
    });
    await page.getByRole('link', { name: 'Dra. Zélia Prado', exact: true }).waitFor();
    await page.close();
  });

  test('a doctor who leaves is made inactive: the coming visits are told, the past stays', async () => {
    const page = await browser.pageAt('/clinica/medicos/leonardo-araujo');
    await page.getByLabel('Atende pacientes').uncheck();
    await page.getByRole('button', { name: 'Ver o efeito' }).click();
    const weeks = page.getByRole('table', { name: 'As próximas semanas, antes e depois' });
    await expect.poll(() => weeks.textContent()).toMatch(/h → 0 h/);
    await page.getByRole('button', { name: 'Continuar editando' }).click();
    await page.getByLabel('Atende pacientes').check();
    await page.close();
  });

  test('a name that a colleague changes is another on every screen at once', async () => {
    const page = await browser.pageAt('/clinica/medicos');
    await page.getByRole('link', { name: 'Dra. Sara Maria', exact: true }).waitFor();
    const api = await server.api('administrator');
    const { items } = (await api.get<{ items: Doctor[] }>('/doctors')).body;
    const sara = items.find(({ id }) => id === 'sara-maria');
    await api.put('/doctors/sara-maria', { ...sara, name: 'Sara Maria Lopes' });
    const list = page.getByRole('table', { name: 'Médicos' });
    await expect.poll(() => list.textContent(), { timeout: 10_000 }).toContain('Dra. Sara Maria Lopes');
    await page.close();
  });

  test('specialties change places by keyboard, and the telephone’s menu follows', async () => {
    const page = await browser.pageAt('/clinica/especialidades');
    await expectNoBarriers(page);
    await page.getByRole('button', { name: 'Subir Cardiologia' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Ver o efeito' }).click();
    await page.getByText('Os horários que a linha oferece não mudam.').waitFor();
    await expectNoBarriers(page);
    await page.getByRole('button', { name: 'Salvar a ordem' }).click();
    await page.getByText('Ordem do menu salva.').waitFor();
    await expect
      .poll(async () => (await asTheLineReads()).specialties[0]?.id, { timeout: 10_000 })
      .toBe('cardiologia');
    await page.getByRole('link', { name: 'Nova especialidade' }).click();
    await page.getByLabel('Nome').fill('Cardiologia');
    await page.getByLabel('Duração da consulta').fill('22');
    await page.getByRole('button', { name: 'Ver o efeito' }).click();
    await page.getByText('De 5 a 480 minutos, de 5 em 5.').waitFor();
    await page.getByLabel('Duração da consulta').fill('40');
    await page.getByRole('button', { name: 'Ver o efeito' }).click();
    await page.getByText('Já existe “Cardiologia”. Escolha outro nome.').waitFor();
    await expectNoBarriers(page);
    await page.getByLabel('Nome').fill('Pediatria');
    await page.getByRole('button', { name: 'Ver o efeito' }).click();
    await page.getByRole('button', { name: 'Salvar' }).click();
    await page.getByText('Especialidade cadastrada.').waitFor();
    expect((await server.storage.office.specialties.list()).at(-1)).toMatchObject({
      id: 'pediatria',
      visitMinutes: 40,
    });
    await page.close();
  });

  test('a location has an address and one of Brazil’s clocks, in words', async () => {
    const page = await browser.pageAt('/clinica/locais');
    await expectNoBarriers(page);
    await page.getByRole('link', { name: 'Novo local' }).click();
    await page.getByLabel('Nome').fill('Unidade Noronha');
    await page.getByLabel('Endereço (opcional)').fill('Vila dos Remédios, 1');
    await page.getByRole('combobox', { name: 'Fuso horário' }).fill('Noronha');
    await page.getByRole('option', { name: 'Fernando de Noronha (UTC−2)' }).click();
    await expectNoBarriers(page);
    await page.getByRole('button', { name: 'Ver o efeito' }).click();
    await page.getByRole('button', { name: 'Salvar' }).click();
    await page.getByText('Local cadastrado.').waitFor();
    expect((await server.storage.office.locations.list()).at(-1)).toEqual({
      id: 'unidade-noronha',
      name: 'Unidade Noronha',
      address: 'Vila dos Remédios, 1',
      zone: 'America/Noronha',
    });
    await page.close();
  });

  test('a spreadsheet of doctors is checked line by line, shows its effect, and is imported', async () => {
    const page = await browser.pageAt('/clinica/medicos/importar');
    const csv = [
      'Nome;Título;CRM;UF do CRM;RQE;Especialidades;Ativo',
      'Hugo Leal;Dr.;98765;CE;;Neurologia;sim',
      'Sem Título;;98766;CE;;Neurologia;sim',
    ].join('\r\n');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'medicos.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    const report = page.getByRole('table', { name: 'Relatório, linha por linha' });
    await report.getByText('Título: escreva Dr. ou Dra.').waitFor();
    await page.getByText('Nenhuma consulta marcada fica sem lugar.').waitFor();
    await expectNoBarriers(page);
    expect(await doctorNow('hugo-leal')).toBeUndefined();
    await page.getByRole('button', { name: 'Importar 1 linha' }).click();
    await page.getByText('Planilha importada.').waitFor();
    expect(await doctorNow('hugo-leal')).toMatchObject({ crm: '98765', specialtyIds: ['neurologia'] });
    await page.close();
  });

  test('what is exported can be imported, and changes nothing', async () => {
    const page = await browser.pageAt('/clinica/medicos');
    const api = await server.api('administrator');
    for (const [item, path] of [
      ['Exportar médicos (CSV)', '/doctors/import'],
      ['Exportar horários (CSV)', '/hours/import'],
    ] as const) {
      await page.getByRole('button', { name: 'Planilhas' }).click();
      const download = page.waitForEvent('download');
      await page.getByRole('menuitem', { name: item }).click();
      const csv = await readFile(await (await download).path(), 'utf8');
      const { body } = await api.post<{ totals: Record<string, number> }>(path, { csv, dryRun: true });
      expect(body.totals).toMatchObject({ created: 0, changed: 0, refused: 0 });
      expect(body.totals['unchanged']).toBeGreaterThan(10);
    }
    await page.close();
  });

  test('a receptionist sees the rules and cannot change them', async () => {
    const other = await Browser.another(server.url);
    await server.addUser('receptionist', 'rosa', { name: 'Rosa' });
    const page = await signIn(other.context, 'rosa', '/clinica/medicos');
    await page.getByRole('link', { name: 'Dr. Rafael Costa', exact: true }).waitFor();
    expect(await page.getByRole('link', { name: 'Novo médico' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Horários: Dr. Rafael Costa' }).click();
    await page.getByRole('region', { name: 'Segunda-feira' }).waitFor();
    expect(await page.getByLabel('Das', { exact: true }).first().isDisabled()).toBe(true);
    expect(await page.getByRole('button', { name: 'Ver o efeito' }).count()).toBe(0);
    await expectNoBarriers(page);
    await other.close();
    const api = await server.api('receptionist');
    expect((await api.put('/doctors/rafael-costa/hours', { hours: [], version: 'x' })).status).toBe(403);
  });

  test('over the API a preview is audited as no change; a saved one is, with before and after', async () => {
    const api = await server.api('administrator');
    const { items } = (await api.get<{ items: Doctor[] }>('/doctors')).body;
    const doctor = items.find(({ id }) => id === 'ana-clara');
    const body = { ...doctor, rqe: '4242' };
    const auditOf = async () =>
      (await server.audited('doctor.update')).filter(({ subject }) => subject.id === 'ana-clara');
    const seen = await api.put<RuleAnswer<Doctor>>('/doctors/ana-clara?preview=true', body);
    expect(seen).toMatchObject({ status: 200, body: { saved: false, value: { rqe: '4242' } } });
    expect(await auditOf()).toEqual([]);
    expect((await doctorNow('ana-clara'))?.rqe).toBe(doctor?.rqe);
    const saved = await api.put<RuleAnswer<Doctor>>('/doctors/ana-clara', body);
    expect(saved.body).toMatchObject({ saved: true, value: { rqe: '4242' } });
    expect(await auditOf()).toMatchObject([
      { details: { before: { rqe: doctor?.rqe }, after: { rqe: '4242' } }, patientId: null },
    ]);
    const late = await api.put('/doctors/ana-clara', { ...body, rqe: '1' });
    expect(late).toMatchObject({
      status: 409,
      body: { code: 'changed-meanwhile', current: { rqe: '4242' } },
    });
    expect((await api.put('/doctors/nobody', body)).status).toBe(404);
    const bad = await api.put('/doctors/ana-clara/hours', {
      hours: [
        {
          weekday: 1,
          from: '12:00',
          to: '08:00',
          locationId: 'aldeota',
          breaks: [],
          validFrom: null,
          validUntil: null,
        },
      ],
      version: 'x',
    });
    expect(bad).toMatchObject({ status: 400, body: { errors: [{ path: 'hours.0.to' }] } });
    const { body: names } = await api.get<ClinicNames>('/clinic');
    expect(names).toMatchObject({ name: 'Vitality Health Solutions', zone: 'America/Fortaleza' });
    expect(names.doctors.length).toBeGreaterThanOrEqual(14);
    const { body: hours } = await api.get<DoctorHours>('/doctors/ana-clara/hours');
    expect(hours.hours.map(({ weekday }) => weekday)).toEqual([1, 2, 3, 4, 5]);
  });
});
