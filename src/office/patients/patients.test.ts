import { describe, expect, test } from 'vitest';
import { readCsv } from '../csv/read-csv.ts';
import { alike, likelyDuplicates, type Person } from './duplicates.ts';
import { nameWords, plainName } from './name-words.ts';
import { patientFormat, writePatients } from './patient-csv.ts';
import { readSearch } from './search-text.ts';

test('a name is compared by its words, without accents and marks', () => {
  expect(nameWords('  Ângela D’Ávila  de SOUZA-Lima ')).toEqual([
    'angela',
    'd',
    'avila',
    'de',
    'souza',
    'lima',
  ]);
  expect(plainName('x'.repeat(40) + ' ' + 'y'.repeat(40))).toHaveLength(64);
});

describe('what is typed is looked for', () => {
  test('as words of a name, each once', () => {
    expect(readSearch('Maria  mária Sou')).toEqual({ kind: 'name', words: ['maria', 'sou'] });
  });
  test('as digits, when there are only those and the marks of CPFs and telephones', () => {
    expect(readSearch('529.982.2')).toEqual({ kind: 'digits', cpf: '5299822', phone: '5299822' });
    expect(readSearch('+55 (85) 98888-0001')).toMatchObject({ phone: '85988880001' });
  });
  test.each(['', '  ', '529', '(85)', '...', '漢'])('not at all, when it is too little: %j', (text) => {
    expect(readSearch(text)).toEqual({ kind: 'nothing' });
  });
});

describe('two registrations look like one person’s', () => {
  test.each([
    ['Maria Lúcia de Souza', 'MARIA LUCIA SOUZA'],
    ['Carlos Nogueira', 'Carlos Nogueria'],
    ['Carlos Nogueira', 'Carlos Nogera Nogueiira'],
    ['Luisa Prado', 'Luiza Prado'],
    ['Ana', 'Ana Lima'],
  ])('when their names are as alike as %s and %s', (one, other) => {
    expect(alike(one, other)).toBe(true);
  });
  test.each([
    ['Maria Souza', 'Maria Lima'],
    ['Ana Silva', 'Eva Silva'],
    ['Davi Alencar', 'Beatriz Alencar'],
    ['Maria da Silva', 'Maria da Costa'],
  ])('not when they are as different as %s and %s', (one, other) => {
    expect(alike(one, other)).toBe(false);
  });

  const born = (id: string, name: string, birthDate: string, phones: string[] = []): Person => ({
    id,
    name,
    birthDate,
    phones,
  });

  test('only if born on the same day; with a telephone in common, whatever the names', () => {
    const people = [
      born('b', 'Ana Lima', '1990-01-01', ['1']),
      born('a', 'Ana Lima', '1990-01-01', ['1']),
      born('c', 'Ana Lima', '1990-01-02'),
      born('d', 'Rui Melo', '1990-01-01', ['2']),
      born('e', 'Zoé Prado', '1990-01-01', ['2']),
    ];
    expect(likelyDuplicates(people, 10)).toEqual([
      { ids: ['a', 'b'], why: 'name' },
      { ids: ['d', 'e'], why: 'phone' },
    ]);
    expect(likelyDuplicates(people, 1)).toHaveLength(1);
  });
});

describe('a file of patients', () => {
  const read = (line: string) => {
    const file = readCsv(`Nome;CPF;Nascimento;Celular\n${line}`, patientFormat('2026-11-24'));
    return file.kind === 'read' ? file.rows[0] : file;
  };

  test.each(['15/03/1955', '15-3-1955', '15.03.1955', '1955-03-15', '1955-03-15 00:00:00'])(
    'has birth dates as %s',
    (date) => {
      expect(read(`Lúcia;529.982.247-25;${date};`)).toMatchObject({ row: { birthDate: '1955-03-15' } });
    },
  );
  test.each(['31/02/1955', '15/03/55', '25/11/2026', '01/01/1850', 'ontem'])(
    'has no birth date as %s',
    (date) => {
      expect(read(`Lúcia;529.982.247-25;${date};`)).toMatchObject({
        kind: 'refused',
        why: expect.stringContaining('Data de nascimento'),
      });
    },
  );
  test('has CPFs whose noughts a spreadsheet took away', () => {
    expect(read('Rui;1234567890;1/1/1990;')).toMatchObject({ row: { cpf: '01234567890' } });
  });
  test('has several telephones in a cell, and says which row has one that is none', () => {
    expect(read('Rui;52998224725;1/1/1990;(85) 98888-0001 / +55 85 3333-0001')).toMatchObject({
      row: { phones: ['85988880001', '8533330001'] },
    });
    expect(read('Rui;52998224725;1/1/1990;85988880001 e 123')).toMatchObject({
      kind: 'refused',
      why: 'Telefones: há um número sem DDD ou incompleto',
    });
  });
  test('comes back as it was written', () => {
    const patient = {
      name: '=Rui',
      cpf: '52998224725',
      birthDate: '1955-03-15',
      phones: ['8533330001', '85988880001'],
    };
    const file = readCsv(writePatients([patient]), patientFormat('2026-11-24'));
    expect(file).toEqual({ kind: 'read', rows: [{ kind: 'row', line: 2, row: patient }] });
  });
});
