import type { Sql } from '../database.ts';

/** Someone who does not exist, to dial in as. */
export interface DemoPatient {
  readonly id: string;
  readonly name: string;
  /** Eleven digits; the check digits are right, the person is made up. */
  readonly cpf: string;
  readonly birthDate: string;
  readonly phones: readonly string[];
  /** Of `pin`, see booking's `pin.ts`. */
  readonly pinHash: string | null;
  readonly pin: string | null;
  /** Why one would dial in as this person. */
  readonly about: string;
}

const plain = { pin: null, pinHash: null } as const;

export const patientWithVisit: DemoPatient = {
  id: 'demo-carlos',
  name: 'Carlos Nogueira',
  cpf: '39053344705',
  birthDate: '1968-11-02',
  phones: ['85988880003'],
  ...plain,
  about: 'has a visit tomorrow (on Monday, when tomorrow is a Sunday)',
};

export const demoPatients: readonly DemoPatient[] = [
  {
    id: 'demo-lucia',
    name: 'Lúcia Ferreira',
    cpf: '52998224725',
    birthDate: '1955-03-15',
    phones: ['85988880001'],
    ...plain,
    about: 'dona Lúcia, the patient of the README',
  },
  {
    id: 'demo-antonio',
    name: 'Antônio Bezerra',
    cpf: '11144477735',
    birthDate: '1990-07-21',
    phones: ['85988880002'],
    pin: '2580',
    pinHash: 'scrypt$16384$8$1$ZGlzcXVlLWRlbW8tc2FsdA==$FpY+xdcevcP0R5DoFrJWC22lZXVaCA+DeDP2Cb1CvG0=',
    about: 'has a PIN',
  },
  patientWithVisit,
  {
    id: 'demo-beatriz',
    name: 'Beatriz Alencar',
    cpf: '93541134780',
    birthDate: '2001-01-31',
    phones: ['85988880004', '8533330004'],
    ...plain,
    about: 'shares a telephone with Davi',
  },
  {
    id: 'demo-davi',
    name: 'Davi Alencar',
    cpf: '98765432100',
    birthDate: '2016-02-29',
    phones: ['8533330004'],
    ...plain,
    about: 'a child, born on a leap day',
  },
];

/** Those of them who are in this database, and not erased. */
export async function demoPatientsIn(db: Sql): Promise<DemoPatient[]> {
  const rows = await db
    .selectFrom('patients')
    .select('cpf')
    .where(
      'id',
      'in',
      demoPatients.map(({ id }) => id),
    )
    .execute();
  const there = new Set(rows.map(({ cpf }) => cpf));
  return demoPatients.filter(({ cpf }) => there.has(cpf));
}
