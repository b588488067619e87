import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixedClips } from './all-clips.ts';
import { textOf } from './clip.ts';
import { spokenDate, spokenDay, spokenMoment, spokenWeekday } from './dates.ts';

const recorded = new Set(fixedClips().map((clip) => clip.id));

/** Every date of 2026–2028, by the calendar of `Intl`, which is not ours. */
const dates = Array.from({ length: 365 + 365 + 366 }, (_, index) =>
  new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10),
);

function inPortuguese(date: string, part: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('pt-BR', { ...part, timeZone: 'UTC' }).format(new Date(date));
}

describe('spoken dates', () => {
  it('are made of recorded pieces, whatever the date and the day it is said', () => {
    for (const date of dates)
      for (const today of ['2026-01-01', '2027-06-15', '2028-02-28', date])
        for (const clip of [...spokenDate(date, today), ...spokenDay(date), ...spokenWeekday(date)])
          expect(recorded).toContain(clip.id);
  });

  it('name the weekday and the month that the calendar says', () => {
    fc.assert(
      fc.property(fc.constantFrom(...dates), fc.constantFrom(...dates), (date, today) => {
        const text = textOf(spokenDate(date, today));
        expect(text).toContain(`${inPortuguese(date, { weekday: 'long' })}, `);
        expect(text).toContain(` de ${inPortuguese(date, { month: 'long' })}`);
        expect(text.includes('de dois mil')).toBe(date.slice(0, 4) !== today.slice(0, 4));
        expect(textOf(spokenWeekday(date))).toBe(inPortuguese(date, { weekday: 'long' }));
      }),
    );
  });

  it('say "hoje" and "amanhã" on the right days only', () => {
    fc.assert(
      fc.property(fc.nat(dates.length - 1), fc.integer({ min: -3, max: 3 }), (index, ahead) => {
        const today = dates[index] ?? '';
        const date = dates[index + ahead];
        if (date === undefined) return;
        const first = textOf(spokenDate(date, today)).split(' ')[0];
        expect(first === 'hoje,').toBe(ahead === 0);
        expect(first === 'amanhã,').toBe(ahead === 1);
      }),
    );
  });

  it.each([
    ['2026-12-01', '2026-11-23', 'terça-feira, primeiro de dezembro'],
    ['2026-11-23', '2026-11-23', 'hoje, segunda-feira, vinte e três de novembro'],
    ['2026-11-25', '2026-11-24', 'amanhã, quarta-feira, vinte e cinco de novembro'],
    ['2027-01-01', '2026-12-31', 'amanhã, sexta-feira, primeiro de janeiro de dois mil e vinte e sete'],
    ['2028-02-29', '2026-11-23', 'terça-feira, vinte e nove de fevereiro de dois mil e vinte e oito'],
    ['2026-03-14', '2026-03-01', 'sábado, quatorze de março'],
  ])('%s, said on %s, is "%s"', (date, today, text) => {
    expect(textOf(spokenDate(date, today))).toBe(text);
  });

  it('read together with a time as one sentence', () => {
    expect(textOf(spokenMoment('2026-12-01', 14 * 60 + 30, '2026-11-23'))).toBe(
      'terça-feira, primeiro de dezembro, às quatorze horas e trinta minutos',
    );
    expect(textOf(spokenMoment('2026-11-24', 14 * 60, '2026-11-23'))).toBe(
      'amanhã, terça-feira, vinte e quatro de novembro, às quatorze horas',
    );
  });

  it('are short in a month that was just said', () => {
    expect(textOf(spokenDay('2026-11-27'))).toBe('sexta-feira, vinte e sete');
  });

  it.each(['2026-02-29', '2026-13-01', '27/11/2026', '2026-11-27T00', ''])('"%s" is refused', (date) => {
    expect(() => spokenDate(date, '2026-01-01')).toThrow(RangeError);
  });

  it('need no year of this year, and refuse another before 2020 or after 2060', () => {
    expect(textOf(spokenDate('2071-05-01', '2071-01-01'))).toBe('sexta-feira, primeiro de maio');
    expect(() => spokenDate('2061-01-01', '2060-12-31')).toThrow('2020 to 2060');
  });
});
