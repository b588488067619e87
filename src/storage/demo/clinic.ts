import type { Weekday } from '../../scheduling/types.ts';

/** Hours that repeat on some weekdays, as `HH:MM`. */
interface DemoHours {
  readonly weekdays: readonly Weekday[];
  readonly from: string;
  readonly to: string;
  readonly breaks?: readonly (readonly [from: string, to: string])[];
}

export interface DemoDoctor {
  readonly id: string;
  readonly name: string;
  readonly gender: 'f' | 'm';
  readonly specialtyId: string;
  readonly crm: string;
  readonly rqe: string | null;
  readonly locationId: string;
  readonly hours: readonly DemoHours[];
}

const weekdays = [1, 2, 3, 4, 5] as const;
const mornings = (...days: readonly Weekday[]): DemoHours => ({ weekdays: days, from: '08:00', to: '12:00' });
const afternoons = (...days: readonly Weekday[]): DemoHours => ({
  weekdays: days,
  from: '14:00',
  to: '18:00',
});
const fullWeek = [mornings(...weekdays), afternoons(...weekdays)];

export const demoClinic = {
  id: 'clinic',
  name: 'Vitality Health Solutions',
  zone: 'America/Fortaleza',
  require_pin: 0,
  trust_caller_number: 0,
  attendant_context: 'disque-consulta-attendant',
  attendant_extension: 's',
  attendant_priority: '1',
  least_notice_minutes: 60,
  horizon_days: 90,
  max_active_visits: 5,
  max_active_visits_per_specialty: 2,
  cancel_deadline_minutes: 120,
  observe_optional_holidays: 0,
} as const;

export const demoAttendantHours = { weekdays, from: '07:00', to: '19:00' } as const;

export const demoLocations = [
  { id: 'aldeota', name: 'Unidade Aldeota', address: 'Avenida Santos Dumont, 1000, Fortaleza, CE' },
  { id: 'centro', name: 'Unidade Centro', address: 'Rua Barão do Rio Branco, 500, Fortaleza, CE' },
] as const;

/** In the order of the menu; minutes per visit. */
export const demoSpecialties = [
  { id: 'clinico-geral', name: 'Clínico Geral', minutes: 20 },
  { id: 'cardiologia', name: 'Cardiologia', minutes: 30 },
  { id: 'dermatologia', name: 'Dermatologia', minutes: 30 },
  { id: 'endocrinologia', name: 'Endocrinologia', minutes: 30 },
  { id: 'ginecologia', name: 'Ginecologia', minutes: 30 },
  { id: 'neurologia', name: 'Neurologia', minutes: 30 },
  { id: 'otorrinolaringologia', name: 'Otorrinolaringologia', minutes: 30 },
] as const;

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
    [{ weekdays, from: '08:00', to: '16:00', breaks: [['12:00', '13:00']] }],
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
    [{ weekdays: [1, 2, 3, 4, 5, 6], from: '07:00', to: '13:00', breaks: [['10:00', '10:20']] }],
  ],
  ['sara-maria', 'Sara Maria', 'f', 'clinico-geral', [afternoons(...weekdays), mornings(1, 5)]],
];

/** Two doctors work at the second location; the numbers of their councils are made up. */
export const demoDoctors: readonly DemoDoctor[] = lines.map(
  ([id, name, gender, specialtyId, hours], index) => ({
    id,
    name,
    gender,
    specialtyId,
    crm: String(10_001 + index * 137),
    rqe: specialtyId === 'clinico-geral' ? null : String(4_001 + index * 29),
    locationId: id === 'beatriz-martins' || id === 'camila-rocha' ? 'centro' : 'aldeota',
    hours,
  }),
);
