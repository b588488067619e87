import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { shownDate } from '../../console/src/parts/formats.ts';
import { tickAt } from '../../src/scheduling/wall-clock.ts';
import type { AbsenceAnswer, Proposals } from '../../src/web/contract/absences.ts';
import { barriersOfBothSchemes } from '../support/console/accessibility.ts';
import { signIn } from '../support/console/console.ts';
import { describeInBrowser, sharedConsoleInBrowser } from '../support/console/fixtures.ts';
import { bookVisit, workday, ZONE } from '../support/console/workdays.ts';

const SOON = { timeout: 20_000 };

describeInBrowser('absences', () => {
  const { server, browser } = sharedConsoleInBrowser();
  let page: Page;

  beforeAll(async () => {
    page = await signIn(
      browser.context,
      await server.addUser('administrator', 'ana', { name: 'Ana' }),
      '/clinica/ausencias',
    );
  });

  const book = (patientId: string, doctorId: string, date: string, minute: number): Promise<string> =>
    bookVisit(server, { patientId, doctorId, date, minute });

  const visitNow = (id: string) =>
    server.storage.database.read((db) =>
      db
        .selectFrom('appointments')
        .select(['doctor_id', 'local_date', 'local_time', 'status'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow(),
    );

  /** Who has which of a doctor's five minutes on a date. */
  async function claimsOn(doctorId: string, date: string) {
    const start = tickAt(ZONE, date, 0) ?? 0;
    return server.storage.database.read((db) =>
      db
        .selectFrom('slot_claims')
        .select(['appointment_id', 'hold_id'])
        .where('doctor_id', '=', doctorId)
        .where('tick', '>=', start)
        .where('tick', '<', start + 288)
        .execute(),
    );
  }

  const heldClaims = () =>
    server.storage.database.read((db) =>
      db.selectFrom('slot_claims').selectAll().where('hold_id', 'is not', null).execute(),
    );

  const bodyOf = (doctorId: string, date: string, more: object = {}) => ({
    doctorId,
    from: date,
    until: date,
    reason: 'Congresso',
    ...more,
  });

  async function fillAbsence(doctor: string, date: string): Promise<void> {
    await page.goto('/clinica/ausencias/nova');
    await page.getByRole('combobox', { name: 'Quem se ausenta' }).click();
    await page.getByRole('option', { name: doctor }).click();
    await page.getByLabel('Primeiro dia').fill(shownDate(date));
    await page.keyboard.press('Tab');
    await expect.poll(() => page.getByLabel('Último dia').inputValue(), SOON).toBe(shownDate(date));
    await page.getByLabel('Motivo (opcional)').fill('Congresso');
    await page.getByRole('button', { name: 'Ver o efeito' }).click();
  }

  test('one that hits three visits moves them in one go; the one lost meanwhile stays, and is moved after', async () => {
    const date = workday(8);
    const first = await book('demo-lucia', 'rafael-costa', date, 540);
    const second = await book('demo-antonio', 'rafael-costa', date, 570);
    const third = await book('demo-beatriz', 'rafael-costa', date, 600);
    await page.getByText('Ninguém vai se ausentar.').waitFor();
    expect(await barriersOfBothSchemes(page)).toEqual([]);
    await fillAbsence('Dr. Rafael Costa', date);

    const effect = page.getByRole('region', { name: 'O que esta ausência faz' });
    await effect.getByText('3 consultas nesse período').waitFor();
    const hits = effect.getByRole('table', { name: 'Consultas nesse período' });
    await hits.getByRole('row', { name: /Lúcia Ferreira.*\*{9}01/ }).waitFor();
    expect(await page.content()).not.toContain('85988880001');
    expect(await barriersOfBothSchemes(page)).toEqual([]);

    await effect.getByLabel('Remarcar em lote com outro médico da especialidade').check();
    await effect.getByRole('button', { name: 'Buscar horários' }).click();
    const plan = effect.getByRole('table', { name: 'De quando para quando' });
    await plan
      .getByRole('row', { name: /Lúcia Ferreira/ })
      .getByText(`${shownDate(date)}, 09:00`)
      .nth(1)
      .waitFor();
    await plan
      .getByRole('row', { name: /Antônio/ })
      .getByText('Dra. Juliana Silva')
      .waitFor();
    expect(await barriersOfBothSchemes(page)).toEqual([]);
    // Held: nobody is given them while this is decided.
    expect((await claimsOn('juliana-silva', date)).filter(({ hold_id }) => hold_id !== null)).toHaveLength(
      18,
    );

    // Beatriz comes later that morning.
    await plan.getByRole('button', { name: /^Escolher outro horário para Beatriz/ }).click();
    const dialog = page.getByRole('dialog', { name: /Outro horário para Beatriz/ });
    await dialog.getByLabel('11:30').check();
    expect(await barriersOfBothSchemes(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Usar este horário' }).click();
    await plan
      .getByRole('row', { name: /Beatriz/ })
      .getByText(`${shownDate(date)}, 11:30`)
      .waitFor();
    await expect
      .poll(
        async () => (await claimsOn('juliana-silva', date)).filter(({ hold_id }) => hold_id !== null).length,
        SOON,
      )
      .toBe(18);

    // Somebody took so long that the holds ran out, and a rival was quicker for Antônio's.
    await server.storage.database.write((tx) =>
      tx
        .updateTable('slot_claims')
        .set({ expires_at: '2020-01-01 00:00:00.000' })
        .where('hold_id', 'is not', null)
        .execute(),
    );
    await book('demo-davi', 'juliana-silva', date, 570);
    await effect.getByRole('button', { name: 'Salvar e remarcar 3 consultas' }).click();
    await page.getByText('2 consultas remarcadas; 1 a remarcar.').waitFor();
    const report = page.getByRole('table', { name: 'O que foi feito de cada consulta' });
    await report.getByRole('row', { name: /Lúcia Ferreira.*Dra\. Juliana Silva.*Remarcada/ }).waitFor();
    await report
      .getByRole('row', { name: /Antônio.*A remarcar.*Alguém ocupou esse horário antes/ })
      .waitFor();
    expect(await barriersOfBothSchemes(page)).toEqual([]);

    expect(await visitNow(first)).toMatchObject({ doctor_id: 'juliana-silva', local_time: '09:00' });
    expect(await visitNow(second)).toMatchObject({ doctor_id: 'rafael-costa', local_time: '09:30' });
    expect(await visitNow(third)).toMatchObject({ doctor_id: 'juliana-silva', local_time: '11:30' });
    const left = await claimsOn('rafael-costa', date);
    expect(left.map(({ appointment_id }) => appointment_id)).toEqual(Array(6).fill(second));
    const { absences } = await server.storage.stores.clinic.read();
    expect(absences).toEqual([expect.objectContaining({ doctorId: 'rafael-costa' })]);

    // Whole numbers when they are asked for, on paper and in a file.
    await page.getByRole('button', { name: 'Mostrar telefones inteiros' }).click();
    await report.getByText('85988880001').waitFor();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Baixar CSV' }).click();
    const file = await (await downloading).path();
    expect(readFileSync(file, 'utf8')).toContain('Lúcia Ferreira;85988880001;');
    const seen = await server.storage.database.read((db) =>
      db.selectFrom('audit_log').select('patient_id').where('action', '=', 'patient.phone').execute(),
    );
    expect(new Set(seen.map(({ patient_id }) => patient_id))).toEqual(
      new Set(['demo-antonio', 'demo-beatriz', 'demo-lucia']),
    );

    await page.getByRole('link', { name: 'Remarcar as que faltam' }).click();
    await page.getByText('A remarcar: 1 consulta').waitFor();
    await page.getByRole('button', { name: 'Buscar horários' }).click();
    await page
      .getByRole('row', { name: /Antônio/ })
      .getByText('Dr. Rafael Costa')
      .waitFor();
    await page.getByRole('button', { name: 'Remarcar 1 consulta' }).click();
    await page.getByText('Nenhuma consulta a remarcar.').waitFor();
    expect(await barriersOfBothSchemes(page)).toEqual([]);
    const moved = await visitNow(second);
    expect(moved).toMatchObject({ doctor_id: 'rafael-costa', status: 'booked' });
    expect(moved.local_date > date).toBe(true);
    expect(await claimsOn('rafael-costa', date)).toEqual([]);
    await expect.poll(heldClaims, SOON).toEqual([]);
  });

  test('one passed over and left for later stays on the list; what was held for it is let go', async () => {
    const date = workday(15);
    await book('demo-lucia', 'juliana-silva', date, 540);
    await fillAbsence('Dra. Juliana Silva', date);
    const effect = page.getByRole('region', { name: 'O que esta ausência faz' });
    await effect.getByLabel('Remarcar em lote com o mesmo médico, depois da ausência').check();
    await effect.getByRole('button', { name: 'Buscar horários' }).click();
    await effect.getByText('1 de 1 com horário escolhido').waitFor();
    await effect.getByLabel(/^Remarcar Lúcia Ferreira/).uncheck();
    await effect.getByRole('button', { name: 'Salvar sem remarcar' }).click();
    await page.getByText('1 consulta a remarcar.').waitFor();
    await expect.poll(heldClaims, SOON).toEqual([]);
    await page.getByRole('link', { name: 'Todas as ausências' }).click();
    await page
      .getByRole('row', { name: /Dra\. Juliana Silva.*o dia todo.*1 consulta/ })
      .getByRole('link', { name: /^Remarcar/ })
      .waitFor();
    expect(await barriersOfBothSchemes(page)).toEqual([]);
  });

  test('one that a colleague has changed meanwhile is not written over; it can be deleted as it is now', async () => {
    const api = await server.api('administrator');
    const date = workday(22);
    const { body } = await api.post<AbsenceAnswer>('/absences', bodyOf('pedro-lima', date));
    const id = body.value?.id ?? '';
    await page.goto(`/clinica/ausencias/${id}`);
    await page.getByLabel('Motivo (opcional)').fill('Meu motivo');
    const theirs = { ...bodyOf('pedro-lima', date, { fromTime: '10:00' }), version: body.value?.version };
    expect((await api.put(`/absences/${id}`, theirs)).status).toBe(200);
    await page.getByRole('button', { name: 'Ver o efeito' }).click();
    await page.getByText('alterado por outra pessoa').waitFor();
    await page.getByText(`Agora está: ${shownDate(date)}, a partir das 10:00.`).waitFor();
    expect(await barriersOfBothSchemes(page)).toEqual([]);
    await page.getByRole('button', { name: 'Ver como ficou' }).click();
    await expect.poll(() => page.getByLabel('A partir das (opcional)').inputValue(), SOON).toBe('10:00');
    expect((await server.storage.office.absences.byId(id))?.reason).toBe('Congresso');
    await page.getByRole('button', { name: 'Excluir ausência' }).click();
    const dialog = page.getByRole('dialog', { name: 'Excluir ausência' });
    await dialog.getByRole('button', { name: 'Ver o efeito' }).click();
    await dialog.getByText('O que esta mudança faz').waitFor();
    expect(await barriersOfBothSchemes(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Excluir', exact: true }).click();
    await page.getByText('Ausência excluída.').waitFor();
    expect(await server.storage.office.absences.byId(id)).toBeNull();
  });

  test('who may not change rules may not, and a doctor sees no colleague’s', async () => {
    const date = workday(29);
    const admin = await server.api('administrator');
    const made = await admin.post<AbsenceAnswer>('/absences', bodyOf('ana-clara', date));
    const id = made.body.value?.id ?? '';
    const receptionist = await server.api('receptionist');
    expect((await receptionist.post('/absences', bodyOf('ana-clara', date))).status).toBe(403);
    expect((await receptionist.get(`/absences/${id}/visits`)).status).toBe(200);
    const doctor = await server.api('doctor', 'doutora', { doctorId: 'ana-clara' });
    const own = await doctor.get<{ items: { doctorId: string }[] }>('/absences');
    expect(own.body.items.map(({ doctorId }) => doctorId)).toEqual(['ana-clara']);
    const other = await admin.post<AbsenceAnswer>('/absences', bodyOf('camila-rocha', date));
    expect((await doctor.get(`/absences/${other.body.value?.id}/visits`)).status).toBe(403);
    const theirs = await doctor.get<{ items: unknown[] }>('/absences?doctorId=camila-rocha');
    expect(theirs.body).toEqual(own.body);
    expect((await doctor.post('/absences/proposals', { absence: bodyOf('ana-clara', date) })).status).toBe(
      403,
    );
  });

  test('a preview saves nothing, and a period that ends before it begins is refused in words', async () => {
    const admin = await server.api('administrator');
    const date = workday(36);
    const count = async () => (await admin.get<{ items: unknown[] }>('/absences')).body.items.length;
    const before = await count();
    const preview = await admin.post<AbsenceAnswer>('/absences?preview=true', bodyOf('rafael-costa', date));
    expect(preview.body).toMatchObject({ saved: false, hits: [], moves: [] });
    expect(preview.body.preview.weeks.some(({ before: was, after }) => was.visits > after.visits)).toBe(true);
    const backwards = bodyOf('rafael-costa', date, { fromTime: '14:00', untilTime: '13:00' });
    const refused = await admin.post<{ errors: unknown }>('/absences', backwards);
    expect(refused.status).toBe(400);
    expect(refused.body.errors).toEqual([
      { path: 'until', message: 'A ausência precisa terminar depois de começar.' },
    ]);
    expect(await count()).toBe(before);
  });

  test('a time that is proposed to one is not proposed to another', async () => {
    const admin = await server.api('administrator');
    const date = workday(43);
    await book('demo-lucia', 'rafael-costa', date, 480);
    await book('demo-davi', 'rafael-costa', date, 510);
    const { reason: _, ...absence } = bodyOf('rafael-costa', date);
    const ask = () => admin.post<Proposals>('/absences/proposals', { absence, whom: 'same-doctor' });
    const [one, other] = await Promise.all([ask(), ask()]);
    const times = [...one.body.items, ...other.body.items].flatMap(({ held }) =>
      held === null ? [] : [`${held.doctorId} ${held.date} ${held.time}`],
    );
    expect(new Set(times).size).toBe(times.length);
    expect(times.length).toBeGreaterThanOrEqual(2);
  });
});
