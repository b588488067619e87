import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixedClips } from './all-clips.ts';
import { spokenDate, spokenDateBriefly } from './dates.ts';
import { comma, stop } from './pauses.ts';
import { clipsOf, inWords, portuguese } from './portuguese.test-support.ts';
import { range } from './range.ts';
import { spokenHours, spokenOpening, spokenTime, spokenTimeBriefly } from './times.ts';
import { spokenWeekdays } from './week.ts';

const recorded = new Set(fixedClips(portuguese).map((clip) => clip.id));
const minutes = range(0, 1440);
const forms = [spokenTime, spokenTimeBriefly, spokenOpening];

describe('spoken times', () => {
  it('are at most an hour and a minute, both recorded, for every minute of the day', () => {
    const said = minutes.flatMap((minute) => forms.map((form) => clipsOf(form(minute))));
    expect(said.filter((clips) => clips.length > 2)).toEqual([]);
    expect(said.flat().filter(({ id }) => !recorded.has(id))).toEqual([]);
  });

  it('end a sentence with a piece that is recorded as its end, for every minute of the day', () => {
    const said = minutes.flatMap((minute) => forms.map((form) => clipsOf(form(minute), stop)));
    expect(said.flat().filter(({ id }) => !recorded.has(id))).toEqual([]);
    expect(said.filter((clips) => !clips.at(-1)?.id.endsWith('.end'))).toEqual([]);
  });

  it.each(forms)('are never the same for two minutes of a day, in form %#', (form) => {
    const texts = minutes.slice(0, 1440).map((minute) => inWords(form(minute)));
    expect(new Set(texts).size).toBe(1440);
  });

  it.each([
    ['00:00', 'à meia-noite'],
    ['00:30', 'à meia-noite e trinta'],
    ['01:00', 'à uma hora'],
    ['01:01', 'à uma hora e um minuto'],
    ['02:30', 'às duas horas e trinta minutos'],
    ['12:00', 'ao meio-dia'],
    ['12:01', 'ao meio-dia e um minuto'],
    ['12:30', 'ao meio-dia e trinta'],
    ['14:00', 'às quatorze horas'],
    ['14:30', 'às quatorze horas e trinta minutos'],
    ['21:21', 'às vinte e uma horas e vinte e um minutos'],
    ['22:22', 'às vinte e duas horas e vinte e dois minutos'],
    ['24:00', 'à meia-noite'],
  ])('%s is "%s"', (time, text) => {
    expect(inWords(spokenTime(minuteOf(time)))).toBe(text);
    expect(inWords(spokenTime(minuteOf(time)), stop)).toBe(`${text}.`);
  });

  it.each([
    ['09:20', 'às nove e vinte'],
    ['15:00', 'às quinze horas'],
    ['01:15', 'à uma e quinze'],
    ['12:45', 'ao meio-dia e quarenta e cinco'],
    ['09:01', 'às nove e um minuto'],
  ])('%s in passing is "%s"', (time, text) => {
    expect(inWords(spokenTimeBriefly(minuteOf(time)))).toBe(text);
  });

  it.each([
    ['07:00', 'a partir das sete horas'],
    ['07:30', 'a partir das sete horas e trinta minutos'],
    ['01:00', 'a partir da uma hora'],
    ['12:00', 'a partir do meio-dia'],
    ['12:30', 'a partir do meio-dia e trinta'],
  ])('%s on is "%s"', (time, text) => {
    expect(inWords(spokenOpening(minuteOf(time)))).toBe(text);
  });

  it('read together with a date as one sentence', () => {
    const [date, briefly] = [
      spokenDate('2026-12-01', '2026-11-23'),
      spokenDateBriefly('2026-12-01', '2026-11-30'),
    ];
    expect(inWords(date, comma, spokenTime(minuteOf('14:30')), stop)).toBe(
      'terça-feira, primeiro de dezembro, às quatorze horas e trinta minutos.',
    );
    expect(inWords(briefly, comma, spokenTimeBriefly(minuteOf('09:20')))).toBe(
      'amanhã, terça-feira, às nove e vinte',
    );
  });

  it.each([-1, 1441, 7.5])('minute %d is refused', (minute) => {
    for (const form of forms) expect(() => form(minute)).toThrow(RangeError);
    expect(() => spokenHours(0, minute)).toThrow(RangeError);
  });
});

describe('spoken hours of opening', () => {
  it.each([
    ['07:00', '19:00', 'das sete às dezenove horas'],
    ['08:30', '12:00', 'das oito e trinta ao meio-dia'],
    ['12:00', '18:15', 'do meio-dia às dezoito horas e quinze minutos'],
    ['00:00', '06:00', 'da meia-noite às seis horas'],
    ['00:00', '24:00', 'vinte e quatro horas por dia'],
  ])('%s–%s are "%s"', (start, end, text) => {
    expect(inWords(spokenHours(minuteOf(start), minuteOf(end)))).toBe(text);
  });

  it('are recorded, whatever they are and whatever follows', () => {
    const anyMinute = fc.integer({ min: 0, max: 1440 });
    fc.assert(
      fc.property(anyMinute, anyMinute, (start, end) => {
        const hours = spokenHours(start, end);
        for (const { id } of [...clipsOf(hours), ...clipsOf(hours, stop)]) expect(recorded).toContain(id);
      }),
    );
  });
});

describe('spoken days of opening', () => {
  it('are a stretch of the week, or one day of it', () => {
    expect(inWords(spokenWeekdays(1, 5))).toBe('de segunda a sexta');
    expect(inWords(spokenWeekdays(3, 3))).toBe('às quartas');
    expect(inWords(spokenWeekdays(6, 6))).toBe('aos sábados');
  });

  it('are recorded, all of them', () => {
    const week = [1, 2, 3, 4, 5, 6, 7] as const;
    const said = week.flatMap((first) => week.flatMap((last) => clipsOf(spokenWeekdays(first, last))));
    expect(said.filter(({ id }) => !recorded.has(id))).toEqual([]);
  });
});

function minuteOf(time: string): number {
  const [hour, minute] = time.split(':').map(Number);
  return (hour ?? 0) * 60 + (minute ?? 0);
}
