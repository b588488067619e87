import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { shownDate } from '../../console/src/parts/formats.ts';
import { holidayOn } from '../../src/scheduling/holidays.ts';
import { todayIn } from '../../src/scheduling/wall-clock.ts';
import type { Holiday, HolidayCalendar } from '../../src/web/contract/holidays.ts';
import type { Policies, PolicyPage } from '../../src/web/contract/policies.ts';
import type { RuleAnswer } from '../../src/web/contract/rules.ts';
import { barriersOfBothSchemes } from '../support/console/accessibility.ts';
import { Browser } from '../support/console/browser.ts';
import { signIn } from '../support/console/console.ts';
import { describeInBrowser, sharedConsoleInBrowser } from '../support/console/fixtures.ts';
import { bookVisit, workday, ZONE } from '../support/console/workdays.ts';

/** The rules that a call is served by are a few seconds old. */
const SOON = { timeout: 20_000 };

describeInBrowser('holidays and policies', () => {
  const { server, browser } = sharedConsoleInBrowser();
  let page: Page;
  const thisYear = Number(todayIn(ZONE, Date.now()).slice(0, 4));

  beforeAll(async () => {
    const login = await server.addUser('administrator', 'ana', { name: 'Ana' });
    page = await signIn(browser.context, login, '/clinica/feriados');
  });

  /** As the telephone reads it, once its seconds-old rules are read anew. */
  const clinicNow = () => server.storage.stores.clinic.read();

  test('the nation’s holidays are there, in words, for this year and the next', async () => {
    const thisYears = page.getByRole('table', { name: `Feriados de ${thisYear}` });
    await thisYears.getByRole('row', { name: /, 25 Natal Nacional Fechada/ }).waitFor();
    await thisYears.getByRole('row', { name: /Corpus Christi Ponto facultativo Aberta/ }).waitFor();
    expect(await barriersOfBothSchemes(page)).toEqual([]);
    await page.getByText(String(thisYear + 1), { exact: true }).click();
    const nextYears = page.getByRole('table', { name: `Feriados de ${thisYear + 1}` });
    await nextYears.getByRole('row', { name: /, 1º Confraternização Universal Nacional/ }).waitFor();
  });

  test('a holiday on a day with a visit names who it leaves without a place before it is saved; then it can go', async () => {
    const date = workday(5);
    await bookVisit(server, { patientId: 'demo-lucia', doctorId: 'rafael-costa', date, minute: 540 });
    await page.getByRole('link', { name: 'Novo feriado' }).click();
    await page.getByRole('button', { name: 'Ver o efeito' }).click();
    await page.getByText('Escolha o dia.').waitFor();
    await page.getByLabel('Dia', { exact: true }).fill(shownDate(date));
    await page.getByLabel('Nome').fill('Dia da faxina');
    await page.getByRole('button', { name: 'Ver o efeito' }).click();
    const effect = page.getByRole('region', { name: 'O que esta mudança faz' });
    await effect.getByRole('row', { name: new RegExp(`${shownDate(date)}.*Lúcia Ferreira`) }).waitFor();
    expect(await barriersOfBothSchemes(page)).toEqual([]);
    const save = effect.getByRole('button', { name: 'Salvar assim mesmo' });
    expect(await save.isDisabled()).toBe(true);
    expect(await server.storage.office.holidays.ofYear(Number(date.slice(0, 4)))).toEqual([]);
    await effect.getByLabel(/^Vou cuidar desta consulta/).check();
    await save.click();
    const row = page.getByRole('row', { name: /Dia da faxina.*Da clínica.*todos os locais.*Fechada/ });
    await row.waitFor();
    await expect
      .poll(async () => holidayOn(await clinicNow(), date, 'aldeota')?.name, SOON)
      .toBe('Dia da faxina');

    await row.getByRole('link', { name: 'Dia da faxina' }).click();
    await page.getByRole('button', { name: 'Excluir feriado' }).click();
    const dialog = page.getByRole('dialog', { name: 'Excluir feriado' });
    await dialog.getByRole('button', { name: 'Ver o efeito' }).click();
    await dialog.getByText('Nenhuma consulta marcada fica sem lugar.').waitFor();
    await dialog.getByRole('button', { name: 'Excluir', exact: true }).click();
    await page.getByText('Feriado excluído.').waitFor();
    expect(await server.storage.office.holidays.ofYear(Number(date.slice(0, 4)))).toEqual([]);
  });

  test('a national holiday is lifted where it is worked all the same', async () => {
    const date = `${thisYear + 1}-09-07`;
    await page.goto('/clinica/feriados/novo');
    await page.getByLabel('Dia', { exact: true }).fill(shownDate(date));
    await page.getByLabel('Nome').fill('Mutirão da Independência');
    await page.getByRole('combobox', { name: 'Onde' }).click();
    await page.getByRole('option', { name: 'Unidade Centro' }).click();
    await page.getByLabel('Trabalha-se assim mesmo').check();
    await page.getByRole('button', { name: 'Ver o efeito' }).click();
    await page.getByRole('button', { name: 'Salvar', exact: true }).click();
    await page
      .getByRole('row', { name: /Independência do Brasil Nacional Fechada em parte Unidade Aldeota/ })
      .waitFor();
    await page.getByRole('row', { name: /Mutirão.*Trabalha-se assim mesmo: Unidade Centro/ }).waitFor();
    expect(await barriersOfBothSchemes(page)).toEqual([]);
    await expect.poll(async () => holidayOn(await clinicNow(), date, 'centro'), SOON).toBeNull();
    expect(holidayOn(await clinicNow(), date, 'aldeota')?.name).toBe('Independência do Brasil');
  });

  test('a second record of the same day and place is refused beside its field; a stale one is not written over', async () => {
    const api = await server.api('administrator');
    const date = workday(40);
    const body = { date, name: 'Jubileu', scope: 'city' };
    const made = await api.post<RuleAnswer<Holiday>>('/holidays', body);
    expect((await api.post('/holidays', { ...body, name: 'Outro' })).status).toBe(400);
    expect((await api.post('/holidays', { ...body, locationId: 'lua' })).status).toBe(400);
    const { id, version } = made.body.value ?? { id: '', version: '' };
    await page.goto(`/clinica/feriados/${date.slice(0, 4)}/${id}`);
    await page.getByLabel('Nome').fill('Meu nome');
    await api.put(`/holidays/${id}`, { ...body, name: 'Nome deles', version });
    await page.getByRole('button', { name: 'Ver o efeito' }).click();
    await page.getByText('alterado por outra pessoa').waitFor();
    await page.getByRole('button', { name: 'Ver o efeito da minha versão' }).click();
    await page.getByRole('region', { name: 'O que esta mudança faz' }).waitFor();
    const stale = await api.delete(`/holidays/${id}?version=${version}`);
    expect(stale.status).toBe(409);
    const calendar = await api.get<HolidayCalendar>(`/holidays?year=${date.slice(0, 4)}`);
    expect(calendar.body.days.find(({ own }) => own?.id === id)).toMatchObject({
      name: 'Nome deles',
      kind: 'city',
      closedAt: ['aldeota', 'centro'],
    });
  });

  test('a policy is changed: what callers would notice is seen first, and the line follows it', async () => {
    await page.goto('/clinica/regras');
    const horizon = page.getByLabel('Até quando se marca (dias)');
    await page.getByText('O último dia oferecido é daqui a 90 dias.').waitFor();
    expect(await horizon.inputValue()).toBe('90');
    expect(await barriersOfBothSchemes(page)).toEqual([]);
    await horizon.fill('7');
    await page.getByText('O último dia oferecido é daqui a 7 dias.').waitFor();
    await page.getByLabel('Pedir a senha (PIN) antes de dizer as consultas').check();
    await page.getByRole('button', { name: 'Mais um horário' }).click();
    await page.getByLabel('Até as, Sábado').fill('12:00');
    await page.getByRole('button', { name: 'Ver o efeito' }).click();
    const effect = page.getByRole('region', { name: 'O que esta mudança faz' });
    await effect.getByRole('table', { name: 'As próximas semanas, antes e depois' }).waitFor();
    expect(await barriersOfBothSchemes(page)).toEqual([]);
    expect((await server.storage.office.policies.read()).policies.horizonDays).toBe(90);
    await effect.getByRole('button', { name: 'Salvar', exact: true }).click();
    await page.getByText('Regras salvas.').waitFor();
    await expect.poll(async () => (await clinicNow()).policies.horizonDays, SOON).toBe(7);
    const { line } = await clinicNow();
    expect(line.requirePin).toBe(true);
    expect(line.languages).toEqual(['pt_BR', 'en', 'es']);
    expect(line.attendantHours.at(-1)).toEqual({ weekday: 6, start: 420, end: 720 });
  });

  test('policies out of their bounds, languages without words and stale versions are refused', async () => {
    const api = await server.api('administrator');
    const { policies, bounds, knownLanguages } = (await api.get<PolicyPage>('/policies')).body;
    expect(knownLanguages).toEqual(expect.arrayContaining(['pt_BR', 'en', 'es']));
    const put = (changes: Partial<Policies>) => api.put('/policies', { ...policies, ...changes });
    expect((await put({ horizonDays: bounds.horizonDays.most + 1 })).status).toBe(400);
    expect((await put({ languages: ['tlh'] })).status).toBe(400);
    expect((await put({ zone: 'America/Sobral' })).status).toBe(400);
    const twice = { weekday: 1, from: '08:00', to: '12:00' } as const;
    expect((await put({ attendantHours: [twice, { ...twice, from: '11:00' }] })).status).toBe(400);
    expect((await put({ name: 'Clínica Nova' })).status).toBe(200);
    expect((await put({ name: 'Clínica Velha' })).status).toBe(409);
    const receptionist = await server.api('receptionist');
    expect((await receptionist.put('/policies', policies)).status).toBe(403);
    expect((await receptionist.get('/policies')).status).toBe(200);
  });

  test('a receptionist reads the rules, and finds no button that would change them', async () => {
    const other = await Browser.another(server.url);
    const theirs = await signIn(
      other.context,
      await server.addUser('receptionist', 'rita'),
      '/clinica/regras',
    );
    await theirs.getByLabel('Antecedência mínima (minutos)').waitFor();
    expect(await theirs.getByLabel('Antecedência mínima (minutos)').isDisabled()).toBe(true);
    expect(await theirs.getByRole('button', { name: 'Ver o efeito' }).count()).toBe(0);
    await theirs.getByRole('tab', { name: 'Feriados' }).click();
    await theirs.getByRole('table').waitFor();
    expect(await theirs.getByRole('link', { name: 'Novo feriado' }).count()).toBe(0);
    await theirs.getByRole('tab', { name: 'Ausências' }).click();
    await theirs.getByText('Ninguém vai se ausentar.').waitFor();
    expect(await theirs.getByRole('link', { name: 'Nova ausência' }).count()).toBe(0);
    await other.close();
  });
});
