import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { todayIn } from '../../src/scheduling/wall-clock.ts';
import { longDate } from '../../console/src/parts/formats.ts';
import {
  choosePatient,
  dayOf,
  expectShown,
  freeDay,
  JULIANA,
  placeVisit,
  RAFAEL,
  spotOf,
  ZONE,
} from '../support/console/agenda.ts';
import { Browser, browserAvailable } from '../support/console/browser.ts';
import { ConsoleServer, signIn } from '../support/console/console.ts';
import { CARLOS } from '../support/small-clinic.ts';

describe.skipIf(!browserAvailable())('the agenda', () => {
  let server: ConsoleServer;
  const browser = new Browser();
  let context: BrowserContext;
  let day: string;
  let page: Page;

  beforeAll(async () => {
    server = await ConsoleServer.start();
    context = await browser.open(server.url);
    day = await freeDay(server);
    page = await signIn(context, await server.addUser('receptionist'), dayOf(day));
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  const box = (name: RegExp) => page.getByRole('button', { name });

  test('books by a click on an empty time: who, when and with whom are read back, and a protocol is given', async () => {
    const spot = await spotOf(page, RAFAEL.name, '09:00');
    await page.mouse.click(spot.x, spot.y);
    const dialog = page.getByRole('dialog', { name: 'Marcar consulta' });
    await choosePatient(page, 'lúc', 'Lúcia Ferreira');
    await dialog
      .getByText(`Marcar Lúcia Ferreira com ${RAFAEL.name} (Dermatologia), ${longDate(day)}, às 09:00.`)
      .waitFor();
    await dialog.getByRole('button', { name: 'Confirmar marcação' }).click();
    await page.getByText(/Marcada: Lúcia Ferreira.*Protocolo \d+/).waitFor();
    await expectShown(box(/09:00 Lúcia Ferreira.*marcada/));
  });

  test('books from the keyboard alone', async () => {
    await page.goto(dayOf(day));
    await box(/09:00 Lúcia/).waitFor();
    await page.keyboard.press('n');
    const dialog = page.getByRole('dialog', { name: 'Marcar consulta' });
    await dialog.waitFor();
    await page.keyboard.type('935411');
    await page.getByRole('option', { name: 'Beatriz Alencar' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await dialog.getByRole('combobox', { name: 'Médico' }).focus();
    await page.keyboard.type('Rafael');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await dialog.getByRole('radio', { name: '10:00' }).focus();
    await page.keyboard.press('Space');
    await dialog.getByText(/Marcar Beatriz Alencar com .*, às 10:00\./).waitFor();
    await dialog.getByRole('button', { name: 'Confirmar marcação' }).focus();
    await page.keyboard.press('Enter');
    await expectShown(box(/10:00 Beatriz Alencar/));
  });

  test('books for the patient whose own page has asked for it', async () => {
    await page.goto(`${dayOf(day)}&marcar=${CARLOS.id}`);
    const dialog = page.getByRole('dialog', { name: 'Marcar consulta' });
    const field = dialog.getByRole('combobox', { name: 'Paciente' });
    await field.waitFor();
    expect(await field.inputValue()).toBe('Carlos Nogueira');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(page.url()).not.toContain('marcar');
  });

  test('moves by drag, only after what it would change was said and confirmed', async () => {
    const drag = async () => {
      const to = await spotOf(page, RAFAEL.name, '11:00');
      const from = await box(/09:00 Lúcia/).boundingBox();
      if (from === null) throw new Error('no box');
      await page.mouse.move(from.x + 20, from.y + 8);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y - 40, { steps: 5 });
      await page.mouse.move(to.x, to.y, { steps: 5 });
      await page.mouse.up();
    };
    await drag();
    const dialog = page.getByRole('dialog', { name: 'Mover consulta' });
    await dialog.getByText(`De: ${longDate(day)}, às 09:00, ${RAFAEL.name}`).waitFor();
    await dialog.getByText(`Para: ${longDate(day)}, às 11:00, ${RAFAEL.name}`).waitFor();
    await dialog.getByRole('button', { name: 'Deixar como está' }).click();
    await dialog.waitFor({ state: 'detached' });
    await box(/09:00 Lúcia/).waitFor();
    await drag();
    await dialog.getByRole('button', { name: 'Confirmar mudança' }).click();
    await box(/11:00 Lúcia Ferreira/).waitFor();
    expect(await box(/09:00 Lúcia/).count()).toBe(0);
  });

  test('moves from the keyboard: the visit is opened, and a free time of another doctor chosen', async () => {
    await box(/11:00 Lúcia/).focus();
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog', { name: 'Consulta', exact: true });
    await drawer.getByText('Remarcada').waitFor();
    await drawer.getByRole('button', { name: 'Mover' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Mover consulta' });
    await dialog.getByRole('combobox', { name: 'Médico' }).focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Juliana');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await dialog.getByRole('radio', { name: '08:30' }).focus();
    await page.keyboard.press('Space');
    await dialog.getByRole('button', { name: 'Confirmar mudança' }).focus();
    await page.keyboard.press('Enter');
    await drawer.getByText(JULIANA.name).waitFor();
    await page.keyboard.press('Escape');
    await expectShown(box(/08:30 Lúcia Ferreira.*Juliana/));
  });

  test('cancels with a reason, which is kept, and not without one', async () => {
    await box(/08:30 Lúcia/).click();
    await page.getByRole('button', { name: 'Cancelar consulta' }).click();
    const dialog = page.getByRole('dialog', { name: 'Cancelar consulta' });
    await dialog.getByRole('button', { name: 'Cancelar a consulta' }).click();
    await dialog.getByText('Escolha ou escreva o motivo.').waitFor();
    await dialog.getByText('Paciente pediu').click();
    await dialog.getByRole('button', { name: 'Cancelar a consulta' }).click();
    await page.getByText(/Cancelada: Lúcia Ferreira/).waitFor();
    await expect.poll(() => box(/Lúcia Ferreira/).count()).toBe(0);
    const changes = await server.storage.office.changes.since(0, 500);
    expect(changes.at(-1)).toMatchObject({ kind: 'cancelled', by: 'staff' });
  });

  test('confirms; marks who came and who did not, and takes it back', async () => {
    const today = todayIn(ZONE, Date.now());
    await placeVisit(server, { patientId: CARLOS.id, date: today, time: '00:00' });
    await page.goto(`/agenda?data=${today}&visao=lista`);
    const row = page.getByRole('row', { name: /Carlos Nogueira/ });
    const act = async (name: string) => {
      await row.getByRole('button', { name: /Ações/ }).click();
      await page.getByRole('menuitem', { name }).click();
    };
    await act('Confirmar');
    await row.getByText('confirmada').waitFor();
    await act('Compareceu');
    await row.getByText('compareceu').waitFor();
    await act('Desfazer “compareceu”');
    await row.getByText('confirmada').waitFor();
    await act('Desfazer “confirmada”');
    await row.getByText('marcada').waitFor();
    await act('Faltou');
    await expectShown(row.getByText('faltou'));
  });

  test('puts an encaixe beside a visit, named as one', async () => {
    await page.goto(dayOf(day));
    await page.getByRole('button', { name: 'Marcar consulta' }).click();
    const dialog = page.getByRole('dialog', { name: 'Marcar consulta' });
    await choosePatient(page, '98765', 'Davi Alencar');
    await dialog.getByRole('combobox', { name: 'Médico' }).click();
    await page.getByRole('option', { name: RAFAEL.name }).click();
    await dialog.getByLabel('Encaixe', { exact: true }).check();
    await dialog.getByLabel('Horário do encaixe').fill('10:00');
    await dialog.getByText(/Encaixar Davi Alencar/).waitFor();
    await dialog.getByRole('button', { name: 'Confirmar marcação' }).click();
    await box(/10:00 Davi Alencar.*encaixe/).waitFor();
    const [first, second] = await Promise.all([
      box(/10:00 Beatriz/).boundingBox(),
      box(/10:00 Davi/).boundingBox(),
    ]);
    expect(second?.x).toBeGreaterThan((first?.x ?? 0) + (first?.width ?? 0) - 1);
    expect(second?.y).toBe(first?.y);
  });
});
