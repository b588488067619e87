import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixedClips } from './all-clips.ts';
import { textOf } from './clip.ts';
import { spokenHours, spokenOpening, spokenTime, spokenTimeBriefly } from './times.ts';
import { spokenWeekdays } from './week.ts';

const recorded = new Set(fixedClips().map((clip) => clip.id));
const minutes = Array.from({ length: 1441 }, (_, minute) => minute);
const forms = [spokenTime, spokenTimeBriefly, spokenOpening];

describe('spoken times', () => {
  it('are at most an hour and a minute, both recorded, for every minute of the day', () => {
    for (const minute of minutes)
      for (const form of forms) {
        const clips = form(minute);
        expect(clips.length).toBeLessThanOrEqual(2);
        for (const clip of clips) expect(recorded).toContain(clip.id);
      }
  });

  it('are never the same for two minutes of a day', () => {
    for (const form of forms) {
      const texts = new Set(minutes.slice(0, 1440).map((minute) => textOf(form(minute))));
      expect(texts.size).toBe(1440);
    }
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
    expect(textOf(spokenTime(minuteOf(time)))).toBe(text);
  });

  it.each([
    ['09:20', 'às nove e vinte'],
    ['15:00', 'às quinze horas'],
    ['01:15', 'à uma e quinze'],
    ['12:45', 'ao meio-dia e quarenta e cinco'],
  ])('%s in passing is "%s"', (time, text) => {
    expect(textOf(spokenTimeBriefly(minuteOf(time)))).toBe(text);
  });

  it.each([
    ['07:00', 'a partir das sete horas'],
    ['07:30', 'a partir das sete horas e trinta minutos'],
    ['01:00', 'a partir da uma hora'],
    ['12:00', 'a partir do meio-dia'],
  ])('%s on is "%s"', (time, text) => {
    expect(textOf(spokenOpening(minuteOf(time)))).toBe(text);
  });

  it.each([
    ['07:00', '19:00', 'das sete às dezenove horas'],
    ['08:30', '12:00', 'das oito e trinta ao meio-dia'],
    ['12:00', '18:15', 'do meio-dia às dezoito horas e quinze minutos'],
    ['00:00', '06:00', 'da meia-noite às seis horas'],
    ['00:00', '24:00', 'vinte e quatro horas por dia'],
  ])('%s–%s is "%s"', (start, end, text) => {
    expect(textOf(spokenHours(minuteOf(start), minuteOf(end)))).toBe(text);
  });

  it('of opening are recorded, whatever they are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1440 }), fc.integer({ min: 0, max: 1440 }), (start, end) => {
        for (const clip of spokenHours(start, end)) expect(recorded).toContain(clip.id);
      }),
    );
  });

  it.each([-1, 1441, 7.5])('minute %d is refused', (minute) => {
    expect(() => spokenTime(minute)).toThrow(RangeError);
  });
});

describe('spoken days of opening', () => {
  it('are a stretch of the week, or one day of it', () => {
    expect(textOf(spokenWeekdays(1, 5))).toBe('de segunda a sexta');
    expect(textOf(spokenWeekdays(3, 3))).toBe('às quartas');
    expect(textOf(spokenWeekdays(6, 6))).toBe('aos sábados');
  });
});

function minuteOf(time: string): number {
  const [hour, minute] = time.split(':').map(Number);
  return (hour ?? 0) * 60 + (minute ?? 0);
}
