import { expect, test } from 'vitest';
import { cpfOf, dateOf, fingerprint, nameOf, phonesOf, unreadColumns } from './cells.ts';
import { finder, plainName } from './names.ts';

test.each([
  'Dra_Marina_Correa',
  'DRA. MARINA CORRÊA',
  ' marina  corrêa ',
  'Doutora Marina Corrêa',
  'dra marina-correa',
])('%j is Marina Corrêa', (text) => {
  expect(plainName(text)).toBe('marina correa');
});

test('a name that begins like a title is left whole', () => {
  expect(plainName('Drauzio Lima')).toBe('drauzio lima');
});

test('two of one name are nobody', () => {
  const find = finder([
    { id: '1', name: 'Ana Clara' },
    { id: '2', name: 'ANA CLARA' },
    { id: '3', name: 'João Paulo' },
  ]);
  expect(find('Dra_Ana_Clara')).toBeNull();
  expect(find('Dr_Joao_Paulo')).toMatchObject({ id: '3' });
  expect(find('')).toBeNull();
});

test('cells are read as the original wrote them', () => {
  expect(cpfOf({ cpf: '529.982.247-25' })).toBe('52998224725');
  expect(cpfOf({ cpf: '529.982.247-26' })).toBeNull();
  expect(cpfOf({ cpf: null })).toBeNull();
  const date = (data: unknown) => dateOf({ data }, 'data', '1900-01-01', '2027-01-04');
  expect(['1955-03-15', '2027-01-04', '1955-03-15 00:00:00'].map(date)).toEqual([
    '1955-03-15',
    '2027-01-04',
    '1955-03-15',
  ]);
  expect(['0000-00-00', '2027-02-30', '2027-01-05', '1899-12-31', null, ''].map(date)).toEqual(
    Array(6).fill(null),
  );
});

test('names and telephones are found in columns of many names; the others are told of', () => {
  const row = {
    id: 7,
    cpf: '',
    data_nascimento: '',
    nome_completo: 'Ana',
    celular: '(85) 98888-1111',
    fone2: 'x',
    email: 'e',
  };
  expect(nameOf(row)).toBe('Ana');
  expect(nameOf({ id: 7 })).toBe('Paciente 7');
  expect(phonesOf(row)).toEqual(['85988881111']);
  expect(unreadColumns(row)).toEqual(['email']);
});

test('a fingerprint changes with its columns only', () => {
  const print = (row: object) => fingerprint({ ...row }, ['a', 'b']);
  expect(print({ a: '1', b: null })).toBe(print({ a: 1, b: '', c: 2 }));
  expect(print({ a: '1', b: '2' })).not.toBe(print({ a: '12', b: '' }));
});
