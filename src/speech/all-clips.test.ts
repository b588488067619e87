import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipsForClinic, fixedClips } from './all-clips.ts';
import { silenceOf } from './pauses.ts';
import { portuguese } from './portuguese.test-support.ts';
import { recordingOf } from './recording.ts';
import { slug } from './slug.ts';

const safeFile = /^[a-z]+(?:\/[a-z0-9_][a-z0-9._-]*)+$/;
const clips = fixedClips(portuguese);

describe('the fixed clips', () => {
  it('have unique ids that are safe file names', () => {
    expect(new Set(clips.map((clip) => clip.id)).size).toBe(clips.length);
    for (const { id } of clips) expect(id).toMatch(safeFile);
    expect(clips.filter((clip) => clip.id.includes('..'))).toEqual([]);
  });

  it('are of the language that they are asked in', () => {
    expect(new Set(clips.map((clip) => clip.language))).toEqual(new Set(['pt_BR']));
  });

  it('all say something, but for the breath between two sentences', () => {
    const mute = clips.filter(({ text }) => !/\S/.test(text) || text.includes('undefined'));
    expect(mute.map(({ id }) => id)).toEqual(['pause/breath-slow']);
  });

  it('have no stray spaces, and no digits that a voice could read in its own way', () => {
    for (const { id, text } of clips) {
      expect(text).toBe(text.trim().replaceAll(/\s+/g, ' ').normalize('NFC'));
      expect(id).toMatch(/\d/.test(text) ? /^(?:prompt|key)\// : safeFile);
    }
  });

  it('end a sentence where their name says so', () => {
    const ends = clips.filter(({ id }) => /^(?!prompt\/).*\.end$/.test(id));
    expect(ends.length).toBeGreaterThan(100);
    for (const end of ends) {
      const piece = clips.find(({ id }) => `${id}.end` === end.id);
      expect(end.text).toBe(`${piece?.text}.`);
    }
  });

  it('are speech, a tone, or a silence of a known length, longer for who wants it slower', () => {
    const kinds = clips.map((clip) => recordingOf(clip, portuguese.catalogue).kind);
    expect(new Set(kinds)).toEqual(new Set(['speech', 'tone', 'silence']));
    expect(clips.filter((_, at) => kinds[at] === 'tone').map(({ id }) => id)).toEqual(['tone/beep']);
    for (const pause of ['comma', 'group', 'stop']) {
      const usual = silenceOf({ id: `pause/${pause}` }) ?? 0;
      expect(usual).toBeGreaterThan(0);
      expect(silenceOf({ id: `pause/${pause}-slow` })).toBeGreaterThan(usual);
    }
    expect(silenceOf({ id: 'pause/nap' })).toBeNull();
  });
});

describe('a clinic’s clips', () => {
  it('name the clinic, its doctors, specialties, locations and holidays', () => {
    const named = { id: 'a', name: 'Nome' };
    const clinic = {
      name: 'Vitality',
      doctors: [{ ...named, gender: 'f' as const }],
      specialties: [named],
      locations: [named],
      holidays: [named],
    };
    expect(clipsForClinic(portuguese, clinic).map(({ id, text }) => [id, text])).toEqual([
      ['clinic/_0056itality', 'Vitality.'],
      ['doctor/a', 'com a Dra. Nome'],
      ['specialty/a', 'Nome'],
      ['location/a', 'Nome'],
      ['holiday/a', 'Nome.'],
    ]);
  });

  it('come once, though a holiday comes in two years; a clinic without a name has no clip of it', () => {
    const holiday = { id: 'carnaval', name: 'Carnaval' };
    const clinic = { doctors: [], specialties: [], locations: [], holidays: [holiday, holiday] };
    expect(clipsForClinic(portuguese, clinic).map(({ id }) => id)).toEqual(['holiday/carnaval']);
  });

  it('never collide with each other or the fixed ones, whatever ids the data has', () => {
    const id = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('..', '../x', 'a/b', 'nth-1', 'with-a', 'a.end', 'É', 'É'),
    );
    fc.assert(
      fc.property(fc.uniqueArray(id, { maxLength: 8 }), (ids) => {
        const named = ids.map((id) => ({ id, name: 'nome' }));
        const doctors = named.map((one) => ({ ...one, gender: 'f' as const }));
        const clinic = { doctors, specialties: named, locations: named, holidays: named };
        const own = clipsForClinic(portuguese, { name: 'Vitality', ...clinic });
        const all = [...clips, ...own].map((clip) => clip.id);
        expect(own).toHaveLength(1 + 4 * ids.length);
        expect(new Set(all).size).toBe(all.length);
        for (const clip of own) expect(clip.id).toMatch(safeFile);
      }),
    );
  });
});

describe('a file name for an id', () => {
  it('is the id itself where it is safe, and leaves no folder where it is not', () => {
    expect(slug('rafael-costa')).toBe('rafael-costa');
    expect(slug('../etc')).toBe('_002e_002e_002fetc');
    expect(slug('nth-1')).toBe('_006eth-1');
    expect(slug('')).toBe('_');
  });

  it('is shortened when it is very long, and still differs', () => {
    const long = 'a'.repeat(400);
    expect(slug(`${long}1`)).toHaveLength(96);
    expect(slug(`${long}1`)).not.toBe(slug(`${long}2`));
  });
});
