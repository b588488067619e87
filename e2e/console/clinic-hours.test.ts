import { beforeAll, expect, test } from 'vitest';
import { shownDate } from '../../console/src/parts/formats.ts';
import { addDays, weekdayOf } from '../../src/scheduling/calendar.ts';
import { expectNoBarriers } from '../support/console/accessibility.ts';
import { signIn } from '../support/console/console.ts';
import { describeInBrowser, sharedConsoleInBrowser } from '../support/console/fixtures.ts';
import { bookVisit, workday } from '../support/console/workdays.ts';

const WEEKDAYS = ['Segunda-feira', 'Terça-feira', 'Quarta-feira', 'Quinta-feira', 'Sexta-feira', 'Sábado'];

describeInBrowser('the hours of the clinic’s doctors', () => {
  const { server, browser } = sharedConsoleInBrowser();

  beforeAll(async () => {
    const page = await signIn(browser.context, await server.addUser('administrator', 'ana', { name: 'Ana' }));
    await page.close();
  });

  const hoursNow = async (id: string) => (await server.storage.office.hours.of(id))?.hours ?? [];

  /** The clinic as the telephone reads it, a few seconds old at most. */
  const asTheLineReads = () => server.storage.stores.clinic.read();

  test('hours that would leave a booked visit outside name patient and time before they are saved', async () => {
    const date = workday(3);
    const weekday = weekdayOf(date);
    await bookVisit(server, { patientId: 'demo-lucia', doctorId: 'juliana-silva', date, minute: 540 });
    const page = await browser.pageAt('/clinica/medicos');
    await expectNoBarriers(page);
    await page.getByRole('link', { name: 'Horários: Dra. Juliana Silva' }).click();
    const day = page.getByRole('region', { name: WEEKDAYS[weekday - 1] ?? '' });
    const from = day.getByLabel('Das', { exact: true });
    await expect.poll(() => from.inputValue()).toBe('08:00');
    await expectNoBarriers(page);
    await from.fill('11h');
    await page.getByRole('button', { name: 'Ver o efeito' }).click();
    const effect = page.getByRole('region', { name: 'O que esta mudança faz' });
    await effect.getByText('1 consulta marcada fica sem lugar').waitFor();
    const visit = effect
      .getByRole('table', { name: 'Consultas que ficam sem lugar' })
      .getByRole('row')
      .nth(1);
    await expect
      .poll(() => visit.textContent())
      .toContain(`${shownDate(date)}, 09:00Lúcia FerreiraDra. Juliana Silva`);
    expect(await visit.getByRole('link').getAttribute('href')).toContain(`data=${date}`);
    const weeks = effect.getByRole('table', { name: 'As próximas semanas, antes e depois' });
    expect(await weeks.getByRole('row').count()).toBe(9);
    expect(await weeks.textContent()).toContain('20 h → 17 h');
    await expectNoBarriers(page);
    expect((await hoursNow('juliana-silva')).every((row) => row.from === '08:00')).toBe(true);
    const save = effect.getByRole('button', { name: 'Salvar assim mesmo' });
    expect(await save.isDisabled()).toBe(true);
    await effect.getByLabel(/Vou cuidar desta consulta/).check();
    await save.click();
    await page.getByText('Horários salvos.').waitFor();
    const saved = (await hoursNow('juliana-silva')).find((row) => row.weekday === weekday);
    expect(saved).toMatchObject({ from: '11:00', to: '12:00', breaks: [] });
    // What is offered on the telephone follows within seconds.
    await expect
      .poll(
        async () =>
          (await asTheLineReads()).workingHours.find(
            (row) => row.doctorId === 'juliana-silva' && row.weekday === weekday,
          )?.start,
        { timeout: 10_000 },
      )
      .toBe(660);
    await page.close();
  });

  test('a change of the form puts what was seen away: only what was seen is saved', async () => {
    const page = await browser.pageAt('/clinica/medicos/rafael-costa/horarios');
    const monday = page.getByRole('region', { name: 'Segunda-feira' });
    await monday.getByLabel('Das', { exact: true }).first().fill('0830');
    await page.getByRole('button', { name: 'Ver o efeito' }).click();
    await page.getByText('Nenhuma consulta marcada fica sem lugar.').waitFor();
    await monday.getByLabel('Às', { exact: true }).first().fill('11:00');
    await page.getByRole('button', { name: 'Ver o efeito' }).waitFor();
    expect(await page.getByRole('button', { name: 'Salvar' }).count()).toBe(0);
    await page.close();
  });

  test('what is wrong with hours is told at its field, by the page and by the server', async () => {
    const page = await browser.pageAt('/clinica/medicos/rafael-costa/horarios');
    const tuesday = page.getByRole('region', { name: 'Terça-feira' });
    await page.getByRole('button', { name: 'Adicionar horário: Terça-feira' }).click();
    const row = tuesday.getByRole('group', { name: 'Terça-feira, 3º horário' });
    await row.getByLabel('Das', { exact: true }).fill('10:02');
    await row.getByLabel('Às', { exact: true }).fill('12');
    await page.getByRole('button', { name: 'Ver o efeito' }).click();
    await row.getByText('Uma hora como 08:00, de 5 em 5 minutos.').waitFor();
    await row.getByLabel('Das', { exact: true }).fill('10:00');
    await page.getByRole('button', { name: 'Ver o efeito' }).click();
    await row.getByText('Coincide com o horário das 08:00 às 12:00 do mesmo dia.').waitFor();
    await expectNoBarriers(page);
    await page.close();
  });

  test('a day is copied to others; from a date on, new hours take the place of those of now', async () => {
    const page = await browser.pageAt('/clinica/medicos/gabriel-santos/horarios');
    await page.getByRole('button', { name: 'Copiar Segunda-feira para outros dias' }).click();
    const copy = page.getByRole('dialog', { name: 'Copiar Segunda-feira para outros dias' });
    await copy.getByLabel('Sábado').check();
    await copy.getByLabel('Terça-feira').check();
    await expectNoBarriers(page);
    await copy.getByRole('button', { name: 'Copiar' }).click();
    const tuesday = page.getByRole('region', { name: 'Terça-feira' });
    await expect.poll(() => tuesday.getByLabel('Das', { exact: true }).inputValue()).toBe('08:00');
    await page.getByRole('button', { name: 'Mudar a partir de uma data' }).click();
    const { clinic } = (
      await (await server.api('administrator')).get<{ clinic: { today: string } }>('/session')
    ).body;
    const date = addDays(clinic.today, 20);
    await page.getByLabel('Novos horários a partir de').fill(shownDate(date));
    await page.getByRole('button', { name: 'Preparar os novos horários' }).click();
    const saturday = page.getByRole('region', { name: 'Sábado' });
    await expect
      .poll(() => saturday.getByLabel('Vale até (opcional)').first().inputValue())
      .toBe(shownDate(addDays(date, -1)));
    const newer = saturday.getByRole('group', { name: 'Sábado, 2º horário' });
    await newer.getByLabel('Às', { exact: true }).fill('10:00');
    await newer.getByRole('button', { name: 'Pausa' }).click();
    await newer.getByLabel('Pausa das').fill('9');
    await newer.getByRole('group').getByLabel('Às', { exact: true }).fill('9:15');
    await page.getByRole('button', { name: 'Ver o efeito' }).click();
    await page.getByRole('button', { name: 'Salvar' }).click();
    await page.getByText('Horários salvos.').waitFor();
    const saturdays = (await hoursNow('gabriel-santos')).filter(({ weekday }) => weekday === 6);
    expect(saturdays).toMatchObject([
      { from: '08:00', to: '12:00', validUntil: addDays(date, -1), breaks: [] },
      {
        from: '08:00',
        to: '10:00',
        validFrom: date,
        validUntil: null,
        breaks: [{ from: '09:00', to: '09:15' }],
      },
    ]);
    await page.close();
  });
});
