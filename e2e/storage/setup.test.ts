import { beforeEach, expect, test } from 'vitest';
import { validateRules } from '../../src/scheduling/validate-rules.ts';
import { readClinicFile, setUpClinic, type SetupReport, type Storage } from '../../src/storage/index.ts';
import { exampleFile, exampleWith } from '../../src/storage/setup/example-file.test-support.ts';
import { onEveryEngine, open } from './engines.ts';
import { addPatients, bookAt, minuteMs, now, offerIn } from './fixtures.ts';

onEveryEngine('setting a clinic up', (engine) => {
  let storage: Storage;
  let clock = now;

  beforeEach(async () => {
    clock = now;
    storage = await open(await engine.emptyDatabase(), { now: () => clock });
    await storage.migrate();
  });

  const setUp = (file: string, mayChange = false): Promise<SetupReport> =>
    setUpClinic(storage.database, readClinicFile(file), { now: clock, mayChange });

  /** The clinic as a caller gets it a little later. */
  function clinic() {
    clock += 3_000;
    return storage.stores.clinic.read();
  }

  test('an empty database gets it, whole', async () => {
    expect(await storage.clinicName()).toBeNull();
    const report = await setUp(exampleFile);
    expect(report).toMatchObject({
      outcome: 'created',
      gone: [],
      stranded: [],
      findings: [],
      demoPatients: [],
    });
    expect(await storage.clinicName()).toBe('Clínica Exemplo');
    const read = await clinic();
    expect(validateRules(read)).toEqual([]);
    expect(read).toMatchObject({
      name: 'Clínica Exemplo',
      policies: { horizonDays: 90, observeOptionalHolidays: true },
      line: {
        languages: ['pt_BR'],
        attendant: { context: 'disque-consulta-attendant', extension: 's', priority: '1' },
      },
      locations: [{ id: 'unidade-aldeota', zone: 'America/Fortaleza' }, { id: 'unidade-centro' }],
      specialties: [{ id: 'clinico-geral' }, { id: 'dermatologia', visitMinutes: 30, bufferAfterMinutes: 5 }],
      doctors: [{ id: 'rafael-costa', specialtyIds: ['dermatologia'] }, { id: 'sara-maria' }],
    });
    expect(read.line.attendantHours.at(-1)).toEqual({ weekday: 6, start: 420, end: 720 });
    expect(read.workingHours).toHaveLength(9);
    expect(read.workingHours[0]).toMatchObject({ weekday: 1, breaks: [{ start: 720, end: 780 }] });
    // Whole days on the clinic's wall, the last one included.
    expect(read.absences[0]).toEqual({
      doctorId: 'rafael-costa',
      start: Date.UTC(2027, 0, 11, 3) / 300_000,
      end: Date.UTC(2027, 0, 23, 3) / 300_000,
    });
    expect(read.absences[1]?.start).toBe(Date.UTC(2027, 1, 1, 17) / 300_000);
    expect(read.holidays.map(({ date, working, locationId }) => [date, working, locationId])).toEqual([
      ['2027-03-25', false, null],
      ['2027-08-15', false, null],
      ['2027-11-20', true, null],
      ['2027-12-24', false, 'unidade-centro'],
    ]);
  });

  test('the same file again changes nothing, and asks for nothing', async () => {
    await setUp(exampleFile);
    expect(await setUp(exampleFile)).toMatchObject({ outcome: 'unchanged', gone: [], come: [] });
  });

  test('a clinic that is there is changed only when that is allowed; what would change is told', async () => {
    await setUp(exampleFile);
    const file = exampleWith((example) => {
      example.policies['horizonDays'] = 30;
      example.doctors[0]?.hours.pop();
    });
    const told = { gone: ['horizon: 90 days', 'hours of rafael-costa: sex 08:00–12:00 at unidade-centro'] };
    expect(await setUp(file)).toMatchObject({ outcome: 'would-change', ...told, come: ['horizon: 30 days'] });
    expect((await clinic()).policies.horizonDays).toBe(90);
    expect(await setUp(file, true)).toMatchObject({ outcome: 'changed', ...told });
    const changed = await clinic();
    expect(changed.policies.horizonDays).toBe(30);
    expect(changed.workingHours).toHaveLength(8);
  });

  test('doctors and specialties that are gone from the file become inactive; locations stay; nothing is deleted', async () => {
    await setUp(exampleFile);
    const file = exampleWith((example) => {
      example.doctors.shift();
      example.specialties.pop();
      example.locations.shift();
      example.absences.shift();
    });
    const report = await setUp(file, true);
    expect(report.come).toEqual([
      'specialty dermatologia: Dermatologia, no longer offered',
      'doctor rafael-costa: Dr. Rafael Costa, CRM 10138 CE, RQE 4030, dermatologia, inactive',
    ]);
    const read = await clinic();
    expect([read.doctors.length, read.specialties.length, read.locations.length]).toEqual([1, 1, 2]);
    expect(validateRules(read)).toEqual([]);
    expect(await setUp(exampleFile, true)).toMatchObject({ outcome: 'changed', findings: [] });
    expect((await clinic()).workingHours).toHaveLength(9);
  });

  test('absences and holidays that came from elsewhere stay, and those of the doctors who left are no finding', async () => {
    await setUp(exampleFile);
    const day = { starts_at: '2027-05-01 03:00:00', ends_at: '2027-05-02 03:00:00' };
    const absence = { id: 'by-hand', doctor_id: 'rafael-costa', ...day, reason: null };
    const where = { scope: 'city', location_id: null } as const;
    const holiday = { id: 'fortaleza', ...where, date: '2027-04-13', name: 'Fortaleza', working: 0 } as const;
    await storage.database.write(async (tx) => {
      await tx.insertInto('absences').values(absence).execute();
      await tx.insertInto('holidays').values(holiday).execute();
    });
    const file = exampleWith((example) => {
      example.holidays = [];
      example.absences = [];
      example.doctors[0] = { ...example.doctors[0], active: false, hours: [] };
    });
    expect(await setUp(file, true)).toMatchObject({ outcome: 'changed', findings: [] });
    expect((await clinic()).holidays.map(({ id }) => id)).toEqual(['fortaleza']);
    const kept = await storage.database.read((db) => db.selectFrom('absences').select('id').execute());
    expect(kept).toEqual([{ id: 'by-hand' }]);
  });

  test('coming visits that the new rules would not give are named, and stay booked', async () => {
    await setUp(exampleFile);
    await addPatients(storage, ['demo-lucia']);
    const day = 24;
    // Tuesday 09:00, Thursday 09:00 and 11:00 in Fortaleza; the clock says Monday 08:00 UTC.
    const at = { locationId: 'unidade-aldeota' };
    await bookAt(storage.stores, offerIn(day + 4, { ...at, date: '2027-01-05', minute: 540 }));
    await bookAt(storage.stores, offerIn(3 * day + 4, { ...at, date: '2027-01-07', minute: 540 }));
    await bookAt(storage.stores, offerIn(3 * day + 6, { ...at, date: '2027-01-07', minute: 660 }));
    expect((await setUp(exampleFile)).stranded).toEqual([]);
    const shorter = exampleWith((example) => {
      Object.assign(example.doctors[0]?.hours[0] ?? {}, { to: '11:00', breaks: [] });
      example.holidays.push({ date: '2027-01-05', name: 'Reforma', scope: 'clinic' });
    });
    const report = await setUp(shorter);
    expect(report.stranded.map(({ date, time, why }) => [date, time, why])).toEqual([
      ['2027-01-05', '09:00', 'outside-hours'],
      ['2027-01-07', '11:00', 'outside-hours'],
    ]);
    const without = exampleWith((example) => {
      example.doctors.shift();
      example.absences.shift();
    });
    const whys = (await setUp(without, true)).stranded.map(({ why }) => why);
    expect(whys).toEqual(Array(3).fill('doctor-inactive'));
    expect(await storage.stores.agenda.upcoming('demo-lucia', clock)).toHaveLength(3);
  });

  test('a doctor whose name was mended is told from a new one, and the demo’s patients are told of', async () => {
    await storage.seedDemo(now - minuteMs);
    const mended = { name: 'Rafael da Costa', crm: '10275', hours: [] };
    const file = exampleWith((example) => {
      example.doctors[0] = { ...example.doctors[0], ...mended };
      example.absences.shift();
    });
    const report = await setUp(file);
    expect(report).toMatchObject({
      outcome: 'would-change',
      sameDoctors: [{ id: 'rafael-da-costa', knownAs: 'rafael-costa' }],
    });
    expect(report.demoPatients.map(({ id }) => id)).toContain('demo-lucia');
    expect(report.stranded).toMatchObject([{ doctorId: 'leonardo-araujo', why: 'doctor-inactive' }]);
  });

  test('rules that overlap are findings, and no reason not to begin', async () => {
    const file = exampleWith((example) => {
      const late = { weekdays: ['seg'], from: '16:00', to: '18:00', location: 'unidade-centro' };
      example.doctors[0]?.hours.push(late);
    });
    const report = await setUp(file);
    expect(report.outcome).toBe('created');
    expect(report.findings.map(({ code }) => code)).toEqual(['overlapping-hours']);
  });

  test('of two at the same moment one makes it, and the other finds it or says that somebody is at it', async () => {
    const outcomes = await Promise.allSettled([setUp(exampleFile), setUp(exampleFile)]);
    const made = outcomes.flatMap((outcome) =>
      outcome.status === 'fulfilled' ? [outcome.value.outcome] : [],
    );
    expect(made).toContain('created');
    expect((await clinic()).workingHours).toHaveLength(9);
  });
});
