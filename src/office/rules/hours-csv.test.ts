import { describe, expect, test } from 'vitest';
import { readCsv } from '../csv/read-csv.ts';
import { HOURS_CSV, hoursCsv, hoursOfLines } from './hours-csv.ts';
import { hoursProblems } from './hours-problems.ts';
import type { DoctorHours, HoursRow } from './hours.ts';

const doctor = (id: string, name: string) => ({
  id,
  name,
  gender: 'f' as const,
  crm: '1',
  crmUf: 'CE',
  rqe: null,
  specialtyIds: [],
  active: true,
});
const doctors = [doctor('ana', 'Ana Clara'), doctor('bia-1', 'Bia Melo'), doctor('bia-2', 'Bia Melo')];
const locations = [{ id: 'centro', name: 'Unidade Centro' }];

const row = (change: Partial<HoursRow> = {}): HoursRow => ({
  weekday: 1,
  from: '08:00',
  to: '12:00',
  locationId: 'centro',
  breaks: [],
  validFrom: null,
  validUntil: null,
  ...change,
});

function imported(lines: readonly string[], hours: readonly DoctorHours[] = []) {
  const read = readCsv(
    ['Médico;Dia;Início;Fim;Pausas;Local;Válido de;Válido até', ...lines].join('\n'),
    HOURS_CSV,
  );
  if (read.kind !== 'read') throw new Error(read.why);
  return hoursOfLines(read.rows)({ hours, doctors, locations });
}
const told = (line: string) => imported([line]).report.rows[0]?.why;

describe('a line of hours', () => {
  test.each([
    ['Dra. Ana Clara;Terça-feira;8h;12h;;;;', { weekday: 2, from: '08:00', to: '12:00' }],
    ['ana;sáb;08h30;24:00;10:00-10:15, 12h–13h;centro;;', { weekday: 6, from: '08:30', to: '24:00' }],
    ['ANA CLARA;7;7:05;8:00;;unidade centro;01/03/2027;2027-04-30', { weekday: 7, validFrom: '2027-03-01' }],
  ])('is read as people write it: %s', (line, expected) => {
    expect(imported([line]).doctors).toMatchObject([{ doctorId: 'ana', hours: [expected] }]);
  });

  test.each([
    ['Ana Clara;segunda;08:02;12:00;;;;', 'Início: uma hora como 08:00, de 5 em 5 minutos'],
    ['Ana Clara;feriado;08:00;12:00;;;;', 'Dia: um dia como segunda'],
    ['Ana Clara;segunda;08:00;12:00;almoço;;;', 'Pausas: pausas como 12:00-13:00, ou vazio'],
    ['Ana Clara;segunda;08:00;12:00;13:00-14:00;;;', 'A pausa precisa estar dentro do horário.'],
    ['Ana Clara;segunda;08:00;12:00;;;31/02/2027;', 'Válido de: uma data como 01/03/2027, ou vazio'],
    ['Ana Clara;segunda;08:00;12:00;;;02/03/2027;01/03/2027', 'O último dia precisa ser depois do primeiro.'],
    ['Bia Melo;segunda;08:00;12:00;;;;', 'há mais de um(a) médico “Bia Melo”'],
    ['Ana Clara;segunda;08:00;12:00;;Lua;;', 'Local “Lua” não existe'],
  ])('is refused with the reason: %s', (line, why) => {
    expect(told(line)).toBe(why);
    expect(imported([line]).doctors).toEqual([]);
  });

  test('that collides with one before it in the file is refused, and that one stays', () => {
    const { report, doctors: changed } = imported([
      'ana;segunda;08:00;12:00;;;;',
      'ana;segunda;11:00;13:00;;;;',
    ]);
    expect(report.totals).toMatchObject({ created: 1, refused: 1 });
    expect(changed[0]?.hours).toEqual([row()]);
  });

  test('exported and imported again changes nothing', () => {
    const hours = [
      {
        doctorId: 'ana',
        hours: [
          row({ breaks: [{ from: '10:00', to: '10:15' }] }),
          row({ from: '13:00', to: '24:00', validFrom: '2027-03-01', validUntil: '2027-04-30' }),
        ],
      },
    ];
    const [, ...lines] = hoursCsv(hours, doctors, locations).trim().split('\r\n');
    const { report, doctors: changed } = imported(lines, hours);
    expect(report.totals).toEqual({ created: 0, changed: 0, unchanged: 2, refused: 0 });
    expect(changed).toEqual([]);
  });
});

describe('hours as a whole', () => {
  const paths = (...hours: HoursRow[]) => hoursProblems(hours).map(({ path }) => path);

  test('may touch, and may lie over one another at different times of the year', () => {
    expect(paths(row(), row({ from: '12:00', to: '13:00' }))).toEqual([]);
    expect(paths(row({ validUntil: '2027-03-31' }), row({ from: '09:00', validFrom: '2027-04-01' }))).toEqual(
      [],
    );
  });

  test('are told where they are wrong', () => {
    expect(paths(row({ from: '12:00' }))).toEqual(['hours.0.to']);
    expect(paths(row(), row({ from: '11:55', to: '13:00' }))).toEqual(['hours.1.from']);
    expect(paths(row({ breaks: [{ from: '09:00', to: '08:30' }] }))).toEqual(['hours.0.breaks.0.from']);
    const twice = [
      { from: '09:00', to: '10:00' },
      { from: '09:30', to: '10:30' },
    ];
    expect(paths(row({ breaks: twice }))).toEqual(['hours.0.breaks.1.from']);
  });
});
