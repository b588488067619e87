import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { AuditEntry, AuditQuery } from '../../src/office/audit.ts';
import type { Office } from '../../src/office/desk.ts';
import { whereCallsEnd } from '../../src/office/reports/call-ends.ts';
import { callHours } from '../../src/office/reports/call-hours.ts';
import { channels } from '../../src/office/reports/channels.ts';
import { leadTime, type LeadTimeReport } from '../../src/office/reports/lead-time.ts';
import { noShows } from '../../src/office/reports/no-shows.ts';
import { occupancy } from '../../src/office/reports/occupancy.ts';
import type { VisitFilter } from '../../src/office/reports/report-store.ts';
import type { Storage } from '../../src/storage/index.ts';
import { onEveryEngine, onEveryServer, open, openDemo } from './engines.ts';
import { bookAt, now, offerIn, testIds } from './fixtures.ts';
import {
  aboutCalls,
  aboutVisits,
  type SomeCall,
  type SomeVisit,
  writeCalls,
  writeVisits,
} from './report-cases.ts';
import * as oracle from './report-oracle.ts';

const ALL: VisitFilter = { doctorId: null, specialtyId: null, locationId: null };
const runs = { numRuns: 12 };

onEveryEngine('the reports', (engine) => {
  let storage: Storage;
  let office: Office;

  beforeAll(async () => {
    storage = await openDemo(await engine.emptyDatabase(), { now: () => now });
    const { stores, office: stored } = storage;
    office = { stores, office: stored, clock: { now: () => now }, ids: testIds, random: Math.random };
  });

  describe('say of any visits what counting them one by one says:', () => {
    const holds = (check: (visits: readonly SomeVisit[], about: oracle.About) => Promise<void>) =>
      fc.assert(
        fc.asyncProperty(aboutVisits, async ({ visits, about }) => {
          await writeVisits(storage, visits);
          await check(visits, about);
        }),
        runs,
      );

    test('how much of each doctor’s week is booked', () =>
      holds(async (visits, about) => {
        const clinic = await office.stores.clinic.read();
        const report = await occupancy(office, about, about);
        expect(flatOccupancy(report)).toEqual(oracle.occupancy(clinic, visits, about));
      }));

    test('who came and who did not', () =>
      holds(async (visits, about) => {
        const { total, byDoctor, byWeekday, byLeadTime, byChannel } = await noShows(office, about, about);
        const counted = oracle.attendance(visits, about);
        expect(total).toEqual(counted.total);
        expect(nonZero(byDoctor)).toEqual(counted.byDoctor);
        expect(nonZero(byWeekday)).toEqual(counted.byWeekday);
        expect(nonZero(byLeadTime)).toEqual(counted.byLeadTime);
        expect(nonZero(byChannel)).toEqual(counted.byChannel);
      }));

    test('how long before the visit it was booked', () =>
      holds(async (visits, about) => {
        const { all, bySpecialty } = await leadTime(office, about, about);
        expect({ all, bySpecialty: bySpecialty.map(withoutLabel) }).toEqual(oracle.leadTimes(visits, about));
      }));

    test('by whom they were booked, in which week', () =>
      holds(async (visits, about) => {
        const { weeks, total } = await channels(office, about, about);
        const counted = oracle.bookings(visits, about);
        expect(weeks.filter(({ phone, staff, program }) => phone + staff + program > 0)).toEqual(
          counted.weeks,
        );
        expect(total).toEqual(counted.total);
      }));
  });

  describe('say of any calls what counting them one by one says:', () => {
    const holds = (check: (calls: readonly SomeCall[], about: oracle.Dates) => Promise<void>) =>
      fc.assert(
        fc.asyncProperty(aboutCalls, async ({ calls, about }) => {
          await writeCalls(storage, calls);
          await check(calls, about);
        }),
        runs,
      );

    test('when they came, and how they ended', () =>
      holds(async (calls, about) => {
        const report = await callHours(office, about);
        const counted = oracle.callHours(calls, about);
        expect(
          report.byHour.map((counts) =>
            Object.fromEntries(report.ends.map(({ id }, at) => [id, counts[at]])),
          ),
        ).toEqual(counted.byHour);
        expect(report.byWeekday.map(({ hours }) => hours)).toEqual(counted.byWeekday);
      }));

    test('at which question they ended', () =>
      holds(async (calls, about) => {
        const { ends, questions } = await whereCallsEnd(office, about, (question) => `«${question}»`);
        const flat = questions.flatMap(({ id, calls: counts }) =>
          counts.flatMap((count, at) => (count === 0 ? [] : [`${id} ${ends[at]?.id} ${count}`])),
        );
        expect(flat.sort()).toEqual(oracle.callEnds(calls, about));
        expect(questions.every(({ id, label }) => id === 'none' || label === `«${id}»`)).toBe(true);
      }));
  });

  test('know a doctor’s absences and holidays of the past', async () => {
    await writeVisits(storage, []);
    // Monday to Friday, 6 to 10 December 2027: long past when it is asked.
    const week = { from: '2027-12-06', until: '2027-12-10' };
    const minutes = async () => {
      const { doctors } = await occupancy(office, week, { ...ALL, doctorId: 'rafael-costa' });
      return doctors[0]?.workingMinutes;
    };
    expect(await minutes()).toBe(5 * 8 * 60);
    await storage.database.write(async (tx) => {
      await tx
        .insertInto('absences')
        .values({
          id: 'away',
          doctor_id: 'rafael-costa',
          starts_at: '2027-12-06 11:00:00',
          ends_at: '2027-12-06 15:00:00',
          reason: null,
        })
        .execute();
      await tx
        .insertInto('holidays')
        .values({
          id: 'feast',
          scope: 'city',
          location_id: null,
          date: '2027-12-07',
          name: 'Festa',
          working: 0,
        })
        .execute();
    });
    expect(await minutes()).toBe(3 * 8 * 60 + 4 * 60);
    await storage.database.write(async (tx) => {
      await tx.deleteFrom('absences').where('id', '=', 'away').execute();
      await tx.deleteFrom('holidays').where('id', '=', 'feast').execute();
    });
  });
});

onEveryEngine('the record of who did what', (engine) => {
  const everything: AuditQuery = {
    from: null,
    until: null,
    actorId: null,
    action: null,
    patientId: null,
    before: null,
    limit: 1_000,
  };
  const entry = fc.record<AuditEntry>({
    id: fc.uuid(),
    at: fc.integer({ min: now, max: now + 40 }),
    actor: fc.record({
      kind: fc.constantFrom('user', 'token', 'stranger'),
      id: fc.constantFrom('ana', 'bia', null),
      name: fc.constant('Ana'),
      address: fc.constant('127.0.0.1'),
    }),
    action: fc.constantFrom('patient.view', 'patient.search', 'patients.export', 'call.view'),
    subject: fc.record({ kind: fc.constantFrom('patient', 'call'), id: fc.constantFrom('1', '2', null) }),
    patientId: fc.constantFrom('1', '2', null),
    details: fc.constantFrom(null, { some: ['thing'] }),
  });
  const filter = fc.record({
    from: fc.constantFrom(null, now + 10),
    until: fc.constantFrom(null, now + 30),
    actorId: fc.constantFrom(null, 'ana'),
    action: fc.constantFrom(null, 'patient.', 'patient.view'),
    patientId: fc.constantFrom(null, '1'),
    subject: fc.constantFrom(undefined, { kind: 'patient', id: '1' }),
  });

  const matches = (query: AuditQuery) => (one: AuditEntry) =>
    (query.from === null || one.at >= query.from) &&
    (query.until === null || one.at < query.until) &&
    (query.actorId === null || one.actor.id === query.actorId) &&
    (query.action === null ||
      (query.action.endsWith('.') ? one.action.startsWith(query.action) : one.action === query.action)) &&
    (query.patientId === null || one.patientId === query.patientId) &&
    (query.subject === undefined ||
      (one.subject.kind === query.subject.kind && one.subject.id === query.subject.id));

  test('is found by any filter, newest first, page after page with nothing twice or left out', async () => {
    const { office } = await openDemo(await engine.emptyDatabase(), { now: () => now });
    const written: AuditEntry[] = [];
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { maxLength: 12 }),
        filter,
        async (entries, { subject, ...chosen }) => {
          for (const one of entries) await office.audit.record(one);
          written.push(...entries);
          const query = { ...everything, ...chosen, ...(subject && { subject }) };
          const expected = written
            .filter(matches(query))
            .sort((one, other) => other.at - one.at || (one.id < other.id ? 1 : -1));
          const found: AuditEntry[] = [];
          for (;;) {
            const page = await office.audit.search({ ...query, before: found.at(-1) ?? null, limit: 5 });
            found.push(...page);
            if (page.length < 5) break;
          }
          expect(found).toEqual(expected);
        },
      ),
      runs,
    );
  });
});

/** The statement of docs/operating.md that prints the grants, for this database. */
function grantsQuery(database: string): string {
  const docs = readFileSync(new URL('../../docs/operating.md', import.meta.url), 'utf8');
  const [query] = /SELECT CONCAT[\s\S]*?'disque_consulta';/.exec(docs) ?? [];
  if (query === undefined) throw new Error('docs/operating.md has no such statement');
  return query.replace("'disque_consulta'", `'${database}'`);
}

onEveryServer('the account that docs/operating.md makes for the running program', (server) => {
  test('serves the clinic, and adds to the record, but cannot change it', async () => {
    const url = await server().createDatabase('guarded');
    const whole = await openDemo(url, { now: () => now });
    const admin = await server().connect('guarded');
    await admin.query("CREATE USER 'disque_line'@'%' IDENTIFIED BY 'a long password'");
    for (const row of await admin.query<readonly object[]>(grantsQuery('guarded')))
      await admin.query(String(Object.values(row)[0]));
    await admin.end();
    const guardedUrl = new URL(url);
    [guardedUrl.username, guardedUrl.password] = ['disque_line', 'a long password'];
    const guarded = await open(guardedUrl.href, { now: () => now });
    await guarded.assertSchema();
    await guarded.migrate();
    expect((await guarded.stores.clinic.read()).name).toBe((await whole.stores.clinic.read()).name);
    await bookAt(guarded.stores, offerIn(24));
    await guarded.office.audit.record({
      id: 'kept',
      at: now,
      actor: { kind: 'system', id: null, name: '', address: '' },
      action: 'some.thing',
      subject: { kind: 'thing', id: null },
      patientId: null,
      details: null,
    });
    const change = guarded.database.read((db) =>
      db.updateTable('audit_log').set({ action: 'other.thing' }).execute(),
    );
    await expect(change).rejects.toThrow(/denied/);
    const removal = guarded.database.read((db) => db.deleteFrom('audit_log').execute());
    await expect(removal).rejects.toThrow(/denied/);
    const rows = await whole.database.read((db) => db.selectFrom('audit_log').select('action').execute());
    expect(rows).toEqual([{ action: 'some.thing' }]);
  });
});

const withoutLabel = ({ id, visits, median, p90, classes }: LeadTimeReport['bySpecialty'][number]) => ({
  id,
  visits,
  median,
  p90,
  classes,
});

const flatOccupancy = ({ weeks, doctors }: Awaited<ReturnType<typeof occupancy>>): readonly string[] =>
  doctors
    .flatMap(({ doctor, weeks: own }) =>
      own.flatMap(({ bookedMinutes, workingMinutes }, place) =>
        bookedMinutes + workingMinutes === 0
          ? []
          : [`${doctor.id} ${weeks[place]?.from} ${bookedMinutes}/${workingMinutes}`],
      ),
    )
    .sort();

const nonZero = (
  groups: readonly { readonly id: string; readonly attended: number; readonly noShow: number }[],
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    groups.flatMap(({ id, attended, noShow }) =>
      attended + noShow === 0 ? [] : [[id, `${attended}+${noShow}`]],
    ),
  );
