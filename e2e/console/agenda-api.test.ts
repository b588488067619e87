import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../src/scheduling/calendar.ts';
import { book } from '../../src/booking/visits.ts';
import type { Month } from '../../src/web/contract/agenda.ts';
import { offerByPhone, RAFAEL } from '../support/console/agenda.ts';
import { ApiClient } from '../support/console/api-client.ts';
import { at, DAVI, LUCIA, shown, today, Reception } from '../support/console/reception.ts';

describe('the API of the agenda', () => {
  let reception: Reception;

  beforeAll(async () => {
    reception = await Reception.open();
  });
  afterAll(() => reception.close());

  test('is closed to strangers and to whoever has no part in it', async () => {
    const date = reception.workday();
    expect((await reception.dayOf(new ApiClient(reception.server.url), date)).status).toBe(401);
    const auditor = await reception.server.api('auditor');
    expect((await reception.dayOf(auditor, date)).status).toBe(403);
    expect((await reception.book(auditor, { ...LUCIA, ...at(date, '09:00') })).status).toBe(403);
  });

  test('a booked visit is in the agenda at once, with who comes, and is written down', async () => {
    const date = reception.workday();
    const visit = await reception.booked(date, '09:05');
    expect(visit).toMatchObject({
      patient: { id: 'demo-lucia', name: 'Lúcia Ferreira' },
      ...at(date, '09:05'),
      locationId: 'aldeota',
      minutes: 30,
      lane: 0,
      status: 'booked',
    });
    const { body } = await reception.dayOf(reception.ana, date, `&doctorId=${RAFAEL.id}`);
    expect(body.visits).toEqual([visit]);
    expect(body.working.map(({ from, until }) => [from, until])).toEqual([
      ['08:00', '12:00'],
      ['14:00', '18:00'],
    ]);
    expect((await reception.dayOf(reception.bia, date)).body.doctors).toHaveLength(14);
    const [entry] = await reception.audited('appointment.book', { patientId: 'demo-lucia' });
    expect(entry).toMatchObject({
      actor: { name: 'Ana Lima' },
      subject: { kind: 'appointment', id: visit.id },
    });
    const views = await reception.audited('agenda.view', { actorId: entry?.actor.id ?? '' });
    expect(views.filter(({ details }) => details?.['from'] === date)).toHaveLength(1);
  });

  test('the same request again is the same visit, not a second one', async () => {
    const date = reception.workday();
    const key = randomUUID();
    const what = { ...LUCIA, ...at(date, '10:00') };
    const [first, again] = [
      await reception.book(reception.ana, what, key),
      await reception.book(reception.ana, what, key),
    ];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    // As when the first answer was lost on our side, and is not kept: the visit is found by the key all the same.
    await reception.server.storage.database.write((tx) => tx.deleteFrom('idempotency_keys').execute());
    const found = await reception.book(reception.ana, what, key);
    expect([found.status, found.body]).toEqual([201, first.body]);
    expect((await reception.dayOf(reception.ana, date)).body.visits).toHaveLength(1);
  });

  test('a lost race names the colleague who won, and what is free near it', async () => {
    const date = reception.workday();
    await reception.booked(date, '09:00');
    const { status, body } = await reception.book(reception.bia, { ...DAVI, ...at(date, '09:00') });
    expect(status).toBe(409);
    expect(body).toMatchObject({
      code: 'taken',
      title: 'O horário das 09:00 com o Dr. Rafael Costa acabou de ser marcado por Ana Lima (recepção).',
      detail: 'Escolha um dos horários livres por perto.',
      winner: { kind: 'staff', name: 'Ana Lima' },
    });
    expect(body.nearby.map(({ doctorId, time }) => `${doctorId} ${time}`).slice(0, 4)).toEqual(
      ['08:00', '08:30', '09:30', '10:00'].map((time) => `${RAFAEL.id} ${time}`),
    );
    const [near] = body.nearby;
    expect((await reception.book(reception.bia, { ...DAVI, ...near })).status).toBe(201);
  });

  test('what a caller hears at this moment is shown as held, and refused', async () => {
    const date = reception.workday();
    const { server } = reception;
    const hold = await offerByPhone(server, { patientId: 'demo-davi', date, time: '15:00' });
    expect((await reception.dayOf(reception.ana, date)).body.held).toEqual([
      { doctorId: RAFAEL.id, date, from: '15:00', until: '15:30' },
    ]);
    const { body } = await reception.book(reception.ana, { ...LUCIA, ...at(date, '15:15') });
    expect(body).toMatchObject({
      code: 'taken',
      title: 'O horário das 15:15 com o Dr. Rafael Costa está sendo oferecido por telefone neste momento.',
      winner: { kind: 'offered', name: null, at: null },
    });
    const clinic = await server.desk.stores.clinic.read();
    await book(server.desk, clinic, { patientId: 'demo-davi', callId: 'a-call' }, hold);
    expect((await reception.book(reception.ana, { ...LUCIA, ...at(date, '15:00') })).body).toMatchObject({
      code: 'taken',
      title: 'O horário das 15:00 com o Dr. Rafael Costa acabou de ser marcado por telefone.',
      winner: { kind: 'phone', name: null },
    });
  });

  test('twenty requests at once for one time: one visit', async () => {
    const date = reception.workday();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        reception.book(index % 2 === 0 ? reception.ana : reception.bia, {
          ...LUCIA,
          ...at(date, '16:00'),
          patientId: index % 3 === 0 ? 'demo-lucia' : 'demo-davi',
        }),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
    expect(reception.server.complaints).toEqual([]);
    expect((await reception.dayOf(reception.ana, date)).body.visits).toHaveLength(1);
  });

  test('what cannot be is refused with what is wrong and what to do', async () => {
    const date = reception.workday();
    const problem = async (what: object) => {
      const { status, body } = await reception.book(reception.ana, what);
      return [status, body.code, body.title];
    };
    const dateShown = shown(date);
    const title = `Fora do horário: em ${dateShown}, Dr. Rafael Costa atende das 08:00 às 12:00 e das 14:00 às 18:00.`;
    expect(await problem({ ...LUCIA, ...at(date, '12:30') })).toEqual([409, 'outside-hours', title]);
    expect(await problem({ ...LUCIA, ...at(addDays(today, -1), '09:00'), encaixe: true })).toEqual([
      409,
      'past',
      'Esse horário já passou.',
    ]);
    expect(await problem({ ...LUCIA, ...at(date, '09:03') })).toEqual([
      400,
      'not-valid',
      'Há valores que não servem.',
    ]);
    expect(await problem({ ...LUCIA, ...at(date, '09:00'), patientId: 'nobody' })).toEqual([
      404,
      'not-found',
      'O paciente não existe.',
    ]);
    expect(await problem({ ...LUCIA, ...at(date, '09:00', 'marina-correa') })).toEqual([
      409,
      'specialty-not-offered',
      'Dra. Marina Corrêa não atende Dermatologia.',
    ]);
    await reception.booked(date, '09:00');
    const busy = await reception.book(reception.ana, { ...LUCIA, ...at(date, '09:15', 'juliana-silva') });
    expect(busy.body).toMatchObject({
      code: 'patient-busy',
      title: `O paciente já tem consulta com o Dr. Rafael Costa em ${dateShown} às 09:00.`,
    });
    expect((await reception.ana.get(`/agenda?from=${date}&until=${addDays(date, 42)}`)).status).toBe(400);
    expect((await reception.ana.get(`/agenda?from=${date}&until=${addDays(date, -1)}`)).status).toBe(400);
  });

  test('a month tells how much is free and how much is booked', async () => {
    const date = reception.workday();
    await reception.booked(date, '09:00');
    const { body } = await reception.ana.get<Month>(
      `/agenda/month?month=${date.slice(0, 7)}&doctorId=${RAFAEL.id}`,
    );
    expect(body.days.find((day) => day.date === date)).toEqual({ date, free: 15, booked: 1, holiday: null });
    expect(body.days[0]?.date).toBe(`${date.slice(0, 7)}-01`);
    expect((await reception.ana.get('/agenda/month?month=2027-13')).status).toBe(400);
  });
});
