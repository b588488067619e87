import { expect, test } from 'vitest';
import { cancelVisit } from '../../src/office/agenda/cancel-visit.ts';
import { moveVisit } from '../../src/office/agenda/move-visit.ts';
import type { StaffVisit } from '../../src/office/agenda/ports.ts';
import { onEveryEngine } from './engines.ts';
import * as given from './fixtures.ts';
import { asked, nine, seen, spot, StaffDesk } from './staff-desk.ts';

onEveryEngine('marks of a visit taken back', (engine) => {
  const here = new StaffDesk(engine);

  /** Marks what is there now, one after the other; gives the status after each. */
  async function after(visit: StaffVisit, ...marks: Parameters<StaffDesk['mark']>[1][]): Promise<string[]> {
    const found: string[] = [];
    for (const mark of marks) {
      const outcome = await here.mark(await current(visit), mark);
      if (outcome.kind !== 'changed') throw new Error(`${mark}: ${outcome.kind}`);
      expect(outcome.visit).toEqual(await current(visit));
      found.push(outcome.visit.status);
    }
    return found;
  }

  async function current({ id }: StaffVisit): Promise<StaffVisit> {
    const visit = await here.office.office.agenda.visit(id);
    if (visit === null) throw new Error('there is no such visit');
    return visit;
  }

  test('who had confirmed is confirmed again, also when the mark was corrected in between', async () => {
    const visit = await here.booked('p1', spot(nine));
    expect(await after(visit, 'confirmed', 'attended', 'booked')).toEqual([
      'confirmed',
      'attended',
      'confirmed',
    ]);
    expect(await after(visit, 'attended', 'no-show', 'booked')).toEqual(['attended', 'no-show', 'confirmed']);
    expect(await here.claims()).toEqual({ [`0 ${visit.id}`]: 6 });
  });

  test('who had not confirmed, or not any more, is merely booked', async () => {
    const visit = await here.booked('p1', spot(nine));
    expect(await after(visit, 'no-show', 'booked')).toEqual(['no-show', 'booked']);
    expect(await after(visit, 'confirmed', 'booked', 'attended', 'booked')).toEqual([
      'confirmed',
      'booked',
      'attended',
      'booked',
    ]);
    expect(await here.kinds(visit.id)).toEqual([
      'booked',
      'no-show',
      'reopened',
      'confirmed',
      'reopened',
      'attended',
      'reopened',
    ]);
  });

  test('what happens to another visit of the patient does not count', async () => {
    const visit = await here.booked('p1', spot(nine));
    const other = await here.booked('p1', spot(nine + 60));
    await after(visit, 'attended');
    await after(other, 'confirmed', 'attended');
    expect(await after(visit, 'booked')).toEqual(['booked']);
    expect(await after(other, 'booked')).toEqual(['confirmed']);
  });

  test('a confirmation was for the time that was moved away from: it does not come back', async () => {
    const visit = await here.booked('p1', spot(nine));
    await after(visit, 'confirmed');
    await moveVisit(here.office, { id: visit.id, seen: seen(visit), to: spot(nine + 60) }, asked());
    expect(await after(visit, 'attended', 'booked')).toEqual(['attended', 'booked']);
    expect(await after(visit, 'confirmed', 'attended', 'booked')).toContain('confirmed');
    expect(await current(visit)).toMatchObject({ minute: nine + 60, status: 'confirmed' });
  });

  test('a cancelled visit is not reopened, confirmed or not', async () => {
    const visit = await here.booked('p1', spot(nine));
    await after(visit, 'confirmed');
    await cancelVisit(here.office, { id: visit.id, seen: seen(visit), reason: 'engano' }, asked());
    for (const status of ['booked', 'confirmed'] as const)
      expect(await here.mark(await current(visit), status)).toMatchObject({
        kind: 'gone',
        current: { status: 'cancelled' },
      });
    expect(await here.kinds(visit.id)).toEqual(['booked', 'confirmed', 'cancelled']);
  });

  test('whoever asks again after an answer that never came is told what it became, and it is done once', async () => {
    const visit = await here.booked('p1', spot(nine));
    await after(visit, 'confirmed', 'attended');
    const marked = await current(visit);
    const again = asked();
    const changed = { kind: 'changed', visit: { status: 'confirmed' } };
    expect(await here.mark(marked, 'booked', again)).toMatchObject(changed);
    expect(await here.mark(marked, 'booked', again)).toMatchObject(changed);
    const unseenCommit = {
      changeId: again.changeId,
      visit: marked,
      status: 'before-mark',
      reopens: true,
      actor: given.actor,
      now: given.now,
    } as const;
    expect(await here.office.office.agenda.changeStatus(unseenCommit)).toEqual({
      kind: 'changed',
      status: 'confirmed',
    });
    expect(await here.kinds(visit.id)).toEqual(['booked', 'confirmed', 'attended', 'reopened']);
  });

  test('of two who take one mark back one does, and the other is told how it is now', async () => {
    const visit = await here.booked('p1', spot(nine));
    await after(visit, 'confirmed', 'no-show');
    const marked = await current(visit);
    const outcomes = await Promise.all([here.mark(marked, 'booked'), here.mark(marked, 'booked')]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['changed', 'gone']);
    expect(outcomes.find(({ kind }) => kind === 'gone')).toMatchObject({ current: { status: 'confirmed' } });
    expect(await here.kinds(visit.id)).toEqual(['booked', 'confirmed', 'no-show', 'reopened']);
  });
});
