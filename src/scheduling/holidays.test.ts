import { describe, expect, test } from 'vitest';
import { easterSunday, holidayOn, NATIONAL_HOLIDAYS, nationalHolidays } from './holidays.ts';
import { clinic, policies } from './test-rules.ts';
import type { Holiday } from './types.ts';

const row = (change: Partial<Holiday>): Holiday => ({
  id: 'row',
  date: '2027-12-08',
  name: 'Nossa Senhora da Conceição',
  locationId: null,
  working: false,
  ...change,
});
const on = (date: string, holidays: readonly Holiday[] = [], locationId = 'centro') =>
  holidayOn(clinic({ holidays }), date, locationId)?.id ?? null;

describe('national holidays', () => {
  test('Easter falls as the almanac says', () => {
    // U.S. Naval Observatory, "The Date of Easter"; the earliest and latest possible among them.
    const known = [
      '1818-03-22',
      '1943-04-25',
      '1961-04-02',
      '1981-04-19',
      '2000-04-23',
      '2008-03-23',
      '2011-04-24',
    ];
    const recent = [
      '2016-03-27',
      '2019-04-21',
      '2024-03-31',
      '2025-04-20',
      '2026-04-05',
      '2027-03-28',
      '2038-04-25',
    ];
    for (const date of [...known, ...recent]) expect(easterSunday(Number(date.slice(0, 4)))).toBe(date);
  });

  test('of 2027, the optional ones among them', () => {
    expect(nationalHolidays(2027, true).map(({ date, id }) => `${date} ${id}`)).toEqual([
      '2027-01-01 ano-novo',
      '2027-02-08 carnaval-segunda',
      '2027-02-09 carnaval-terca',
      '2027-03-26 sexta-feira-santa',
      '2027-04-21 tiradentes',
      '2027-05-01 dia-do-trabalho',
      '2027-05-27 corpus-christi',
      '2027-09-07 independencia',
      '2027-10-12 nossa-senhora-aparecida',
      '2027-11-02 finados',
      '2027-11-15 proclamacao-da-republica',
      '2027-11-20 consciencia-negra',
      '2027-12-25 natal',
    ]);
  });

  test('Carnival and Corpus Christi count only where the policy says so', () => {
    expect(nationalHolidays(2027, false)).toHaveLength(10);
    const works = clinic({ policies: policies({ observeOptionalHolidays: false }) });
    expect(holidayOn(works, '2027-05-27', 'centro')).toBeNull();
    expect(on('2027-05-27')).toBe('corpus-christi');
  });

  test('Consciência Negra is national from 2024 on', () => {
    expect(on('2023-11-20')).toBeNull();
    expect(on('2024-11-20')).toBe('consciencia-negra');
  });

  test('have ids that can name a recording', () => {
    for (const { id } of NATIONAL_HOLIDAYS) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(new Set(NATIONAL_HOLIDAYS.map(({ id }) => id)).size).toBe(NATIONAL_HOLIDAYS.length);
  });
});

describe('the clinic’s own rows', () => {
  test('close everywhere, or one location', () => {
    expect(on('2027-12-08', [row({})])).toBe('row');
    expect(on('2027-12-08', [row({ locationId: 'centro' })])).toBe('row');
    expect(on('2027-12-08', [row({ locationId: 'norte' })])).toBeNull();
  });

  test('lift a national holiday where the clinic works, everywhere or at one location', () => {
    const works = row({ date: '2027-11-15', working: true });
    expect(on('2027-11-15', [works])).toBeNull();
    expect(on('2027-11-15', [{ ...works, locationId: 'centro' }])).toBeNull();
    expect(on('2027-11-15', [{ ...works, locationId: 'norte' }])).toBe('proclamacao-da-republica');
  });

  test('of one location go before those of everywhere', () => {
    const works = row({ working: true });
    expect(on('2027-12-08', [works, row({ locationId: 'centro' })])).toBe('row');
    expect(on('2027-12-08', [row({}), { ...works, locationId: 'centro' }])).toBeNull();
  });

  test('that repeat a national holiday leave it its name', () => {
    expect(on('2027-12-25', [row({ date: '2027-12-25' })])).toBe('natal');
  });
});
