import { expect, test } from 'vitest';
import { cancelVisit } from '../../src/office/agenda/cancel-visit.ts';
import { changeStatus } from '../../src/office/agenda/change-status.ts';
import { moveVisit } from '../../src/office/agenda/move-visit.ts';
import { onEveryEngine } from './engines.ts';
import * as given from './fixtures.ts';
import { ana, asked, juliana, nine, rafael, seen, spot, staff, StaffDesk } from './staff-desk.ts';

const { now, testIds } = given;

onEveryEngine('changes of a visit by the staff', (engine) => {
  const here = new StaffDesk(engine);

  test('a visit can be confirmed, marked, and the mark taken back; it keeps its time', async () => {
    const visit = await here.booked('p1', spot(nine));
    const confirmed = await here.mark(visit, 'confirmed');
    expect(confirmed).toMatchObject({ kind: 'changed', visit: { status: 'confirmed' } });
    const attended = await here.mark({ ...visit, status: 'confirmed' }, 'attended');
    expect(attended).toMatchObject({ kind: 'changed', visit: { status: 'attended' } });
    await here.mark({ ...visit, status: 'attended' }, 'no-show');
    await here.mark({ ...visit, status: 'no-show' }, 'confirmed');
    await here.mark({ ...visit, status: 'confirmed' }, 'booked');
    expect(await here.kinds(visit.id)).toEqual([
      'booked',
      'confirmed',
      'attended',
      'no-show',
      'reopened',
      'reopened',
    ]);
    expect(await here.claims()).toEqual({ [`0 ${visit.id}`]: 6 });
  });

  test('nobody has come before the day of the visit, which begins at midnight where it is', async () => {
    const visit = await here.booked('p1', spot(nine, { date: '2027-01-05' }));
    here.time = Date.UTC(2027, 0, 5, 2, 59, 59);
    expect(await here.mark(visit, 'attended')).toMatchObject({ kind: 'too-early' });
    expect(await here.mark(visit, 'confirmed')).toMatchObject({ kind: 'changed' });
    here.time = Date.UTC(2027, 0, 5, 3);
    expect(await here.mark({ ...visit, status: 'confirmed' }, 'no-show')).toMatchObject({ kind: 'changed' });
  });

  test('a status is set only on what was seen: not over another one, not on a visit that has moved or been cancelled', async () => {
    const visit = await here.booked('p1', spot(nine));
    await here.mark(visit, 'attended');
    expect(await here.mark(visit, 'no-show')).toMatchObject({
      kind: 'gone',
      current: { status: 'attended' },
    });
    const other = await here.booked('p2', spot(nine + 60));
    await moveVisit(here.office, { id: other.id, seen: seen(other), to: spot(nine + 90) }, asked());
    const wish = { id: other.id, expected: 'booked', seen: seen(other), status: 'confirmed' } as const;
    expect(await changeStatus(here.office, wish, asked())).toMatchObject({
      kind: 'gone',
      current: { minute: nine + 90, status: 'booked' },
    });
    expect(
      await here.office.office.agenda.changeStatus({
        changeId: testIds.next(),
        visit: other,
        status: 'confirmed',
        reopens: false,
        actor: given.actor,
        now,
      }),
    ).toEqual({ kind: 'gone' });
    expect(await here.kinds(other.id)).toEqual(['booked', 'moved']);
    const third = await here.booked('p3', spot(15 * 60));
    await cancelVisit(here.office, { id: third.id, seen: seen(third), reason: 'engano' }, asked());
    expect(await here.mark(third, 'confirmed')).toMatchObject({
      kind: 'gone',
      current: { status: 'cancelled' },
    });
  });

  test('who came is marked by whoever may mark it, and on no agenda but one’s own', async () => {
    const visit = await here.booked('p1', spot(nine));
    const doctor = (doctorId: string) =>
      asked(staff('doctor', { permissions: new Set(['agenda:read', 'agenda:attendance']), doctorId }));
    expect(await here.mark(visit, 'confirmed', doctor(rafael))).toEqual({ kind: 'not-permitted' });
    expect(await here.mark(visit, 'attended', doctor(juliana))).toEqual({ kind: 'not-theirs' });
    expect(await here.mark(visit, 'attended', doctor(rafael))).toMatchObject({ kind: 'changed' });
    expect(await here.mark({ ...visit, status: 'attended' }, 'booked', doctor(rafael))).toMatchObject({
      kind: 'changed',
    });
  });

  test('of two who change one visit the second is told how it is now', async () => {
    const visit = await here.booked('p1', spot(nine));
    const to = (minute: number) => ({ id: visit.id, seen: seen(visit), to: spot(minute) });
    const outcomes = await Promise.all([
      moveVisit(here.office, to(nine + 60), asked()),
      moveVisit(here.office, to(nine + 90), asked()),
      cancelVisit(here.office, { id: visit.id, seen: seen(visit), reason: 'engano' }, asked()),
    ]);
    expect(outcomes.map(({ kind }) => kind).filter((kind) => kind !== 'gone')).toHaveLength(1);
    const current = await here.office.office.agenda.visit(visit.id);
    const told = outcomes.flatMap((outcome) => (outcome.kind === 'gone' ? [outcome.current] : []));
    expect(told).toEqual([current, current]);
  });

  test('whoever asks again after an answer that never came finds what was done', async () => {
    const how = () => asked(ana, 'change-000000');
    const first = await here.book('p1', spot(nine), how());
    if (first.kind !== 'booked') throw new Error(first.kind);
    expect(await here.book('p1', spot(nine), how())).toEqual(first);
    const { visit } = first;
    const moving = asked();
    const move = { id: visit.id, seen: seen(visit), to: spot(nine + 60) };
    await moveVisit(here.office, move, moving);
    expect(await moveVisit(here.office, move, moving)).toMatchObject({
      kind: 'moved',
      visit: { minute: nine + 60 },
    });
    const confirming = asked();
    await here.mark(visit, 'confirmed', confirming);
    expect(await here.mark(visit, 'confirmed', confirming)).toMatchObject({ kind: 'changed' });
    const cancelling = asked();
    const cancellation = { id: visit.id, seen: { ...seen(visit), minute: nine + 60 }, reason: 'engano' };
    await cancelVisit(here.office, cancellation, cancelling);
    expect(await cancelVisit(here.office, cancellation, cancelling)).toMatchObject({ kind: 'cancelled' });
    expect(await here.kinds(visit.id)).toEqual(['booked', 'moved', 'confirmed', 'cancelled']);
  });

  test('a move to where it is changes nothing: who was confirmed stays so', async () => {
    const visit = await here.booked('p1', spot(nine));
    await here.mark(visit, 'confirmed');
    const outcome = await moveVisit(
      here.office,
      { id: visit.id, seen: seen(visit), to: spot(nine) },
      asked(),
    );
    expect(outcome).toMatchObject({ kind: 'moved', visit: { status: 'confirmed' } });
    expect(await here.kinds(visit.id)).toEqual(['booked', 'confirmed']);
  });
});
