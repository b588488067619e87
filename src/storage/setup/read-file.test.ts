import { describe, expect, test } from 'vitest';
import { exampleFile, exampleWith } from './example-file.test-support.ts';
import { ClinicFileError } from './file-problem.ts';
import { readClinicFile } from './read-file.ts';

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

  test('as the example has it, is sound', () => {
    expect(problemsOf(exampleFile)).toEqual([]);
  });

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
