import { describe, expect, it } from 'vitest';
import {
  clinicClip,
  doctorClip,
  holidayClip,
  locationClip,
  positionClip,
  specialtyClip,
  spokenDoctor,
  spokenLocation,
  spokenSpecialty,
} from './names.ts';
import type { Speech } from './phrase.ts';
import { inWords, portuguese } from './portuguese.test-support.ts';
import { range } from './range.ts';
import { spoken } from './spoken.ts';

const marina = { id: 'marina-correa', name: 'Marina Corrêa', gender: 'f' } as const;
const rafael = { id: 'rafael-costa', name: 'Rafael Costa', gender: 'm' } as const;
const cardiology = { id: 'cardiologia', name: 'Cardiologia' };
const aldeota = { id: 'aldeota', name: 'Unidade Aldeota' };
const awareness = { id: 'consciencia-negra', name: 'Dia da Consciência Negra' };

const clip = (id: string, text: string) => ({ language: 'pt_BR', id, text });

describe('names', () => {
  it('are doctors with the right gender, and all else as it is called', () => {
    expect(doctorClip(portuguese, marina)).toEqual(clip('doctor/marina-correa', 'com a Dra. Marina Corrêa'));
    expect(doctorClip(portuguese, rafael)).toEqual(clip('doctor/rafael-costa', 'com o Dr. Rafael Costa'));
    expect(specialtyClip(portuguese, cardiology)).toEqual(clip('specialty/cardiologia', 'Cardiologia'));
    expect(locationClip(portuguese, aldeota)).toEqual(clip('location/aldeota', 'Unidade Aldeota'));
  });

  it('of holidays and the clinic end a sentence', () => {
    expect(holidayClip(portuguese, awareness)).toEqual(
      clip('holiday/consciencia-negra', 'Dia da Consciência Negra.'),
    );
    expect(clinicClip(portuguese, 'Vitality').text).toBe('Vitality.');
  });

  it('are said as they are written, whatever signs are in them', () => {
    expect(doctorClip(portuguese, { ...marina, name: '$& {name}' }).text).toBe('com a Dra. $& {name}');
  });
});

describe('names without a recording', () => {
  const recordedOnly = (...ids: string[]): Speech => ({
    ...portuguese,
    isRecorded: (id) => ids.includes(id),
  });
  const silent = recordedOnly();

  it('are said by their position', () => {
    expect(inWords(spokenDoctor(marina, 2))).toBe('com a Dra. Marina Corrêa');
    const [doctor, specialty, location] = spoken(
      [spokenDoctor(marina, 2), spokenSpecialty(cardiology, 7), spokenLocation(aldeota, 1)],
      silent,
    );
    expect(doctor).toEqual(clip('doctor/nth-2', 'com o segundo profissional'));
    expect(specialty).toEqual(clip('specialty/nth-7', 'a sétima especialidade'));
    expect(location).toEqual(clip('location/nth-1', 'a primeira unidade'));
  });

  it('are said as soon as they have one', () => {
    const speech = recordedOnly('doctor/rafael-costa');
    const said = spoken([spokenDoctor(marina, 1), spokenDoctor(rafael, 2)], speech);
    expect(said.map(({ id }) => id)).toEqual(['doctor/nth-1', 'doctor/rafael-costa']);
  });

  it('share the last position when there are more than eight', () => {
    const places = range(0, 12).map((position) => positionClip(portuguese, 'doctor', position).id);
    expect(places).toEqual([1, 1, 2, 3, 4, 5, 6, 7, 8, 8, 8, 8, 8].map((place) => `doctor/nth-${place}`));
    expect(spoken([spokenDoctor(marina, 11)], silent)[0]?.text).toBe('com o oitavo profissional');
  });
});

describe('translations', () => {
  const words = { Cardiologia: 'Cardiology', 'Unidade Aldeota': 'Aldeota clinic', Natal: 'Christmas Day' };
  const english: Speech = { ...portuguese, catalogue: { ...portuguese.catalogue, translations: words } };

  it('are what specialties, locations and holidays are called in a language', () => {
    expect(specialtyClip(english, cardiology)).toEqual(clip('specialty/cardiologia', 'Cardiology'));
    expect(locationClip(english, aldeota).text).toBe('Aldeota clinic');
    expect(holidayClip(english, { id: 'natal', name: 'Natal' }).text).toBe('Christmas Day.');
  });

  it('leave a name that they do not have as it is', () => {
    expect(specialtyClip(english, { id: 'x', name: 'Dermatologia' }).text).toBe('Dermatologia');
  });
});
