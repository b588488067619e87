import type { NewPatient } from '../../src/office/patients/patient.ts';

export const MARIA: NewPatient = {
  id: 'maria-1',
  name: 'Maria Lúcia de Souza',
  cpf: '12345678909',
  birthDate: '1960-05-01',
  phones: ['85977770001'],
};
/** The same woman, registered again with her mother's CPF. */
export const MARIA_AGAIN: NewPatient = {
  ...MARIA,
  id: 'maria-2',
  name: 'Maria Lucia Sousa',
  cpf: '11144477735',
};
