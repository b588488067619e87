import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasPrompt, prompt } from './catalogue.ts';
import { clipsForClinic, fixedClips } from './all-clips.ts';
import { textOf } from './clip.ts';
import { keyClip, spokenChoice } from './keys.ts';
import { doctorByPosition, doctorClip, holidayClip, specialtyByPosition, specialtyClip } from './names.ts';
import { recordingOf, textToSpeak } from './recording.ts';
import { slug } from './slug.ts';

const safeFile = /^[a-z]+(?:\/[a-z0-9_][a-z0-9._-]*)+$/;
const marina = { id: 'marina-correa', name: 'Marina Corrêa', gender: 'f' } as const;
const rafael = { id: 'rafael-costa', name: 'Rafael Costa', gender: 'm' } as const;
const cardiology = { id: 'cardiologia', name: 'Cardiologia' };

describe('the fixed clips', () => {
  const clips = fixedClips();

  it('have unique ids that are safe file names', () => {
    expect(new Set(clips.map((clip) => clip.id)).size).toBe(clips.length);
    for (const { id } of clips) expect(id).toMatch(safeFile);
    expect(clips.filter((clip) => clip.id.includes('..'))).toEqual([]);
  });

  it('all say something, without stray spaces or digits that a voice could read in its own way', () => {
    for (const { id, text } of clips) {
      expect(text).toMatch(/\S/);
      expect(text).toBe(text.trim().replaceAll(/\s+/g, ' ').normalize('NFC'));
      expect(text).not.toContain('undefined');
      expect(id).toMatch(/\d/.test(text) ? /^(?:prompt|key)\// : safeFile);
    }
  });

  it('are speech, or a silence of a known length', () => {
    const silences = clips.map(recordingOf).filter((recording) => recording.kind === 'silence');
    expect(silences.map((silence) => silence.milliseconds)).toEqual([120, 450, 300]);
    expect(recordingOf({ id: 'digit/4', text: 'quatro' })).toMatchObject({ kind: 'speech', pace: 'slow' });
  });
});

describe('a clinic’s clips', () => {
  it('name doctors with the right gender, and all else as it is called', () => {
    expect(doctorClip(marina, 'with')).toEqual({
      id: 'doctor/with-marina-correa',
      text: 'com a Dra. Marina Corrêa',
    });
    expect(doctorClip(rafael, 'with')).toEqual({
      id: 'doctor/with-rafael-costa',
      text: 'com o Dr. Rafael Costa',
    });
    expect(doctorClip(rafael, 'plain').text).toBe('Dr. Rafael Costa');
    expect(specialtyClip(cardiology)).toEqual({ id: 'specialty/cardiologia', text: 'Cardiologia' });
    expect(holidayClip({ id: 'consciencia-negra', name: 'Dia da Consciência Negra' })).toEqual({
      id: 'holiday/consciencia-negra',
      text: 'Dia da Consciência Negra',
    });
  });

  it('can be replaced by positions until they are recorded', () => {
    expect(doctorByPosition(1, 'with')).toEqual({ id: 'doctor/nth-1', text: 'com o primeiro profissional' });
    expect(specialtyByPosition(7)).toEqual({ id: 'specialty/nth-7', text: 'a sétima especialidade' });
    expect(() => doctorByPosition(9, 'with')).toThrow(RangeError);
  });

  it('never collide with each other or the fixed ones, whatever ids the data has', () => {
    const id = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('..', '../x', 'a/b', 'nth-1', 'with-a', 'É', 'É'),
    );
    fc.assert(
      fc.property(fc.uniqueArray(id, { maxLength: 8 }), (ids) => {
        const named = ids.map((id) => ({ id, name: 'nome' }));
        const doctors = named.map((one) => ({ ...one, gender: 'f' as const }));
        const clips = clipsForClinic({
          name: 'Vitality',
          doctors,
          specialties: named,
          locations: named,
          holidays: named,
        });
        const all = [...fixedClips(), ...clips].map((clip) => clip.id);
        expect(clips).toHaveLength(1 + 5 * ids.length);
        expect(new Set(all).size).toBe(all.length);
        for (const clip of clips) expect(clip.id).toMatch(safeFile);
      }),
    );
  });

  it('keep readable ids, and shorten very long ones to names that still differ', () => {
    expect(slug('rafael-costa')).toBe('rafael-costa');
    expect(slug('../etc')).toBe('_002e_002e_002fetc');
    const long = 'a'.repeat(400);
    expect(slug(`${long}1`)).toHaveLength(96);
    expect(slug(`${long}1`)).not.toBe(slug(`${long}2`));
  });
});

describe('a choice', () => {
  it('says the action before the key, and "tecle" once', () => {
    const menu = [
      ...spokenChoice([specialtyClip(cardiology)], 1, 'press'),
      ...spokenChoice([doctorClip(rafael, 'with')], 2, 'bare'),
    ];
    expect(textOf(menu)).toBe('Cardiologia, tecle 1. com o Dr. Rafael Costa, 2.');
    expect(() => keyClip(10, 'bare')).toThrow(RangeError);
  });
});

describe('a prompt', () => {
  it('is a fixed sentence by name', () => {
    expect(prompt('welcome.good-morning')).toEqual({ id: 'prompt/welcome.good-morning', text: 'Bom dia.' });
    expect(hasPrompt('welcome.good-morning')).toBe(true);
    expect(hasPrompt('toString')).toBe(false);
  });
});

describe('the wording for a speech engine', () => {
  it('spells out titles', () => {
    expect(textToSpeak('com o Dr. Rafael Costa')).toBe('com o Doutor Rafael Costa');
    expect(textToSpeak('com a Dra. Marina Corrêa')).toBe('com a Doutora Marina Corrêa');
  });
});
