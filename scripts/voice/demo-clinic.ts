import type { SpokenClinic } from '../../src/speech/all-clips.ts';

/** The names of the demo clinic. Ids as its seed has them: the name's words, joined by `-`. */
export const demoClinic: SpokenClinic = {
  name: 'Vitality Health Solutions',
  doctors: [
    ...doctors(
      'm',
      'Anielton Santiago, Rafael Costa, Pedro Lima, João Paulo, Gabriel Santos, Teobaldo Medeiros',
    ),
    ...doctors('m', 'Leonardo Araújo'),
    ...doctors(
      'f',
      'Marina Corrêa, Juliana Silva, Ana Clara, Fernanda Oliveira, Camila Rocha, Beatriz Martins',
    ),
    ...doctors('f', 'Sara Maria'),
  ],
  specialties: named(
    'Cardiologia, Clínico Geral, Dermatologia, Endocrinologia, Ginecologia, Neurologia',
  ).concat(named('Otorrinolaringologia')),
  locations: [],
  holidays: [],
};

function doctors(gender: 'f' | 'm', names: string) {
  return named(names).map((doctor) => ({ ...doctor, gender }));
}

function named(names: string) {
  return names.split(', ').map((name) => ({ id: idOf(name), name }));
}

/** `João Paulo` → `joao-paulo`. */
function idOf(name: string): string {
  return name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(' ', '-');
}
