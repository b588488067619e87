import { describe, expect, it } from 'vitest';
import { portuguese } from './portuguese.test-support.ts';
import { recordingOf, textToSpeak } from './recording.ts';

const clip = (id: string, text: string) => ({ language: 'pt_BR', id, text });
const words = { abbreviations: { 'Dr.': 'Doutor', 'Dra.': 'Doutora', CPF: 'cê pê éfe' }, carrier: 'é.' };

describe('what is recorded for a clip', () => {
  it('is followed by the carrier where the sentence goes on, and by nothing where it ends', () => {
    expect(recordingOf(clip('time/hour-14', 'às quatorze horas'), words)).toEqual({
      kind: 'speech',
      text: 'às quatorze horas',
      carrier: 'é.',
      pace: 'ordinary',
    });
    for (const end of ['horas.', 'consultas?', 'Pronto!', 'Bem…'])
      expect(recordingOf(clip('prompt/x', end), words)).toMatchObject({ carrier: null });
    for (const middle of ['horas', 'No mesmo dia,', 'Depois:', 'Ouvi um número;'])
      expect(recordingOf(clip('prompt/x', middle), words)).toMatchObject({ carrier: 'é.' });
  });

  it('is slow where it will be written down', () => {
    expect(recordingOf(clip('digit/4', 'quatro'), words)).toMatchObject({ kind: 'speech', pace: 'slow' });
    expect(recordingOf(clip('digit/4.end', 'quatro.'), words)).toMatchObject({ pace: 'slow' });
  });

  it('is nothing for a clip without words, unless it is a pause', () => {
    expect(() => recordingOf(clip('doctor/x', ' '), words)).toThrow('doctor/x has no words');
    expect(recordingOf(clip('pause/breath-slow', ''), words)).toEqual({ kind: 'silence', milliseconds: 700 });
  });
});

describe('the wording for a speech engine', () => {
  it('spells out titles', () => {
    const { abbreviations } = portuguese.catalogue;
    expect(textToSpeak('com o Dr. Rafael Costa', abbreviations)).toBe('com o Doutor Rafael Costa');
    expect(textToSpeak('com a Dra. Marina Corrêa', abbreviations)).toBe('com a Doutora Marina Corrêa');
  });

  it('leaves the same letters within a word alone, and takes what it is given literally', () => {
    expect(textToSpeak('o CPF, CPFL e éCPF', words.abbreviations)).toBe('o cê pê éfe, CPFL e éCPF');
    expect(textToSpeak('a.b axb', { 'a.b': '$&' })).toBe('$& axb');
  });
});
