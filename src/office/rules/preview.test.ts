import { describe, expect, test } from 'vitest';
import type { Clinic } from '../../booking/ports.ts';
import { clinic, doctor, hours, policies } from '../../scheduling/test-rules.ts';
import type { SchedulingRules } from '../../scheduling/types.ts';
import { tickOf } from '../../scheduling/wall-clock.ts';
import { touchedDoctors } from './preview-doctors.ts';
import { newFindings } from './preview-findings.ts';
import { weekEffects } from './preview.ts';

/** Wednesday, 3 March 2027, 09:00 in Fortaleza. */
const now = Date.UTC(2027, 2, 3, 12);

const rules = (change: Partial<SchedulingRules> = {}): Clinic => ({
  ...clinic(change),
  name: 'Clínica',
  zone: 'America/Fortaleza',
  line: {
    languages: ['pt_BR'],
    requirePin: false,
    trustCallerNumber: false,
    attendantHours: [],
    attendant: { context: 'c', extension: 's', priority: '1' },
  },
});

/** Dr. Rui, Wednesdays from 08:00 to 12:00, half an hour a visit. */
const wednesdays = rules({
  doctors: [doctor('rui')],
  workingHours: hours('rui', '3 08:00-12:00'),
  policies: policies({ leastNoticeMinutes: 60, horizonDays: 14 }),
});

describe('the weeks of a preview', () => {
  const [first, second, third, fourth] = weekEffects(wednesdays, wednesdays, ['rui'], new Map(), now);

  test('begin on Monday; of this one only what is left counts, and visits from the least notice on', () => {
    expect(first).toMatchObject({
      monday: '2027-03-01',
      after: { workingMinutes: 180, freeMinutes: 180, visits: 4 },
    });
    expect(second).toMatchObject({ monday: '2027-03-08', after: { workingMinutes: 240, visits: 8 } });
  });

  test('hold no bookable visit beyond the horizon', () => {
    expect(third?.after).toMatchObject({ workingMinutes: 240, visits: 8 });
    expect(fourth?.after).toMatchObject({ workingMinutes: 240, freeMinutes: 240, visits: 0 });
  });

  test('count what is taken as taken, before and after', () => {
    const nine = tickOf(Date.UTC(2027, 2, 10, 12));
    const taken = new Map([['rui', [{ start: nine, end: nine + 6 }]]]);
    const shorter = rules({ ...wednesdays, workingHours: hours('rui', '3 09:00-12:00') });
    const week = weekEffects(wednesdays, shorter, ['rui'], taken, now)[1];
    expect(week?.before).toEqual({ workingMinutes: 240, freeMinutes: 210, visits: 7 });
    expect(week?.after).toEqual({ workingMinutes: 180, freeMinutes: 150, visits: 5 });
  });

  test('of a doctor who is no more are empty', () => {
    const [week] = weekEffects(wednesdays, rules({ doctors: [] }), ['rui'], new Map(), now);
    expect(week?.after).toEqual({ workingMinutes: 0, freeMinutes: 0, visits: 0 });
  });
});

describe('whom a change touches', () => {
  const touched = (after: Partial<SchedulingRules>) =>
    touchedDoctors(rules(), rules({ ...clinic(), ...after })).map(({ id }) => id);
  const everybody = clinic().doctors.map(({ id }) => id);

  test('nobody, when nothing but names, or a place where nobody works, is another', () => {
    const { locations, specialties } = clinic();
    expect(touched({})).toEqual([]);
    expect(
      touched({
        locations: [...locations, { id: 'sul', name: 'Sul', zone: 'America/Bahia' }],
        specialties: specialties.map((row) => ({ ...row, name: `${row.name}!` })),
      }),
    ).toEqual([]);
  });

  test('those with the specialty, when its visits are longer', () => {
    const { specialties, doctors } = clinic();
    const [longer] = specialties;
    const after = specialties.map((row) => (row === longer ? { ...row, visitMinutes: 55 } : row));
    const theirs = doctors.filter(({ specialtyIds }) => specialtyIds.includes(longer?.id ?? ''));
    expect(touched({ specialties: after })).toEqual(theirs.map(({ id }) => id));
  });

  test('everybody, by a holiday everywhere, and by a policy', () => {
    const holiday = { id: 'h', date: '2027-03-10', name: 'Dia', locationId: null, working: false };
    expect(touched({ holidays: [holiday] })).toEqual(everybody);
    expect(touched({ policies: policies({ horizonDays: 3 }) })).toEqual(everybody);
  });
});

describe('what is wrong with rules', () => {
  test('is told in Portuguese with the names of people and places; what was wrong before is not', () => {
    const bad = rules({
      doctors: [{ ...doctor('rui'), name: 'Rui Melo' }],
      workingHours: hours('rui', '1 08:00-07:00'),
    });
    const [place] = bad.locations;
    expect(newFindings(rules(), bad)).toContain(
      `Horário de Rui Melo, segunda, 08:00–07:00, ${place?.name}: o fim não vem depois do começo; o horário não vale.`,
    );
    expect(newFindings(bad, bad)).toEqual([]);
  });

  test('names every kind of row', () => {
    const bad = rules({
      locations: [{ id: 'lua', name: 'Lua', zone: 'Moon/Tycho' }],
      specialties: [
        { id: 'derma', name: 'Derma', visitMinutes: 22, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 },
      ],
      doctors: [{ ...doctor('rui', 'magic'), name: 'Rui' }],
      workingHours: [],
      absences: [
        { doctorId: 'rui', start: 5, end: 5 },
        { doctorId: 'eva', start: 5, end: 6 },
      ],
      holidays: [{ id: 'h', name: 'Natal', date: '2027-13-01', locationId: null, working: false }],
      policies: policies({ horizonDays: Number.NaN, leastNoticeMinutes: -1 }),
    });
    expect(newFindings(rules(), bad).map((finding) => finding.split(':')[0])).toEqual([
      'Local Lua',
      'Especialidade Derma',
      'Médico(a) Rui',
      'Ausência de Rui',
      'Ausência',
      'Feriado Natal',
      'Dias de antecedência máxima',
      'Antecedência mínima',
    ]);
  });
});
