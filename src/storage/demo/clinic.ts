import type { Weekday } from '../../scheduling/types.ts';
import type { ClinicFile } from '../setup/file-schema.ts';

type DemoDoctor = ClinicFile['doctors'][number] & { readonly id: string };
type DemoHours = Pick<DemoDoctor['hours'][number], 'weekdays' | 'from' | 'to' | 'breaks'>;

const weekdays: Weekday[] = [1, 2, 3, 4, 5];
const mornings = (...days: Weekday[]): DemoHours => ({
  weekdays: days,
  from: '08:00',
  to: '12:00',
  breaks: [],
});
const afternoons = (...days: Weekday[]): DemoHours => ({
  weekdays: days,
  from: '14:00',
  to: '18:00',
  breaks: [],
});
const fullWeek = [mornings(...weekdays), afternoons(...weekdays)];

export const demoLocations = [
  { id: 'aldeota', name: 'Unidade Aldeota', address: 'Avenida Santos Dumont, 1000, Fortaleza, CE' },
  { id: 'centro', name: 'Unidade Centro', address: 'Rua Barão do Rio Branco, 500, Fortaleza, CE' },
];

const specialty = (id: string, name: string, visitMinutes = 30) => ({
  id,
  name,
  visitMinutes,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
});

/** In the order of the menu. */
export const demoSpecialties = [
  specialty('clinico-geral', 'Clínico Geral', 20),
  specialty('cardiologia', 'Cardiologia'),
  specialty('dermatologia', 'Dermatologia'),
  specialty('endocrinologia', 'Endocrinologia'),
  specialty('ginecologia', 'Ginecologia'),
  specialty('neurologia', 'Neurologia'),
  specialty('otorrinolaringologia', 'Otorrinolaringologia'),
];

type Line = readonly [
  id: string,
  name: string,
  gender: 'f' | 'm',
  specialtyId: string,
  hours: readonly DemoHours[],
];

const lines: readonly Line[] = [
  ['anielton-santiago', 'Anielton Santiago', 'm', 'cardiologia', fullWeek],
  ['marina-correa', 'Marina Corrêa', 'f', 'cardiologia', [mornings(1, 3, 5), afternoons(2, 4)]],
  ['rafael-costa', 'Rafael Costa', 'm', 'dermatologia', fullWeek],
  ['juliana-silva', 'Juliana Silva', 'f', 'dermatologia', [mornings(...weekdays)]],
  ['pedro-lima', 'Pedro Lima', 'm', 'endocrinologia', [mornings(2, 4), afternoons(2, 4)]],
  ['ana-clara', 'Ana Clara', 'f', 'endocrinologia', [afternoons(...weekdays)]],
  ['joao-paulo', 'João Paulo', 'm', 'ginecologia', [mornings(1, 2, 3), afternoons(1, 3)]],
  [
    'fernanda-oliveira',
    'Fernanda Oliveira',
    'f',
    'ginecologia',
    [{ weekdays, from: '08:00', to: '16:00', breaks: [{ from: '12:00', to: '13:00' }] }],
  ],
  ['gabriel-santos', 'Gabriel Santos', 'm', 'neurologia', [mornings(1, 3, 5)]],
  ['camila-rocha', 'Camila Rocha', 'f', 'neurologia', [afternoons(1, 2, 4), mornings(4)]],
  ['teobaldo-medeiros', 'Teobaldo Medeiros', 'm', 'otorrinolaringologia', fullWeek],
  ['beatriz-martins', 'Beatriz Martins', 'f', 'otorrinolaringologia', [mornings(2, 4), afternoons(5)]],
  [
    'leonardo-araujo',
    'Leonardo Araújo',
    'm',
    'clinico-geral',
    [{ weekdays: [1, 2, 3, 4, 5, 6], from: '07:00', to: '13:00', breaks: [{ from: '10:00', to: '10:20' }] }],
  ],
  ['sara-maria', 'Sara Maria', 'f', 'clinico-geral', [afternoons(...weekdays), mornings(1, 5)]],
];

/** Two doctors work at the second location; the numbers of their councils are made up. */
export const demoDoctors: DemoDoctor[] = lines.map(([id, name, gender, specialtyId, hours], index) => ({
  id,
  name,
  gender,
  crm: String(10_001 + index * 137),
  crmUf: 'CE',
  rqe: specialtyId === 'clinico-geral' ? null : String(4_001 + index * 29),
  specialties: [specialtyId],
  active: true,
  hours: hours.map((row) => ({
    ...row,
    location: id === 'beatriz-martins' || id === 'camila-rocha' ? 'centro' : 'aldeota',
    validFrom: null,
    validUntil: null,
  })),
}));

export const demoClinic: ClinicFile = {
  name: 'Vitality Health Solutions',
  zone: 'America/Fortaleza',
  line: {
    languages: ['pt_BR', 'en', 'es'],
    requirePin: false,
    trustCallerNumber: false,
    attendant: {
      context: 'disque-consulta-attendant',
      extension: 's',
      priority: '1',
      hours: [{ weekdays, from: '07:00', to: '19:00' }],
    },
  },
  policies: {
    leastNoticeMinutes: 60,
    horizonDays: 90,
    maxActiveVisits: 5,
    maxActiveVisitsPerSpecialty: 2,
    cancelDeadlineMinutes: 120,
    observeOptionalHolidays: false,
  },
  locations: demoLocations,
  specialties: demoSpecialties,
  doctors: demoDoctors,
  holidays: [],
  absences: [],
};
