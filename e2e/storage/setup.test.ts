import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { validateRules } from '../../src/scheduling/validate-rules.ts';
import {
  ClinicFileError,
  readClinicFile,
  setUpClinic,
  type SetupReport,
  type Storage,
} from '../../src/storage/index.ts';
import { onEveryEngine, open } from './engines.ts';
import { addPatients, bookAt, minuteMs, now, offerIn } from './fixtures.ts';

interface Example {
  name: string;
  locations: Record<string, unknown>[];
  specialties: Record<string, unknown>[];
  doctors: (Record<string, unknown> & { hours: Record<string, unknown>[] })[];
  holidays: Record<string, unknown>[];
  absences: Record<string, unknown>[];
  policies: Record<string, unknown>;
}

const json = readFileSync(new URL('../../docs/clinic.example.json', import.meta.url), 'utf8');

/** The example, changed. */
function exampleWith(change: (example: Example) => void): string {
  const example = JSON.parse(json) as Example;
  change(example);
  return JSON.stringify(example);
}

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
    const report = await setUp(json);
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
      line: { attendant: { context: 'disque-consulta-attendant', extension: 's', priority: '1' } },
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
    await setUp(json);
    expect(await setUp(json)).toMatchObject({ outcome: 'unchanged', gone: [], come: [] });
  });

  test('a clinic that is there is changed only when that is allowed; what would change is told', async () => {
    await setUp(json);
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
    await setUp(json);
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
    expect(await setUp(json, true)).toMatchObject({ outcome: 'changed', findings: [] });
    expect((await clinic()).workingHours).toHaveLength(9);
  });

  test('absences and holidays that came from elsewhere stay, and those of the doctors who left are no finding', async () => {
    await setUp(json);
    const absence = {
      doctor_id: 'rafael-costa',
      starts_at: '2027-05-01 03:00:00',
      ends_at: '2027-05-02 03:00:00',
    };
    const holiday = {
      scope: 'city',
      location_id: null,
      date: '2027-04-13',
      name: 'Fortaleza',
      working: 0,
    } as const;
    await storage.database.write(async (tx) => {
      await tx
        .insertInto('absences')
        .values({ id: 'by-hand', reason: null, ...absence })
        .execute();
      await tx
        .insertInto('holidays')
        .values({ id: 'fortaleza', ...holiday })
        .execute();
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
    await setUp(json);
    await addPatients(storage, ['demo-lucia']);
    const day = 24;
    // Tuesday 09:00, Thursday 09:00 and 09:30 in Fortaleza; the clock says Monday 08:00 UTC.
    const at = { locationId: 'unidade-aldeota' };
    await bookAt(storage.stores, offerIn(day + 4, { ...at, date: '2027-01-05', minute: 540 }));
    await bookAt(storage.stores, offerIn(3 * day + 4, { ...at, date: '2027-01-07', minute: 540 }));
    await bookAt(storage.stores, offerIn(3 * day + 6, { ...at, date: '2027-01-07', minute: 660 }));
    expect((await setUp(json)).stranded).toEqual([]);
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
    expect((await setUp(without, true)).stranded.map(({ why }) => why)).toEqual(
      Array(3).fill('doctor-inactive'),
    );
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
    expect(report.stranded).toEqual([
      expect.objectContaining({ doctorId: 'leonardo-araujo', why: 'doctor-inactive' }),
    ]);
  });

  test('rules that overlap are findings, and no reason not to begin', async () => {
    const file = exampleWith((example) => {
      example.doctors[0]?.hours.push({
        weekdays: ['seg'],
        from: '16:00',
        to: '18:00',
        location: 'unidade-centro',
      });
    });
    const report = await setUp(file);
    expect(report.outcome).toBe('created');
    expect(report.findings.map(({ code }) => code)).toEqual(['overlapping-hours']);
  });

  test('of two at the same moment one makes it, and the other finds it or says that somebody is at it', async () => {
    const outcomes = await Promise.allSettled([setUp(json), setUp(json)]);
    const made = outcomes.flatMap((outcome) =>
      outcome.status === 'fulfilled' ? [outcome.value.outcome] : [],
    );
    expect(made).toContain('created');
    expect((await clinic()).workingHours).toHaveLength(9);
  });
});

describe('a clinic’s file', () => {
  function problemsOf(file: string): readonly string[] {
    try {
      readClinicFile(file);
      return [];
    } catch (error) {
      if (error instanceof ClinicFileError) return error.problems;
      throw error;
    }
  }

  test('that is no JSON is told so, and where', () => {
    expect(problemsOf('{\n "name": "x",\n}')).toEqual([
      expect.stringMatching(/^it is no JSON: .*line 3 column 1/),
    ]);
  });

  test('tells all that is wrong at once, each with its place and its remedy', () => {
    const file = exampleWith((example) => {
      Object.assign(example, { zone: 'America/Fortalesa', horizonDays: 30 });
      Object.assign(example.policies, { horizonDays: 800, leastNoticeMinutes: '60' });
      example.specialties[0] = { name: 'Clínico Geral', visitMinutes: 22 };
      const [rafael, sara] = example.doctors;
      Object.assign(rafael ?? {}, { name: 'Dr. Rafael Costa', gender: 'M', specialties: ['Dermatologa'] });
      Object.assign(rafael?.hours[0] ?? {}, { weekdays: ['segunda'], from: '8:00' });
      Object.assign(sara ?? {}, { crm: '10138', rqe: undefined });
      Object.assign(sara?.hours[0] ?? {}, { to: '13:00', validUntil: '2026-12-31', location: undefined });
      example.holidays[0] = { date: '2027-02-30', name: 'x', scope: 'national' };
      example.absences[1] = { doctor: 'sara-mara', from: '2027-02-02', to: '2027-02-01' };
    });
    expect(problemsOf(file)).toEqual([
      'zone: must be an IANA zone such as "America/Sao_Paulo"',
      'policies.leastNoticeMinutes: must be a whole number of minutes, 0 to 43200, without quotes',
      'policies.horizonDays: must be a whole number of days, 0 to 730, without quotes',
      'specialties[0].visitMinutes (Clínico Geral): must be minutes, 5 to 480, in steps of 5, without quotes',
      'doctors[0].name (Dr. Rafael Costa): must be without the title: "gender" says whether it is Dr. or Dra.',
      'doctors[0].gender (Dr. Rafael Costa): must be "f" (Dra.) or "m" (Dr.)',
      expect.stringMatching(
        /^doctors\[0\]\.hours\[0\]\.weekdays\[0\] \(Dr\. Rafael Costa\): must be "seg", /,
      ),
      'doctors[0].hours[0].from (Dr. Rafael Costa): must be a time such as "08:00", in steps of five minutes',
      'doctors[1].hours[0].to (Sara Maria): must be after "from"',
      'doctors[1].hours[0].validUntil (Sara Maria): must not be before "validFrom"',
      'holidays[0].date (x): must be a real date, such as "2027-12-24"',
      'holidays[0].scope (x): must be "state", "city" or "clinic"; national holidays are known without being told',
      'absences[1].to: must not be before "from"',
      expect.stringMatching(/^the file: has no key "horizonDays"; its keys are name, zone, line, /),
      'doctors[1] (Sara Maria): CRM 10138 CE is also that of doctors[0]; correct one of them',
      'doctors[0].specialties[0] (Dr. Rafael Costa): "Dermatologa" is no specialty of this file, or more than one; write one of clinico-geral, dermatologia',
      'doctors[1].hours[0].location (Sara Maria): must name one of the locations',
      'absences[0].doctor: "Rafael Costa" is no doctor of this file, or more than one; write one of dr-rafael-costa, sara-maria',
      'absences[1].doctor: "sara-mara" is no doctor of this file, or more than one; write one of dr-rafael-costa, sara-maria',
    ]);
  });

  test('gives two of one name an id each, or is told to', () => {
    const twins = (id?: string) =>
      exampleWith((example) => {
        const twin = { ...example.doctors[1], crm: '1', name: 'Sara  María', hours: [] };
        example.doctors.push({ ...twin, id });
      });
    expect(problemsOf(twins())).toEqual([
      'doctors[2] (Sara  María): the id "sara-maria" is also that of doctors[1]; give one of them an "id" of its own',
    ]);
    expect(problemsOf(twins('sara-maria-2'))).toEqual([]);
    expect(problemsOf(twins('Sara Maria'))).toHaveLength(1);
  });

  test('may leave out what has a default, and the location where there is one', () => {
    const { doctors, policies, holidays, absences, line } = readClinicFile(
      JSON.stringify({
        name: 'Consultório',
        zone: 'America/Manaus',
        line: { attendant: { hours: [] } },
        locations: [{ name: 'Consultório' }],
        specialties: [{ name: 'Pediatria', visitMinutes: 40 }],
        doctors: [
          {
            name: 'Ana Lima',
            gender: 'f',
            crm: '77',
            crmUf: 'AM',
            specialties: ['pediatria'],
            hours: [{ weekdays: ['Sáb', 6, 'DOM'], from: '08:00', to: '24:00' }],
          },
        ],
      }),
    );
    expect(doctors[0]).toMatchObject({ active: true, rqe: null, hours: [{ weekdays: [6, 7], breaks: [] }] });
    expect(policies).toMatchObject({ horizonDays: 90, maxActiveVisits: 5, cancelDeadlineMinutes: 120 });
    expect([holidays, absences, line.requirePin]).toEqual([[], [], false]);
  });
});
