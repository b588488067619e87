import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import type { NoShowReport } from '../../src/web/contract/reports.ts';
import { type SomeCall, type SomeVisit, writeCalls, writeVisits } from '../storage/report-cases.ts';
import { barriers } from '../support/console/accessibility.ts';
import { signIn } from '../support/console/console.ts';
import { describeInBrowser, sharedConsoleInBrowser } from '../support/console/fixtures.ts';

/** Two weeks without a holiday, in which the demo's doctors work. */
const PERIOD = 'from=2027-03-01&until=2027-03-14';

/** A visit of March 2027, at ten o'clock in Fortaleza; half an hour, and ten minutes that are kept free behind it. */
function visitOn(day: number, change: Partial<SomeVisit> = {}): SomeVisit {
  const start = Date.UTC(2027, 2, day, 13);
  return {
    id: `visit-${day}-${change.doctorId ?? 'rafael-costa'}`,
    doctorId: 'rafael-costa',
    specialtyId: 'dermatologia',
    locationId: 'aldeota',
    start,
    minutes: 30,
    bookedAt: start - 2 * 86_400_000,
    bookedBy: 'patient-phone',
    status: 'attended',
    ...change,
  };
}

const VISITS: readonly SomeVisit[] = [
  visitOn(1),
  visitOn(2, { status: 'no-show' }),
  visitOn(3, { bookedBy: 'staff' }),
  visitOn(8, { status: 'cancelled' }),
  visitOn(9, { bookedAt: Date.UTC(2027, 1, 9, 13), bookedBy: 'system' }),
  visitOn(2, { doctorId: 'juliana-silva' }),
];

const callAt = (hour: number, change: Partial<SomeCall>): SomeCall => ({
  id: `call-${hour}`,
  // Monday, and three hours later by UTC.
  startedAt: Date.UTC(2027, 2, 1, hour + 3, 20),
  outcome: 'goodbye',
  question: 'book.done',
  served: true,
  ...change,
});
const CALLS: readonly SomeCall[] = [
  callAt(8, {}),
  callAt(9, { outcome: 'hung-up', served: false, question: 'identify.cpf' }),
  callAt(21, { outcome: 'hung-up', served: false, question: 'identify.cpf' }),
  callAt(22, { outcome: 'attendant', question: 'main-menu' }),
];

describeInBrowser('the reports', () => {
  const { server, browser } = sharedConsoleInBrowser();
  let page: Page;

  beforeAll(async () => {
    await writeVisits(server.storage, VISITS);
    await writeCalls(server.storage, CALLS);
    page = await signIn(browser.context, await server.addUser('auditor'), `/relatorios?${PERIOD}`);
  });

  const show = async (tab: string, query = PERIOD) => {
    await page.goto(`/relatorios/${tab}?${query}`);
    await page.getByRole('table').first().waitFor();
  };
  /** A table's rows as text, cell by cell. */
  const rowsOf = async (caption: string): Promise<string[]> => {
    const rows = await page.getByRole('table', { name: caption, exact: true }).getByRole('row').all();
    const cells = rows.map(async (row) => (await row.locator('th, td').allTextContents()).join(' | '));
    return (await Promise.all(cells)).map((text) => text.replaceAll(/\u{a0}/gu, ' '));
  };
  const download = async (place = page.getByRole('link', { name: 'Baixar CSV' }).first()) => {
    const [file] = await Promise.all([page.waitForEvent('download'), place.click()]);
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
  };

  test('show whoever may read them what share of each week is booked, and each doctor’s', async () => {
    await show('ocupacao');
    // Forty hours a week of Dr. Rafael's; forty minutes for each of his visits that was not cancelled.
    expect(await rowsOf('Ocupação por médico')).toEqual(
      expect.arrayContaining([
        'Dr. Rafael Costa | 2,7 h | 80 h | 3,3%',
        'Dra. Juliana Silva | 0,7 h | 40 h | 1,7%',
      ]),
    );
    expect(await rowsOf('Ocupação por médico e semana')).toContain('Dr. Rafael Costa | 5,0% | 1,7%');
    expect(await rowsOf('Ocupação por semana')).toContainEqual(
      expect.stringMatching(/^01\/03 a 07\/03 \| 2,7 h/),
    );
    await page.getByText('O expediente de cada dia é calculado com as regras de hoje').waitFor();
  });

  test('are about one doctor when one is chosen, and the address says so', async () => {
    await show('ocupacao');
    await page.getByRole('combobox', { name: 'Médico' }).click();
    await page.getByRole('option', { name: 'Dra. Juliana Silva' }).click();
    await page.getByText('· Dra. Juliana Silva ·').waitFor();
    await expect
      .poll(() => rowsOf('Ocupação por médico'))
      .toEqual(['Médico | Marcado | Expediente | Ocupação', 'Dra. Juliana Silva | 0,7 h | 40 h | 1,7%']);
    expect(page.url()).toContain('doctorId=juliana-silva');
    await page.getByRole('tab', { name: 'Faltas' }).click();
    await page.getByText('0 de 1 consultas com presença anotada').waitFor();
  });

  test('show who did not come, by doctor, weekday, lead time and channel', async () => {
    await show('faltas');
    await page.getByText('20,0% de faltas').waitFor();
    expect(await rowsOf('Faltas por médico')).toEqual([
      'Médico | Compareceram | Faltaram | Faltas',
      'Dra. Juliana Silva | 1 | 0 | 0,0%',
      'Dr. Rafael Costa | 3 | 1 | 25,0%',
    ]);
    expect(await rowsOf('Faltas por dia da semana')).toContain('Terça-feira | 2 | 1 | 33,3%');
    expect(await rowsOf('Faltas por antecedência da marcação')).toEqual(
      expect.arrayContaining(['1 a 3 dias | 3 | 1 | 25,0%', '15 a 30 dias | 1 | 0 | 0,0%']),
    );
    expect(await rowsOf('Faltas por canal da marcação')).toEqual([
      'Canal | Compareceram | Faltaram | Faltas',
      'Telefone | 2 | 1 | 33,3%',
      'Recepção | 1 | 0 | 0,0%',
      'Programa | 1 | 0 | 0,0%',
    ]);
  });

  test('show how long people wait for a visit, and through what they book', async () => {
    await show('antecedencia');
    expect(await rowsOf('Antecedência por especialidade')).toContain(
      'Dermatologia | 5 | 2 dias | 28 dias | 0 | 4 | 0 | 0 | 1 | 0 | 0',
    );
    await show('canais', 'from=2027-02-08&until=2027-03-07');
    expect(await rowsOf('Marcações por semana e canal')).toEqual([
      'Semana | Telefone | Recepção | Programa | Total | Por telefone',
      '08/02 a 14/02 | 0 | 0 | 1 | 1 | 0,0%',
      '15/02 a 21/02 | 0 | 0 | 0 | 0 | –',
      '22/02 a 28/02 | 3 | 0 | 0 | 3 | 100,0%',
      '01/03 a 07/03 | 1 | 1 | 0 | 2 | 50,0%',
      'Período | 4 | 1 | 1 | 6 | 66,7%',
    ]);
  });

  test('show when people call, and where their calls end', async () => {
    await show('ligacoes');
    expect(await rowsOf('Ligações por hora e desfecho')).toEqual(
      expect.arrayContaining([
        'Hora | Concluída | Desligou atendido | Desistiu | Passou ao atendente | Pediu retorno | Falha | Interrompida | Total',
        '08h | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 1',
        '21h | 0 | 0 | 1 | 0 | 0 | 0 | 0 | 1',
        'Todas | 1 | 0 | 2 | 1 | 0 | 0 | 0 | 4',
      ]),
    );
    expect(await rowsOf('Ligações pela última pergunta e desfecho')).toContain(
      'Identificação: CPF | 0 | 0 | 2 | 0 | 0 | 0 | 0 | 2',
    );
  });

  test('come as a file that a spreadsheet opens, with the same figures', async () => {
    await show('faltas');
    const { name, text } = await download();
    expect(name).toBe('faltas-2027-03-01-a-2027-03-14.csv');
    expect(text.startsWith('\u{feff}Recorte;Grupo;Compareceram;Faltaram;Faltas (%)\r\n')).toBe(true);
    expect(text).toContain('Médico;Dr. Rafael Costa;3;1;25,0\r\n');
    await show('ocupacao');
    expect((await download()).text).toContain('Dr. Rafael Costa;01/03/2027;07/03/2027;120;2400;5,0\r\n');
    await show('ligacoes');
    const ends = await download(page.getByRole('link', { name: 'Baixar CSV' }).last());
    expect(ends.text).toContain('Identificação: CPF;0;0;2;0;0;0;0;2\r\n');
  });

  test('keep a name that a spreadsheet would compute from being computed', async () => {
    const { database } = server.storage;
    const rename = (name: string) =>
      database.write((tx) =>
        tx.updateTable('specialties').set({ name }).where('id', '=', 'dermatologia').execute(),
      );
    await rename('=HYPERLINK("http://mau")');
    const { body } = await (await server.api('auditor')).get<string>(`/reports/lead-time.csv?${PERIOD}`);
    await rename('Dermatologia');
    expect(body).toMatch(/\n"?'=HYPERLINK/);
  });

  test('say so where there is nothing to count, and where a period is too long', async () => {
    await page.goto('/relatorios/ligacoes?from=2028-01-01&until=2028-01-31');
    await page.getByText('Não há ligações registradas neste período.').first().waitFor();
    await page.goto('/relatorios/faltas?from=2026-01-01&until=2027-03-31');
    await page.getByText('O período tem no máximo 366 dias.').waitFor();
    const api = await server.api('auditor');
    const { status, body } = await api.get<{ errors: { path: string }[] }>(
      '/reports/no-shows?from=2026-01-01&until=2027-03-31',
    );
    expect([status, body.errors[0]?.path]).toEqual([400, 'until']);
  });

  test('let a period be chosen by name', async () => {
    await show('faltas');
    await page.getByRole('combobox', { name: 'Período' }).click();
    await page.getByRole('option', { name: '12 meses' }).click();
    const today = (await server.desk.stores.clinic.read()).zone;
    const until = new Intl.DateTimeFormat('en-CA', { timeZone: today }).format();
    await expect.poll(() => page.url()).toContain(`until=${until}`);
    await page.getByText('Nenhuma presença nem falta foi anotada neste período.').waitFor();
  });

  test('are for auditors and administrators: others see neither page nor figures', async () => {
    expect(
      await page.getByRole('navigation', { name: 'Menu principal' }).getByRole('link').allTextContents(),
    ).toEqual(expect.arrayContaining(['Relatórios', 'Auditoria']));
    await page.goto('/agenda');
    await page.getByText('não é do seu perfil').waitFor();
    for (const role of ['receptionist', 'doctor'] as const) {
      const api = await server.api(role);
      expect((await api.get<NoShowReport>(`/reports/no-shows?${PERIOD}`)).status).toBe(403);
      expect((await api.get(`/reports/no-shows.csv?${PERIOD}`)).status).toBe(403);
    }
  });

  test.each(['light', 'dark'] as const)('leave no barrier in anybody’s way, %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    for (const tab of ['ocupacao', 'faltas', 'antecedencia', 'canais', 'ligacoes']) {
      await show(tab);
      expect(await barriers(page)).toEqual([]);
    }
  });
});
