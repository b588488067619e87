import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../src/scheduling/calendar.ts';
import { todayIn } from '../../src/scheduling/wall-clock.ts';
import { barriers } from '../support/console/accessibility.ts';
import { dayOf, expectShown, freeDay, JULIANA, placeVisit, RAFAEL, ZONE } from '../support/console/agenda.ts';
import { Browser, browserAvailable, PHONE_SIZE } from '../support/console/browser.ts';
import { ConsoleServer, signIn } from '../support/console/console.ts';
import { BEATRIZ, DAVI, LUCIA } from '../support/small-clinic.ts';

describe.skipIf(!browserAvailable())('the views of the agenda', () => {
  let server: ConsoleServer;
  const browser = new Browser();
  let context: BrowserContext;
  let day: string;
  let page: Page;

  beforeAll(async () => {
    server = await ConsoleServer.start();
    context = await browser.open(server.url);
    day = await freeDay(server);
    await placeVisit(server, { patientId: BEATRIZ.id, date: day, time: '10:00' });
    await placeVisit(server, { patientId: DAVI.id, date: day, time: '10:00', lane: 1 });
    page = await signIn(context, await server.addUser('receptionist'), dayOf(day));
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  const box = (name: RegExp) => page.getByRole('button', { name });

  test('shows a month of free times, walked with the arrows; a day of it opens that day', async () => {
    await page.goto(`/agenda?data=${day}&visao=mes&medico=${RAFAEL.id}`);
    const grid = page.getByRole('grid', { name: /Horários livres de/ });
    const cell = grid.locator(`[data-date="${day}"]`);
    await cell.getByText('15 livres').waitFor();
    await cell.getByText('2 marcadas').waitFor();
    await cell.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.evaluate('document.activeElement.dataset.date')).not.toBe(day);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => page.evaluate('document.activeElement.dataset.date')).toBe(day);
    await page.keyboard.press('Enter');
    await box(/10:00 Beatriz/).waitFor();
    expect(new URL(page.url()).searchParams.get('data')).toBe(day);
  });

  test('shows a doctor’s week, and goes back as a browser does', async () => {
    await page.goto(dayOf(day));
    await page.getByRole('button', { name: RAFAEL.name, exact: true }).click();
    await page.getByRole('heading', { name: /Semana de/ }).waitFor();
    await box(/10:00 Beatriz/).waitFor();
    await page.goBack();
    await expectShown(page.getByRole('button', { name: JULIANA.name, exact: true }));
  });

  test('shows fewer doctors for those who choose a specialty', async () => {
    await page.goto(`/agenda?data=${day}`);
    await page.getByRole('button', { name: 'Dr. Anielton Santiago' }).waitFor();
    await page.getByRole('combobox', { name: 'Especialidade' }).click();
    await page.getByRole('option', { name: 'Dermatologia' }).click();
    await page.getByRole('button', { name: JULIANA.name, exact: true }).waitFor();
    await expect.poll(() => page.locator('.agenda-doctor').count()).toBe(2);
  });

  test('steps by keys, which explain themselves', async () => {
    await page.goto(dayOf(day));
    await box(/10:00 Beatriz/).waitFor();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => new URL(page.url()).searchParams.get('data')).toBe(addDays(day, 1));
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('l');
    await page.getByRole('table').waitFor();
    await page.keyboard.press('Shift+?');
    const help = page.getByRole('dialog', { name: 'Atalhos do teclado' });
    await help.getByText('marca uma consulta').waitFor();
    await help.getByLabel('Usar atalhos de uma tecla').uncheck();
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });
    await page.keyboard.press('d');
    await page.getByRole('table').waitFor();
    await page.evaluate(() => localStorage.removeItem('disque-agenda-keys'));
  });

  test('makes a day’s sheet for the printer', async () => {
    await page.goto(`/agenda/folha?data=${day}&medico=${RAFAEL.id}`);
    const sheet = page.getByRole('region', { name: RAFAEL.name });
    await sheet.getByRole('row', { name: /10:00 Beatriz Alencar Dermatologia marcada/ }).waitFor();
    await sheet.getByRole('row', { name: /10:00 Davi Alencar Dermatologia marcada, encaixe/ }).waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation', { name: 'Menu principal' }).isVisible()).toBe(false);
    expect(await page.getByRole('button', { name: 'Imprimir' }).isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
  });

  test('gives a doctor a secret calendar link, which works until it is revoked', async () => {
    await page.goto(`/agenda?data=${day}&medico=${RAFAEL.id}`);
    await page.getByRole('button', { name: 'Mais da agenda' }).click();
    await page.getByRole('menuitem', { name: 'Link do calendário' }).click();
    await page.getByRole('button', { name: 'Criar link' }).click();
    const url = await page.getByLabel('Link', { exact: true }).inputValue();
    const calendar = await fetch(url);
    expect(await calendar.text()).toContain('BEGIN:VEVENT');
    await page.getByRole('button', { name: 'Desativar o link' }).click();
    await page.getByText('O link deixou de funcionar.').waitFor();
    expect((await fetch(url)).status).toBe(404);
    await page.keyboard.press('Escape');
  });

  test('shows a doctor their own agenda alone, to mark who came, and not to book', async () => {
    const today = todayIn(ZONE, Date.now());
    await placeVisit(server, { patientId: LUCIA.id, date: today, time: '00:00' });
    await placeVisit(server, { patientId: DAVI.id, date: today, time: '00:00', doctorId: JULIANA.id });
    const login = await server.addUser('doctor', 'rafael', { name: 'Rafael', doctorId: RAFAEL.id });
    const other = await Browser.another(server.url);
    const own = await signIn(other.context, login, `/agenda?data=${today}&visao=lista`);
    const row = own.getByRole('row', { name: /Lúcia Ferreira/ });
    await row.getByRole('button', { name: /Ações/ }).click();
    await own.getByRole('menuitem', { name: 'Compareceu' }).click();
    await row.getByText('compareceu').waitFor();
    expect(await own.getByText('Davi Alencar').count()).toBe(0);
    expect(await own.getByRole('button', { name: 'Marcar consulta' }).count()).toBe(0);
    await other.close();
  });

  test.for(['light', 'dark'] as const)(
    'has no barriers for anybody, on any view or dialog: %s',
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      for (const view of ['dia', 'semana', 'mes', 'lista']) {
        await page.goto(`/agenda?data=${day}&visao=${view}&medico=${RAFAEL.id}`);
        await page
          .getByText(/Beatriz Alencar|15 livres/)
          .first()
          .waitFor();
        expect(await barriers(page)).toEqual([]);
      }
      const dialogIsClean = async (name: string) => {
        await page.getByRole('dialog', { name }).waitFor();
        expect(await barriers(page)).toEqual([]);
        await page.keyboard.press('Escape');
      };
      await page.getByRole('button', { name: 'Beatriz Alencar', exact: true }).click();
      await page.getByText('O que aconteceu').waitFor();
      expect(await barriers(page)).toEqual([]);
      await page.getByRole('button', { name: 'Mover' }).click();
      await dialogIsClean('Mover consulta');
      await page.getByRole('button', { name: 'Cancelar consulta' }).click();
      await dialogIsClean('Cancelar consulta');
      await page
        .getByRole('dialog', { name: 'Consulta', exact: true })
        .getByRole('button', { name: 'Fechar' })
        .click();
      await page.getByRole('button', { name: 'Marcar consulta' }).click();
      await page.getByRole('radio', { name: '15:00' }).waitFor({ state: 'attached' });
      await dialogIsClean('Marcar consulta');
      await page.getByRole('button', { name: 'Mais da agenda' }).click();
      await page.getByRole('menuitem', { name: 'Atalhos' }).click();
      await dialogIsClean('Atalhos do teclado');
      await page.getByRole('button', { name: 'Mais da agenda' }).click();
      await page.getByRole('menuitem', { name: 'Link do calendário' }).click();
      await dialogIsClean('Link do calendário (iCal)');
      await page.goto(`/agenda/folha?data=${day}`);
      await page.getByRole('row', { name: /Beatriz Alencar/ }).waitFor();
      expect(await barriers(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference' });
    },
  );

  test('is a list on a telephone’s screen, and fits it', async () => {
    await page.setViewportSize(PHONE_SIZE);
    await page.goto(dayOf(day));
    await page.getByRole('row', { name: /10:00 Beatriz Alencar/ }).waitFor();
    const width = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(PHONE_SIZE.width);
    await page.setViewportSize({ width: 1280, height: 860 });
  });
});
