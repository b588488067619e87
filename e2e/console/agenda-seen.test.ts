import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { longDate, shownDate } from '../../console/src/parts/formats.ts';
import type { Appointment } from '../../src/booking/ports.ts';
import { clockOf } from '../../src/office/agenda/clock.ts';
import { todayIn } from '../../src/scheduling/wall-clock.ts';
import {
  bookByPhone,
  cancelByPhone,
  freeDay,
  JULIANA,
  placeVisit,
  RAFAEL,
  visitsAt,
  ZONE,
} from '../support/console/agenda.ts';
import { barriersOfBothSchemes } from '../support/console/accessibility.ts';
import type { ApiClient } from '../support/console/api-client.ts';
import { signIn } from '../support/console/console.ts';
import { describeInBrowser, sharedConsoleInBrowser } from '../support/console/fixtures.ts';
import { ANTONIO, CARLOS, DAVI, LUCIA } from '../support/small-clinic.ts';

describeInBrowser('a visit that somebody else changes while it is open', () => {
  const { server, browser } = sharedConsoleInBrowser();
  let colleague: ApiClient;
  let day: string;
  let page: Page;

  beforeAll(async () => {
    page = await signIn(browser.context, await server.addUser('receptionist', 'rita', { name: 'Rita Lima' }));
    colleague = await server.api('receptionist', 'bia', { name: 'Bia Ramos' });
    // As on a bad line: this page hears of nothing that others do.
    await page.route('**/api/v1/events', (route) => route.abort());
  });
  beforeEach(async () => {
    day = await freeDay(server, 2);
  });

  const drawer = () => page.getByRole('dialog', { name: 'Consulta', exact: true });
  const refusal = () => page.getByRole('dialog', { name: 'Nada foi mudado' });
  const current = (id: string) => server.storage.office.agenda.visit(id);
  const kinds = async (id: string) =>
    (await server.storage.office.agenda.history(id)).map(({ kind }) => kind);

  async function open({ id, date }: { readonly id: string; readonly date: string }): Promise<void> {
    await page.goto(`/agenda?data=${date}&visao=lista&medico=${RAFAEL.id}&consulta=${id}`);
    await drawer().getByText('O que aconteceu').waitFor();
  }

  async function move({ id, date, minute }: Appointment, to: object): Promise<void> {
    const expected = { doctorId: RAFAEL.id, date, time: clockOf(minute) };
    const { status } = await colleague.post(`/appointments/${id}/move`, { expected, ...to });
    expect(status).toBe(200);
  }

  test('moved by a colleague, it is not confirmed: where it is now is said, and shown on a click', async () => {
    const visit = await bookByPhone(server, { patientId: LUCIA.id, date: day, time: '09:00' });
    await open(visit);
    const other = await freeDay(server, 3);
    await move(visit, { doctorId: JULIANA.id, date: other, time: '08:30' });
    await drawer().getByRole('button', { name: 'Confirmar' }).click();
    await refusal()
      .getByText(`Lúcia Ferreira, ${longDate(day)}, às 09:00, ${RAFAEL.name}.`)
      .waitFor();
    const alert = refusal().getByRole('alert');
    await alert.getByText('Esta consulta foi alterada por outra pessoa.').waitFor();
    const now = `Agora está marcada, com a ${JULIANA.name}, em ${shownDate(other)} às 08:30.`;
    await alert.getByText(now).waitFor();
    expect(await barriersOfBothSchemes(page)).toEqual([]);
    expect(await kinds(visit.id)).toEqual(['booked', 'moved']);
    await alert.getByRole('button', { name: 'Ver como ficou' }).click();
    await drawer()
      .getByText(`${longDate(other)}, das 08:30 às 09:00`)
      .waitFor();
    await drawer().getByText('Bia Ramos (recepção)').waitFor();
    expect(new URL(page.url()).searchParams.get('data')).toBe(other);
    await drawer().getByRole('button', { name: 'Confirmar' }).click();
    await page.getByText('Lúcia Ferreira: confirmada.').waitFor();
    expect(await current(visit.id)).toMatchObject({ doctorId: JULIANA.id, status: 'confirmed' });
  });

  test('moved by a colleague, it is not marked as missed; the refusal closed, it is there as it is now', async () => {
    const today = todayIn(ZONE, Date.now());
    await placeVisit(server, { patientId: CARLOS.id, date: today, time: '00:05' });
    const [visit] = (
      await server.storage.office.agenda.visits({ from: today, until: today, doctorId: RAFAEL.id })
    ).filter(({ minute }) => minute === 5);
    if (visit === undefined) throw new Error('there is no visit');
    await open(visit);
    await move(visit, { doctorId: RAFAEL.id, date: day, time: '10:00' });
    await drawer().getByRole('button', { name: 'Faltou' }).click();
    await refusal()
      .getByText(`em ${shownDate(day)} às 10:00`)
      .waitFor();
    await refusal().getByRole('button', { name: 'Fechar' }).last().click();
    await drawer()
      .getByText(`${longDate(day)}, das 10:00 às 10:30`)
      .waitFor();
    expect(await drawer().getByRole('button', { name: 'Faltou' }).count()).toBe(0);
    expect(await current(visit.id)).toMatchObject({ date: day, status: 'booked' });
  });

  test('moved by a colleague while the reason is being written, it is not cancelled', async () => {
    const visit = await bookByPhone(server, { patientId: DAVI.id, date: day, time: '11:00' });
    await open(visit);
    await drawer().getByRole('button', { name: 'Cancelar consulta' }).click();
    const dialog = page.getByRole('dialog', { name: 'Cancelar consulta' });
    await dialog.getByText('Paciente pediu').click();
    await move(visit, { doctorId: RAFAEL.id, date: day, time: '15:30' });
    await dialog.getByRole('button', { name: 'Cancelar a consulta' }).click();
    await dialog
      .getByRole('alert')
      .getByText(`em ${shownDate(day)} às 15:30`)
      .waitFor();
    expect(await dialog.getByRole('button', { name: 'Cancelar a consulta' }).isDisabled()).toBe(true);
    expect(await barriersOfBothSchemes(page)).toEqual([]);
    expect(await visitsAt(server, day, '15:30')).toEqual([DAVI.id]);
    await dialog.getByRole('button', { name: 'Ver como ficou' }).click();
    await drawer()
      .getByText(`${longDate(day)}, das 15:30 às 16:00`)
      .waitFor();
  });

  test('cancelled by telephone, it is not confirmed, and its story says so', async () => {
    const visit = await bookByPhone(server, { patientId: ANTONIO.id, date: day, time: '16:00' });
    await open(visit);
    await cancelByPhone(server, visit);
    await drawer().getByRole('button', { name: 'Confirmar' }).click();
    await refusal().getByRole('alert').getByText('Esta consulta já foi cancelada.').waitFor();
    await refusal().getByRole('button', { name: 'Ver como ficou' }).click();
    await drawer().getByText('cancelada', { exact: true }).waitFor();
    expect(await kinds(visit.id)).toEqual(['booked', 'cancelled']);
  });
});
