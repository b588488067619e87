import { expect, test } from 'vitest';
import { cancelVisit } from '../../src/office/agenda/cancel-visit.ts';
import { makeFeed, readFeed } from '../../src/office/agenda/feed.ts';
import { readMonth } from '../../src/office/agenda/month.ts';
import { readAgenda } from '../../src/office/agenda/read-agenda.ts';
import type { Office } from '../../src/office/desk.ts';
import type { Storage } from '../../src/storage/index.ts';
import { readClinic } from '../../src/storage/stores/read-clinic.ts';
import { onEveryEngine } from './engines.ts';
import * as given from './fixtures.ts';
import { ana, asked, nine, rafael, seen, spot, StaffDesk, today } from './staff-desk.ts';

const { now } = given;

onEveryEngine('what the staff sees of the agenda', (engine) => {
  const here = new StaffDesk(engine);

  test('the agenda of some days: who works, who comes, who is away, and what is offered at this moment', async () => {
    const visit = await here.booked('p1', spot(nine));
    const beside = await here.booked('p2', spot(nine, { encaixe: true }));
    const cancelled = await here.booked('p3', spot(11 * 60));
    await cancelVisit(here.office, { id: cancelled.id, seen: seen(cancelled), reason: 'engano' }, asked());
    await here.heldByCaller(14 * 60);
    await here.storage.database.write((tx) =>
      tx
        .insertInto('absences')
        .values({
          id: 'away',
          doctor_id: rafael,
          starts_at: '2027-01-04 18:00:00',
          ends_at: '2027-01-06 03:00:00',
          reason: 'Congresso',
        })
        .execute(),
    );
    const view = await readAgenda(here.office, { from: today, until: '2027-01-06', doctorId: rafael });
    expect(view.doctors.map(({ id }) => id)).toEqual([rafael]);
    expect(view.visits).toEqual([visit, beside].sort((a, b) => (a.id < b.id ? -1 : 1)));
    expect(view.held).toEqual([{ doctorId: rafael, date: today, from: 14 * 60, until: 14.5 * 60 }]);
    expect(view.absences).toEqual([
      { doctorId: rafael, date: today, from: 15 * 60, until: 1440, reason: 'Congresso' },
      { doctorId: rafael, date: '2027-01-05', from: 0, until: 1440, reason: 'Congresso' },
    ]);
    expect(view.working).toContainEqual({
      doctorId: rafael,
      date: '2027-01-06',
      from: 480,
      until: 720,
      locationId: 'aldeota',
    });
    const everyone = await readAgenda(here.office, { from: today, until: today, doctorId: null });
    expect(everyone.doctors).toHaveLength(14);
    const tiradentes = await readAgenda(here.office, {
      from: '2027-04-21',
      until: '2027-04-21',
      doctorId: null,
    });
    expect(tiradentes.holidays).toMatchObject([{ name: 'Tiradentes', locationId: null }]);
    expect(tiradentes.working).toEqual([]);
  });

  test('a visit with a doctor who works here no more is still in the agenda, with the name', async () => {
    await here.booked('p1', spot(nine));
    const setActive = (active: 0 | 1) =>
      here.storage.database.write((tx) =>
        tx.updateTable('doctors').set({ active }).where('id', '=', rafael).execute(),
      );
    await setActive(0);
    try {
      const later = { ...here.office, stores: await storesLater(here.storage) };
      const view = await readAgenda(later, { from: today, until: today, doctorId: null });
      expect(view.doctors).toHaveLength(14);
      expect(view.doctors.at(-1)).toMatchObject({ id: rafael, name: 'Rafael Costa' });
      expect(view.working.filter(({ doctorId }) => doctorId === rafael)).toEqual([]);
    } finally {
      await setActive(1);
    }
  });

  /** As read by somebody who has not read the rules in the last seconds. */
  async function storesLater({ stores, database }: Storage): Promise<Office['stores']> {
    const clinic = await readClinic(database, now);
    return { ...stores, clinic: { read: async () => clinic } };
  }

  test('a month shows what is free and what is booked, day by day', async () => {
    await here.booked('p1', spot(nine, { date: '2027-01-05' }));
    await here.booked('p2', spot(nine, { date: '2027-01-05', encaixe: true }));
    const ofRafael = { month: '2027-01', doctorId: rafael, specialtyId: null };
    const days = await readMonth(here.office, ofRafael);
    expect(days).toHaveLength(31);
    expect(days[0]).toEqual({
      date: '2027-01-01',
      free: 0,
      booked: 0,
      holiday: 'Confraternização Universal',
    });
    expect(days[3]).toEqual({ date: today, free: 16, booked: 0, holiday: null });
    expect(days[4]).toEqual({ date: '2027-01-05', free: 15, booked: 2, holiday: null });
    const [, , , , all] = await readMonth(here.office, {
      month: '2027-01',
      doctorId: null,
      specialtyId: 'dermatologia',
    });
    expect(all).toMatchObject({ free: 23, booked: 2 });
    const [, , , , hearts] = await readMonth(here.office, {
      month: '2027-01',
      doctorId: null,
      specialtyId: 'cardiologia',
    });
    expect(hearts).toMatchObject({ booked: 0 });
  });

  test('a doctor has one calendar link: a new one ends the old, and none is left when it is ended', async () => {
    const visit = await here.booked('p1', spot(nine));
    const first = (await makeFeed(here.office, rafael, ana)) ?? '';
    expect(await readFeed(here.office, first)).toContain(`UID:${visit.id}@disque-consulta`);
    const second = (await makeFeed(here.office, rafael, ana)) ?? '';
    expect(await readFeed(here.office, first)).toBeNull();
    expect(await readFeed(here.office, second)).not.toBeNull();
    expect(await here.office.office.feeds.exists(rafael)).toBe(true);
    expect(await here.office.office.feeds.remove(rafael)).toBe(true);
    expect(await here.office.office.feeds.remove(rafael)).toBe(false);
    expect(await readFeed(here.office, second)).toBeNull();
    expect(await makeFeed(here.office, 'nobody', ana)).toBeNull();
    const rows = await here.storage.database.read((db) =>
      db.selectFrom('calendar_feeds').selectAll().execute(),
    );
    expect(JSON.stringify(rows)).not.toContain(second);
  });
});
