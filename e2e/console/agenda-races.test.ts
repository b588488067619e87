import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { shownDate } from '../../console/src/parts/formats.ts';
import {
  bookByPhone,
  cancelByPhone,
  choosePatient,
  dayOf,
  freeDay,
  offerByPhone,
  RAFAEL,
  spotOf,
  visitsAt,
} from '../support/console/agenda.ts';
import { barriers } from '../support/console/accessibility.ts';
import { Browser, browserAvailable } from '../support/console/browser.ts';
import { ConsoleServer, signIn } from '../support/console/console.ts';
import { ANTONIO, CARLOS, DAVI, LUCIA } from '../support/small-clinic.ts';

describe.skipIf(!browserAvailable())('rivals for the agenda', () => {
  let server: ConsoleServer;
  const browser = new Browser();
  let context: BrowserContext;
  let day: string;
  let page: Page;

  beforeAll(async () => {
    server = await ConsoleServer.start();
    context = await browser.open(server.url);
    page = await signIn(context, await server.addUser('receptionist', 'rita', { name: 'Rita Lima' }));
    await page.emulateMedia({ reducedMotion: 'reduce' });
  });
  beforeEach(async () => {
    day = await freeDay(server, 2);
    await page.goto(dayOf(day));
    await page.getByRole('button', { name: RAFAEL.name, exact: true }).waitFor();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  const box = (name: RegExp, at: Page = page) => at.getByRole('button', { name });

  async function fill(at: Page, time: string, typed: string, name: string): Promise<void> {
    const spot = await spotOf(at, RAFAEL.name, time);
    await at.mouse.click(spot.x, spot.y);
    await choosePatient(at, typed, name);
    await at.getByText(new RegExp(`Marcar ${name} com .*, às ${time}\\.`)).waitFor();
  }

  test('a visit booked by telephone appears by itself, and is announced', async () => {
    // Whatever was booked before the page listened is shown, and is no news.
    await bookByPhone(server, { patientId: CARLOS.id, date: day, time: '08:00' });
    await box(/08:00 Carlos Nogueira/).waitFor();
    await bookByPhone(server, { patientId: LUCIA.id, date: day, time: '14:00' });
    await box(/14:00 Lúcia Ferreira/).waitFor();
    const said = page.getByRole('status').filter({
      hasText: `Marcada por telefone: ${RAFAEL.name}, ${shownDate(day)}, 14:00`,
    });
    await said.waitFor();
    expect(await said.getAttribute('aria-live')).toBe('polite');
  });

  test('a time that is being offered on the telephone is shown as such, until it is let go', async () => {
    const hold = await offerByPhone(server, { patientId: LUCIA.id, date: day, time: '15:00' });
    await page.reload();
    await page.getByText('em oferta por telefone').waitFor();
    expect(await barriers(page)).toEqual([]);
    await server.storage.stores.agenda.release([hold]);
    await page.reload();
    await page.getByRole('button', { name: RAFAEL.name, exact: true }).waitFor();
    await expect.poll(() => page.getByText('em oferta por telefone').count()).toBe(0);
  });

  test('of two browsers that book one time at once exactly one gets it; the other is told by whom and books beside it', async () => {
    const other = await Browser.another(server.url);
    const colleague = await server.addUser('receptionist', 'bia', { name: 'Bia Ramos' });
    const theirs = await signIn(other.context, colleague, dayOf(day));
    await theirs.getByRole('button', { name: RAFAEL.name, exact: true }).waitFor();
    await theirs.emulateMedia({ reducedMotion: 'reduce' });
    await Promise.all([
      fill(page, '16:00', 'antônio', 'Antônio Bezerra'),
      fill(theirs, '16:00', 'carlos', 'Carlos Nogueira'),
    ]);
    const confirm = (at: Page) => at.getByRole('button', { name: 'Confirmar marcação' }).click();
    await Promise.all([confirm(page), confirm(theirs)]);
    const lost = (at: Page) => at.getByRole('alert').filter({ hasText: 'marcado por' });
    const loser = await Promise.any(
      [page, theirs].map(async (at) => {
        await lost(at).waitFor();
        return at;
      }),
    );
    const winner = loser === page ? theirs : page;
    await winner.getByText(/Marcada: .*Protocolo/).waitFor();
    expect(await visitsAt(server, day, '16:00')).toHaveLength(1);
    await lost(loser)
      .getByText(loser === page ? /Bia Ramos/ : /Rita Lima/)
      .waitFor();
    expect(await barriers(loser)).toEqual([]);
    await lost(loser).getByRole('button', { name: /16:30/ }).click();
    await loser.getByText(/Marcada: .*às 16:30\. Protocolo/).waitFor();
    expect(await visitsAt(server, day, '16:30')).toHaveLength(1);
    await box(/16:00/, loser).waitFor();
    await other.close();
  });

  test('a time that was taken by telephone while the dialog was open says so', async () => {
    await fill(page, '09:00', 'bea', 'Beatriz Alencar');
    await bookByPhone(server, { patientId: DAVI.id, date: day, time: '09:00' });
    await page.getByRole('radio', { name: '09:00' }).waitFor({ state: 'detached' });
    await page.getByLabel('Outro horário (opcional)').fill('09:00');
    await page.getByRole('button', { name: 'Confirmar marcação' }).click();
    await page
      .getByRole('alert')
      .getByText(/marcado por telefone/)
      .waitFor();
    expect(await visitsAt(server, day, '09:00')).toEqual([DAVI.id]);
  });

  test('a visit that was cancelled by telephone is not moved: it is said what became of it', async () => {
    const visit = await bookByPhone(server, { patientId: ANTONIO.id, date: day, time: '11:00' });
    await box(/11:00 Antônio/).click();
    await page.getByRole('button', { name: 'Mover' }).click();
    const dialog = page.getByRole('dialog', { name: 'Mover consulta' });
    await dialog.getByText('11:30', { exact: true }).click();
    await cancelByPhone(server, visit);
    await dialog.getByRole('button', { name: 'Confirmar mudança' }).click();
    await page.getByRole('alert').getByText('Esta consulta já foi cancelada.').waitFor();
    expect(await visitsAt(server, day, '11:30')).toEqual([]);
    await dialog.getByRole('button', { name: 'Ver como ficou' }).click();
    const drawer = page.getByRole('dialog', { name: 'Consulta', exact: true });
    await drawer.getByText('Cancelada', { exact: true }).waitFor();
  });
});
