import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { verifyPin } from '../../src/booking/pin.ts';
import type { Patient, PatientsFound } from '../../src/web/contract/patients.ts';
import type { ProblemBody } from '../../src/web/problem.ts';
import { signIn } from '../support/console/console.ts';
import { barriersOfBothSchemes } from '../support/console/accessibility.ts';
import { describeInBrowser, sharedConsoleInBrowser } from '../support/console/fixtures.ts';

describeInBrowser('patients, at the console', () => {
  const { server, browser } = sharedConsoleInBrowser();
  let page: Page;

  beforeAll(async () => {
    page = await signIn(browser.context, await server.addUser('receptionist'), '/pacientes');
  });

  const results = () => page.getByRole('list', { name: 'Pacientes encontrados' });

  /** Without touching the mouse: the box has the focus. */
  async function startTyping(text: string): Promise<void> {
    await page.goto('/pacientes');
    await page.locator('input[type=search]:focus').waitFor();
    await page.keyboard.type(text);
  }

  test.each([
    ['a name without its accents', 'lucia fer'],
    ['a name with its accents', 'LÚCIA'],
    ['a CPF', '529.982.247'],
    ['a telephone', '98888-0001'],
  ])('are found as one types %s', async (_what, text) => {
    await startTyping(text);
    await results().getByText('Lúcia Ferreira').waitFor();
    expect(await results().getByRole('listitem').count()).toBe(1);
    const shown = (await results().textContent()) ?? '';
    expect(shown).toContain('***.***.247-**');
    expect(shown).not.toContain('88880001');
  });

  test('are opened with the keyboard alone, and are then among those seen last', async () => {
    await startTyping('alencar');
    await results().getByText('Davi Alencar').waitFor();
    expect(await barriersOfBothSchemes(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Davi Alencar' }).waitFor();
    expect(await barriersOfBothSchemes(page)).toEqual([]);
    await page.getByRole('link', { name: 'Voltar aos pacientes' }).click();
    await page.getByRole('list', { name: 'Vistos por último' }).getByText('Davi Alencar').waitFor();
  });

  test('are registered: a CPF that is none is said so at its field, then the right one is taken', async () => {
    await startTyping('Zulmira');
    await page.getByText('Ninguém com esse nome').waitFor();
    await page.getByRole('link', { name: 'Cadastrar paciente' }).last().click();
    await page.getByRole('heading', { name: 'Cadastrar paciente' }).waitFor();
    expect(await page.getByLabel('Nome completo').inputValue()).toBe('Zulmira');
    await page.getByLabel('Nome completo').fill('Zulmira Prado');
    await page.getByLabel('CPF').fill('123.456.789-00');
    await page.getByLabel('Data de nascimento').pressSequentially('28021971');
    await page.getByLabel('Telefone com DDD').fill('(85) 97777-1234');
    await page.getByRole('button', { name: 'Cadastrar' }).click();
    await page.getByText('esse CPF não existe; confira os números').first().waitFor();
    expect(await barriersOfBothSchemes(page)).toEqual([]);
    await page.getByLabel('CPF').fill('123.456.789-09');
    await page.getByRole('button', { name: 'Cadastrar' }).click();
    await page.getByRole('heading', { level: 1, name: 'Zulmira Prado' }).waitFor();
    await page.getByText('(85) 97777-1234').waitFor();
    expect(await server.storage.stores.patients.byCpf('12345678909')).toMatchObject({
      birthDate: '1971-02-28',
      phones: [{ number: '85977771234', registered: true }],
    });
  });

  test('are not registered twice: the one with that CPF is offered instead', async () => {
    await page.goto('/pacientes/novo?nome=Lucia%20F');
    await page.getByLabel('CPF').fill('52998224725');
    await page.getByLabel('Data de nascimento').fill('15/03/1955');
    await page.getByRole('button', { name: 'Cadastrar' }).click();
    await page.getByText('Já há um paciente com esse CPF.').waitFor();
    await page.getByRole('link', { name: 'Abrir o cadastro que já existe' }).click();
    await page.getByRole('heading', { level: 1, name: 'Lúcia Ferreira' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/pacientes/demo-lucia');
  });

  test('are changed; what a colleague has changed meanwhile is shown, and never overwritten unseen', async () => {
    await page.goto('/pacientes/demo-beatriz');
    await page.getByLabel('Nome completo').fill('Beatriz Alencar Lima');
    const colleague = await server.api('administrator');
    const { body } = await colleague.get<Patient>('/patients/demo-beatriz');
    const { cpf, birthDate, version } = body.sheet;
    await colleague.put('/patients/demo-beatriz', { name: 'Beatriz Moura', cpf, birthDate, version });
    await page.getByRole('button', { name: 'Salvar' }).click();
    await page.getByText('Outra pessoa alterou este cadastro').waitFor();
    await page.getByText('Agora está: Beatriz Moura').waitFor();
    expect(await barriersOfBothSchemes(page)).toEqual([]);
    await page.getByRole('button', { name: 'Salvar o meu assim mesmo' }).click();
    await page.getByRole('heading', { level: 1, name: 'Beatriz Alencar Lima' }).waitFor();
  });

  test('have telephones, added and removed', async () => {
    await page.goto('/pacientes/demo-carlos');
    await page.getByLabel('Outro telefone, com DDD').fill('123');
    await page.getByRole('button', { name: 'Adicionar' }).click();
    await page.getByText('é um telefone com DDD').waitFor();
    await page.getByLabel('Outro telefone, com DDD').fill('85 3333-4444');
    await page.getByRole('button', { name: 'Adicionar' }).click();
    await page.getByText('(85) 3333-4444').waitFor();
    await page.getByRole('button', { name: 'Remover o telefone (85) 3333-4444' }).click();
    await page.getByText('(85) 3333-4444').waitFor({ state: 'detached' });
    expect((await server.storage.stores.patients.byCpf('39053344705'))?.phones).toEqual([
      { number: '85988880003', registered: true },
    ]);
  });

  test('are given a PIN that is shown once, works on the line, and is kept nowhere', async () => {
    await page.goto('/pacientes/demo-carlos');
    await page.getByRole('button', { name: 'Emitir senha' }).click();
    const dialog = page.getByRole('dialog', { name: 'Senha emitida' });
    const pin = ((await dialog.getByLabel(/^Senha:/).textContent()) ?? '').trim();
    expect(pin).toMatch(/^\d{6}$/);
    expect(await barriersOfBothSchemes(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Já anotei' }).click();
    await page.getByText('O paciente tem uma senha.').waitFor();
    const { stores, database } = server.storage;
    const carlos = await stores.patients.byCpf('39053344705');
    expect(await verifyPin(pin, carlos?.pinHash ?? '')).toBe(true);
    const kept = await database.read((db) => db.selectFrom('idempotency_keys').select('body').execute());
    expect(kept.filter(({ body }) => body.includes(pin))).toEqual([]);
    await page.getByRole('button', { name: 'Retirar senha' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Retirar a senha' }).click();
    await page.getByText('O paciente não tem senha.').waitFor();
  });

  test('show their visits, and those of the old system that still want a time', async () => {
    await server.storage.database.write((tx) =>
      tx
        .insertInto('unscheduled_visits')
        .values({
          id: 'old-1',
          patient_id: 'demo-carlos',
          doctor_id: 'rafael-costa',
          specialty_id: 'dermatologia',
          local_date: '2030-05-06',
          confirmed: 0,
          status: 'to-schedule',
          source: 'agendamento 1',
          created_at: '2026-01-01 00:00:00',
        })
        .execute(),
    );
    await page.goto('/pacientes/demo-carlos');
    await page.getByRole('tab', { name: 'Consultas' }).click();
    const coming = page.getByRole('table', { name: 'Próximas consultas' });
    await coming.getByText('Dr. Leonardo Araújo').waitFor();
    expect(await barriersOfBothSchemes(page)).toEqual([]);
    const book = page.getByRole('link', { name: 'Marcar a consulta de 06/05/2030 com Dr. Rafael Costa' });
    expect(await book.getAttribute('href')).toBe('/agenda?marcar=demo-carlos');
    await page.getByRole('button', { name: 'Descartar a consulta de 06/05/2030' }).click();
    await page.getByText('descartada', { exact: true }).waitFor();
  });

  test('are seen by nobody without its being written down, and by no doctor at all', async () => {
    const reception = await server.api('receptionist');
    await reception.get('/patients/demo-antonio');
    const found = await reception.post<PatientsFound>('/patients/search', { text: 'anto' });
    expect(found.body.items).toMatchObject([{ id: 'demo-antonio', cpf: '***.***.777-**', nextVisit: null }]);
    const [view] = await server.audited('patient.view');
    expect(view).toMatchObject({ actor: { name: 'receptionist-api' }, patientId: 'demo-antonio' });
    const [search] = await server.audited('patient.search');
    expect(search?.details).toEqual({ by: 'name', found: 1 });
    const doctor = await server.api('doctor', 'rafael', { doctorId: 'rafael-costa' });
    expect((await doctor.post('/patients/search', { text: 'anto' })).status).toBe(403);
    expect((await reception.get('/patients/demo-antonio/export')).status).toBe(403);
    expect((await reception.get('/patients.csv')).status).toBe(403);
    const nobody = await reception.get<ProblemBody>('/patients/nobody');
    expect(nobody).toMatchObject({ status: 404, body: { title: 'Esse paciente não existe.' } });
  });
});
