import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixedClips } from './all-clips.ts';
import { spokenDate, spokenDateBriefly, spokenDay, spokenWeekday } from './dates.ts';
import { stop } from './pauses.ts';
import type { Phrase } from './phrase.ts';
import { clipsOf, inWords, portuguese } from './portuguese.test-support.ts';

const recorded = new Set(fixedClips(portuguese).map((clip) => clip.id));

/** Every date of 2026–2028, by the calendar of `Date`, and its words by `Intl`: neither is ours. */
const dates = Array.from({ length: 365 + 365 + 366 }, (_, index) =>
  new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10),
);
const anyDate = fc.constantFrom(...dates);

function inPortuguese(date: string, part: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('pt-BR', { ...part, timeZone: 'UTC' }).format(new Date(date));
}

/** *Hoje*, *amanhã*; nothing for days that are farther, whatever Portuguese calls them. */
function nearness(ahead: number): string | undefined {
  const relative = new Intl.RelativeTimeFormat('pt-BR', { numeric: 'auto' }).format(ahead, 'day');
  return ahead === 0 || ahead === 1 ? relative : undefined;
}

/** Each way of saying a date, and the same as the end of a sentence. */
function everyForm(date: string, today: string): Phrase[][] {
  const forms = [
    spokenDate(date, today),
    spokenDateBriefly(date, today),
    spokenDateBriefly(date, today, 'near-only'),
    spokenDay(date),
    spokenWeekday(date),
  ];
  return forms.flatMap((form) => [[form], [form, stop]]);
}

describe('spoken dates', () => {
  it('are made of recorded pieces, whatever the date, the day it is said and what follows', () => {
    const said = dates.flatMap((date) =>
      ['2026-01-01', '2027-06-15', '2028-02-28', date].flatMap((today) => everyForm(date, today)),
    );
    const missing = said.flatMap((saying) => clipsOf(...saying)).filter(({ id }) => !recorded.has(id));
    expect(missing).toEqual([]);
  });

  it('end as a sentence does where a stop follows, and only there', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (date, today) => {
        for (const saying of everyForm(date, today)) {
          const ends = clipsOf(...saying).map((clip) => clip.id.endsWith('.end'));
          expect(ends.lastIndexOf(true)).toBe(saying.length === 2 ? ends.length - 1 : -1);
          expect(ends.filter(Boolean).length).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('name the weekday, the day and the month that the calendar says, and the year when it is another', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (date, today) => {
        const text = inWords(spokenDate(date, today));
        expect(text).toContain(`${inPortuguese(date, { weekday: 'long' })}, `);
        expect(text).toContain(` de ${inPortuguese(date, { month: 'long' })}`);
        expect(text.includes('de dois mil')).toBe(date.slice(0, 4) !== today.slice(0, 4));
        expect(inWords(spokenWeekday(date))).toBe(inPortuguese(date, { weekday: 'long' }));
        expect(inWords(spokenDay(date))).toContain(`${inPortuguese(date, { weekday: 'long' })}, `);
      }),
    );
  });

  it('say "hoje" and "amanhã" on the right days only, in full and in passing', () => {
    fc.assert(
      fc.property(fc.nat(dates.length - 1), fc.integer({ min: -3, max: 3 }), (index, ahead) => {
        const [today, date] = [dates[index] ?? '', dates[index + ahead]];
        fc.pre(date !== undefined);
        for (const form of [spokenDate, spokenDateBriefly]) {
          const near = /^(?:hoje|amanhã)(?=, )/.exec(inWords(form(date, today)))?.[0];
          expect(near).toBe(nearness(ahead));
        }
      }),
    );
  });

  it('are never the same for two dates', () => {
    expect(new Set(dates.map((date) => inWords(spokenDate(date, '2025-01-01')))).size).toBe(dates.length);
  });

  it.each([
    ['2026-12-01', '2026-11-23', 'terça-feira, primeiro de dezembro'],
    ['2026-11-23', '2026-11-23', 'hoje, segunda-feira, vinte e três de novembro'],
    ['2026-11-25', '2026-11-24', 'amanhã, quarta-feira, vinte e cinco de novembro'],
    ['2027-01-01', '2026-12-31', 'amanhã, sexta-feira, primeiro de janeiro de dois mil e vinte e sete'],
    ['2028-02-29', '2026-11-23', 'terça-feira, vinte e nove de fevereiro de dois mil e vinte e oito'],
    ['2026-03-14', '2026-03-01', 'sábado, quatorze de março'],
  ])('%s, said on %s, is "%s"', (date, today, text) => {
    expect(inWords(spokenDate(date, today))).toBe(text);
    expect(inWords(spokenDate(date, today), stop)).toBe(`${text}.`);
  });

  it.each([
    ['2026-11-23', '2026-11-23', 'hoje, segunda-feira'],
    ['2026-11-24', '2026-11-23', 'amanhã, terça-feira'],
    ['2027-01-01', '2026-12-31', 'amanhã, sexta-feira'],
    ['2026-11-27', '2026-11-23', 'sexta-feira, vinte e sete'],
    ['2026-12-01', '2026-11-23', 'terça-feira, primeiro de dezembro'],
    ['2027-11-23', '2026-11-23', 'terça-feira, vinte e três de novembro de dois mil e vinte e sete'],
  ])('%s, said on %s in passing, is "%s"', (date, today, text) => {
    expect(inWords(spokenDateBriefly(date, today))).toBe(text);
    expect(inWords(spokenDateBriefly(date, today), stop)).toBe(`${text}.`);
  });

  it('need no weekday where today or tomorrow is all that matters', () => {
    expect(inWords(spokenDateBriefly('2026-11-23', '2026-11-23', 'near-only'))).toBe('hoje');
    expect(inWords(spokenDateBriefly('2026-11-24', '2026-11-23', 'near-only'), stop)).toBe('amanhã.');
    expect(inWords(spokenDateBriefly('2026-11-27', '2026-11-23', 'near-only'))).toBe(
      'sexta-feira, vinte e sete',
    );
  });

  it('are short in a month that was just said', () => {
    expect(inWords(spokenDay('2026-11-27'))).toBe('sexta-feira, vinte e sete');
  });

  it.each(['2026-02-29', '2026-13-01', '27/11/2026', '2026-11-27T00', ''])('"%s" is refused', (date) => {
    expect(() => spokenDate(date, '2026-01-01')).toThrow(RangeError);
    expect(() => spokenDate('2026-01-01', date)).toThrow(RangeError);
    expect(() => spokenDateBriefly(date, '2026-01-01')).toThrow(RangeError);
    expect(() => spokenDay(date)).toThrow(RangeError);
    expect(() => spokenWeekday(date)).toThrow(RangeError);
  });

  it('need no year of this year, and refuse one that the language has no words for', () => {
    expect(inWords(spokenDate('2071-05-01', '2071-01-01'))).toBe('sexta-feira, primeiro de maio');
    for (const [date, today] of [
      ['2061-01-02', '2060-12-31'],
      ['2019-12-31', '2020-01-01'],
    ] as const)
      expect(() => inWords(spokenDate(date, today))).toThrow(`no words for the year ${date.slice(0, 4)}`);
  });
});
