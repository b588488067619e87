import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../src/scheduling/calendar.ts';
import type { AppointmentDetails, Month } from '../../src/web/contract/agenda.ts';
import type { IssuedToken } from '../../src/web/contract/tokens.ts';
import { placeVisit, RAFAEL } from '../support/console/agenda.ts';
import { ApiClient } from '../support/console/api-client.ts';
import { at, DAVI, expected, LUCIA, shown, today, Reception } from '../support/console/reception.ts';

describe('changes of visits through the API', () => {
  let reception: Reception;

  beforeAll(async () => {
    reception = await Reception.open();
  });
  afterAll(() => reception.close());

  test('a visit moves if it is where it was seen; whoever saw it elsewhere is shown where it is now', async () => {
    const [date, other] = [reception.workday(), reception.workday()];
    const visit = await reception.booked(date, '09:00');
    const to = { expected: expected(visit), ...at(other, '14:30') };
    const moved = await reception.change(reception.ana, visit, 'move', to);
    expect(moved.body).toMatchObject({ id: visit.id, protocol: visit.protocol, date: other, time: '14:30' });
    const late = await reception.change(reception.bia, visit, 'move', { ...to, time: '15:00' });
    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({ code: 'gone', current: { date: other, time: '14:30' } });
    expect(late.body.detail).toContain(`com o Dr. Rafael Costa, em ${shown(other)} às 14:30`);
    expect((await reception.dayOf(reception.ana, date)).body.visits).toEqual([]);
    const unknown = await reception.change(reception.ana, { ...visit, id: 'nothing' }, 'move', to);
    expect([unknown.status, unknown.body.code]).toEqual([404, 'not-found']);
  });

  test('a cancelled visit is out of the agenda, its time free, and its story kept with the reason', async () => {
    const date = reception.workday();
    const visit = await reception.booked(date, '09:00');
    await reception.change(reception.ana, visit, 'move', { expected: expected(visit), ...at(date, '10:00') });
    const moved = { ...visit, time: '10:00' };
    expect(
      (await reception.change(reception.ana, moved, 'cancel', { expected: expected(moved), reason: '' }))
        .status,
    ).toBe(400);
    const cancelled = await reception.change(reception.bia, moved, 'cancel', {
      expected: expected(moved),
      reason: 'Paciente viajou',
    });
    expect(cancelled.body).toMatchObject({ status: 'cancelled' });
    const { body } = await reception.ana.get<AppointmentDetails>(`/appointments/${visit.id}`);
    expect(body.visit.status).toBe('cancelled');
    expect(body.history.map(({ kind, by, reason, from }) => ({ kind, by, reason, from }))).toEqual([
      { kind: 'booked', by: 'Ana Lima (recepção)', reason: null, from: null },
      {
        kind: 'moved',
        by: 'Ana Lima (recepção)',
        reason: null,
        from: `Dr. Rafael Costa, ${shown(date)} às 09:00`,
      },
      { kind: 'cancelled', by: 'Bia Reis (recepção)', reason: 'Paciente viajou', from: null },
    ]);
    expect(await reception.audited('appointment.view', { patientId: 'demo-lucia' })).not.toEqual([]);
    expect(await reception.audited('appointment.cancel', { patientId: 'demo-lucia' })).not.toEqual([]);
    const again = await reception.change(reception.ana, moved, 'cancel', {
      expected: expected(moved),
      reason: 'de novo',
    });
    expect(again.body).toMatchObject({ code: 'gone', title: 'Esta consulta já foi cancelada.' });
    expect((await reception.book(reception.ana, { ...DAVI, ...at(date, '10:00') })).status).toBe(201);
  });

  test('an encaixe goes beside a visit and outside the hours, for those who may', async () => {
    const date = reception.workday();
    await reception.booked(date, '09:00');
    const beside = await reception.book(reception.ana, { ...DAVI, ...at(date, '09:00'), encaixe: true });
    expect(beside.body).toMatchObject({ lane: 1 });
    expect(
      (await reception.book(reception.ana, { ...DAVI, ...at(date, '19:00'), encaixe: true })).body,
    ).toMatchObject({
      lane: 1,
    });
    const administrator = await reception.server.api('administrator');
    const { body } = await administrator.post<IssuedToken>('/tokens', {
      name: 'Totem da entrada',
      scopes: ['agenda:read', 'agenda:write'],
    });
    const program = new ApiClient(reception.server.url).useToken(body.secret);
    const place = { ...DAVI, ...at(date, '11:00') };
    expect((await reception.book(program, { ...place, encaixe: true })).body.code).toBe('not-allowed');
    const byProgram = await reception.book(program, place);
    expect(byProgram.status).toBe(201);
    const details = await reception.ana.get<AppointmentDetails>(`/appointments/${byProgram.body.id}`);
    expect(details.body.history.map(({ by }) => by)).toEqual(['programa “Totem da entrada”']);
    expect((await reception.book(reception.ana, { ...LUCIA, ...at(date, '11:00') })).body.title).toContain(
      'acabou de ser marcado pelo programa “Totem da entrada”',
    );
  });

  test('a visit is confirmed at any time, and marked from its day on; both can be taken back', async () => {
    const date = reception.workday();
    const visit = await reception.booked(date, '09:00');
    const status = async (from: string, to: string) =>
      (await reception.change(reception.ana, visit, 'status', { expected: from, status: to })).body;
    expect(await status('booked', 'confirmed')).toMatchObject({ status: 'confirmed' });
    expect(await status('booked', 'confirmed')).toMatchObject({
      code: 'gone',
      current: { status: 'confirmed' },
    });
    expect(await status('confirmed', 'attended')).toMatchObject({ code: 'too-early' });
    expect(await status('confirmed', 'booked')).toMatchObject({ status: 'booked' });
    expect(
      (await reception.change(reception.ana, visit, 'status', { expected: 'booked', status: 'cancelled' }))
        .status,
    ).toBe(400);
  });

  test('a status is not changed where the visit was not seen: it is told where it is now', async () => {
    const [date, other] = [reception.workday(), reception.workday()];
    const visit = await reception.booked(date, '09:00');
    await reception.change(reception.bia, visit, 'move', {
      expected: expected(visit),
      ...at(other, '15:00'),
    });
    const confirmation = { expected: 'booked', status: 'confirmed' };
    const late = await reception.change(reception.ana, visit, 'status', {
      ...confirmation,
      seen: expected(visit),
    });
    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({
      code: 'gone',
      current: { date: other, time: '15:00', status: 'booked' },
    });
    expect(late.body.detail).toContain(`com o Dr. Rafael Costa, em ${shown(other)} às 15:00`);
    const seen = at(other, '15:00');
    expect(
      (await reception.change(reception.ana, visit, 'status', { ...confirmation, seen })).body,
    ).toMatchObject({ status: 'confirmed' });
  });

  test('a mark taken back answers, and notes, what the visit is again: confirmed, if it had been', async () => {
    const yesterday = addDays(today, -1);
    await placeVisit(reception.server, { patientId: 'demo-lucia', date: yesterday, time: '10:00' });
    const visit = (await reception.dayOf(reception.ana, yesterday)).body.visits.find(
      ({ time }) => time === '10:00',
    );
    if (visit === undefined) throw new Error('there is no visit');
    const status = async (from: string, to: string) =>
      (
        await reception.change(reception.ana, visit, 'status', {
          expected: from,
          seen: expected(visit),
          status: to,
        })
      ).body.status;
    expect(await status('booked', 'confirmed')).toBe('confirmed');
    expect(await status('confirmed', 'no-show')).toBe('no-show');
    expect(await status('no-show', 'booked')).toBe('confirmed');
    const noted = await reception.audited('appointment.status', { patientId: 'demo-lucia' });
    expect(noted).toContainEqual(
      expect.objectContaining({ details: expect.objectContaining({ from: 'no-show', to: 'confirmed' }) }),
    );
  });

  test('a doctor sees and marks the own agenda, and no other', async () => {
    const yesterday = addDays(today, -1);
    await placeVisit(reception.server, { patientId: 'demo-davi', date: yesterday, time: '09:00' });
    const own = await reception.server.api('doctor', 'rafael', { name: 'Rafael Costa', doctorId: RAFAEL.id });
    const other = await reception.server.api('doctor', 'juliana', {
      name: 'Juliana Silva',
      doctorId: 'juliana-silva',
    });
    const { body } = await reception.dayOf(own, yesterday);
    expect(body.doctors.map((doctor) => doctor.id)).toEqual([RAFAEL.id]);
    const [visit] = body.visits;
    if (visit === undefined) throw new Error('there is no visit');
    expect(visit.patient.name).toBe('Davi Alencar');
    expect((await reception.dayOf(other, yesterday)).body.visits).toEqual([]);
    expect((await reception.dayOf(other, yesterday, `&doctorId=${RAFAEL.id}`)).status).toBe(403);
    expect((await other.get(`/appointments/${visit.id}`)).status).toBe(403);
    const month = await other.get<Month>(`/agenda/month?month=${yesterday.slice(0, 7)}`);
    expect(month.body.days.find((day) => day.date === yesterday)?.booked).toBe(0);
    const attended = { expected: 'booked', status: 'attended' };
    const refused = await reception.change(other, visit, 'status', attended);
    expect([refused.status, refused.body.code, refused.body.title]).toEqual([
      403,
      'not-allowed',
      'Esta consulta está na agenda de outro médico.',
    ]);
    expect(
      (await reception.change(own, visit, 'status', { expected: 'booked', status: 'confirmed' })).status,
    ).toBe(403);
    expect((await reception.change(own, visit, 'status', attended)).body).toMatchObject({
      status: 'attended',
    });
    expect(
      (await reception.change(own, visit, 'cancel', { expected: expected(visit), reason: 'engano' })).status,
    ).toBe(403);
    expect((await reception.book(own, { ...LUCIA, ...at(reception.workday(), '09:00') })).status).toBe(403);
  });
});
