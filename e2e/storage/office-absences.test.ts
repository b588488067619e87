import { beforeAll, expect, test } from 'vitest';
import type { AbsenceRecord } from '../../src/office/rules/absences.ts';
import { versionOf } from '../../src/office/rules/change-rules.ts';
import type { HolidayRecord } from '../../src/office/rules/holidays.ts';
import type { Storage } from '../../src/storage/index.ts';
import { onEveryEngine, openDemo } from './engines.ts';
import { bookAt, booked, now, offerIn, testIds } from './fixtures.ts';

const HOUR = 3_600_000;

onEveryEngine('absences, holidays and policies', (engine) => {
  let storage: Storage;

  beforeAll(async () => {
    storage = await openDemo(await engine.emptyDatabase(), { now: () => now });
  });

  const absence = (
    fromHour: number,
    untilHour: number,
    more: Partial<AbsenceRecord> = {},
  ): AbsenceRecord => ({
    id: testIds.next(),
    doctorId: 'rafael-costa',
    startsAt: now + fromHour * HOUR,
    endsAt: now + untilHour * HOUR,
    reason: 'Congresso',
    ...more,
  });
  const rows = () => storage.database.read((db) => db.selectFrom('absences').selectAll().execute());

  test('an absence is seen first and written only when it is saved, with the visits that lie in it', async () => {
    const { absences } = storage.office;
    const inside = booked(await bookAt(storage.stores, offerIn(30)));
    const touching = booked(
      await bookAt(storage.stores, offerIn(29.5, { ticks: 6 }), { patientId: 'demo-carlos' }),
    );
    const other = offerIn(30, { doctorId: 'juliana-silva' });
    booked(await bookAt(storage.stores, other, { patientId: 'demo-davi' }));
    const away = absence(30, 32);
    expect((await absences.create(away, { now, save: false })).kind).toBe('changed');
    expect(await rows()).toEqual([]);
    const created = await absences.create(away, { now, save: true });
    expect(created).toMatchObject({ kind: 'changed', before: null, after: away });
    expect(await absences.byId(away.id)).toEqual(away);
    const hits = await absences.visitsHit(away, now);
    expect(hits.map(({ appointment }) => appointment.id)).toEqual([inside.id]);
    expect(hits[0]).toMatchObject({ patientName: 'Lúcia Ferreira', phone: '85988880001' });
    const [listed] = await absences.list({ when: 'coming', now, doctorId: null, after: null, limit: 10 });
    expect(listed).toEqual({ ...away, visitsHit: 1 });
    expect(await absences.phonesOf([touching.id])).toEqual([
      { visitId: touching.id, patientId: 'demo-carlos', phone: '85988880003' },
    ]);
    await absences.remove(away.id, versionOf(away), { now, save: true });
    expect(await rows()).toEqual([]);
  });

  test('what somebody else has changed is not written over, and what is gone is not found', async () => {
    const { absences } = storage.office;
    const away = absence(100, 110);
    await absences.create(away, { now, save: true });
    const seen = versionOf(away);
    const theirs = { ...away, reason: 'Férias' };
    expect((await absences.update(theirs, seen, { now, save: true })).kind).toBe('changed');
    const mine = { ...away, endsAt: away.endsAt + HOUR };
    expect(await absences.update(mine, seen, { now, save: true })).toEqual({
      kind: 'changed-meanwhile',
      current: theirs,
    });
    expect(await absences.remove(away.id, seen, { now, save: true })).toMatchObject({
      kind: 'changed-meanwhile',
    });
    expect(await absences.byId(away.id)).toEqual(theirs);
    // Asked again with what it wrote itself: its first answer was lost.
    expect((await absences.update(theirs, seen, { now, save: true })).kind).toBe('changed');
    await absences.remove(away.id, versionOf(theirs), { now, save: true });
    expect(await absences.update(theirs, seen, { now, save: true })).toEqual({ kind: 'unknown' });
    expect(await absences.remove(away.id, seen, { now, save: true })).toEqual({ kind: 'unknown' });
  });

  test('coming absences come soonest first, past ones latest first, page after page', async () => {
    const { absences } = storage.office;
    const all = [absence(200, 210), absence(300, 310), absence(-20, -10), absence(-40, -30)];
    for (const one of all) await absences.create(one, { now, save: true });
    const list = async (when: 'coming' | 'past', after: AbsenceRecord | null) => {
      const found = await absences.list({ when, now, doctorId: 'rafael-costa', after, limit: 1 });
      return found.map(({ id }) => all.findIndex((one) => one.id === id));
    };
    expect(await list('coming', null)).toEqual([0]);
    expect(await list('coming', all[0] ?? null)).toEqual([1]);
    expect(await list('past', null)).toEqual([2]);
    expect(await list('past', all[2] ?? null)).toEqual([3]);
    expect(await list('past', all[3] ?? null)).toEqual([]);
    const others = { when: 'coming', now, doctorId: 'ana-clara', after: null, limit: 5 } as const;
    expect(await absences.list(others)).toEqual([]);
  });

  test('a day has one holiday at a place', async () => {
    const { holidays } = storage.office;
    const day: HolidayRecord = {
      id: testIds.next(),
      scope: 'city',
      date: '2027-04-13',
      name: 'Aniversário de Fortaleza',
      locationId: null,
      working: false,
    };
    expect(await holidays.create(day, { now, save: true })).toMatchObject({ kind: 'changed', after: day });
    const again = { ...day, id: testIds.next() };
    expect(await holidays.create(again, { now, save: true })).toMatchObject({ kind: 'not-valid' });
    const elsewhere = { ...again, locationId: 'centro' };
    expect((await holidays.create(elsewhere, { now, save: true })).kind).toBe('changed');
    expect(await holidays.ofYear(2027)).toHaveLength(2);
    expect(await holidays.ofYear(2026)).toEqual([]);
    expect(
      await holidays.update({ ...elsewhere, locationId: null }, versionOf(elsewhere), { now, save: true }),
    ).toMatchObject({ kind: 'not-valid' });
    await holidays.remove(day.id, versionOf(day), { now, save: true });
    expect((await holidays.ofYear(2027)).map(({ id }) => id)).toEqual([elsewhere.id]);
  });

  test('policies are written as a whole, and read again as they were written', async () => {
    const { policies } = storage.office;
    const before = await policies.read();
    const wanted = {
      ...before,
      name: 'Clínica Boa Viagem',
      policies: { ...before.policies, horizonDays: 30, observeOptionalHolidays: true },
      line: {
        ...before.line,
        requirePin: true,
        languages: ['en', 'pt_BR'],
        attendantHours: [
          { weekday: 1 as const, start: 480, end: 720 },
          { weekday: 6 as const, start: 0, end: 1440 },
        ],
      },
    };
    const seen = versionOf(before);
    const preview = await policies.update(wanted, seen, { now, save: false });
    expect(preview).toMatchObject({ kind: 'changed' });
    expect(await policies.read()).toEqual(before);
    await policies.update(wanted, seen, { now, save: true });
    expect(await policies.read()).toEqual(wanted);
    const mine = { ...before, name: 'Outra' };
    expect(await policies.update(mine, seen, { now, save: true })).toEqual({
      kind: 'changed-meanwhile',
      current: wanted,
    });
    const nobody = { ...wanted, line: { ...wanted.line, attendantHours: [] } };
    await policies.update(nobody, versionOf(wanted), { now, save: true });
    expect((await policies.read()).line.attendantHours).toEqual([]);
  });
});
