import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { importReport } from './import-report.ts';
import { readCsv, type CsvFormat } from './read-csv.ts';
import { writeCsv } from './write-csv.ts';

const columns = {
  name: { header: 'Nome', synonyms: ['Nome completo', 'Paciente'], required: true },
  born: { header: 'Data de nascimento', synonyms: ['Nascimento'] },
  note: { header: 'Observação' },
} as const;

const format: CsvFormat<keyof typeof columns, { name: string; born: string; note: string }> = {
  columns,
  row: z.object({
    name: z.string().min(3, 'é curto demais'),
    born: z.string().regex(/^(\d{4})?$/, 'é um ano'),
    note: z.string(),
  }),
};

const rowsOf = (text: string) => {
  const read = readCsv(text, format);
  if (read.kind === 'unreadable') throw new Error(read.why);
  return read.rows;
};

describe('a CSV file is read', () => {
  test.each([
    ['semicolons', 'Nome;Data de nascimento\nLúcia;1955\n'],
    ['commas', 'Nome,Data de nascimento\r\nLúcia,1955\r\n'],
    ['tabs', 'Nome\tData de nascimento\nLúcia\t1955'],
    ['a byte order mark', '\uFEFFNome;Data de nascimento\nLúcia;1955'],
    ['quotes', '"Nome";"Data de nascimento"\n"Lúcia";"1955"'],
  ])('with %s', (_what, text) => {
    expect(rowsOf(text)).toEqual([{ kind: 'row', line: 2, row: { name: 'Lúcia', born: '1955', note: '' } }]);
  });

  test('by the names of its columns, in whatever order, with or without accents, or by a synonym', () => {
    const [row] = rowsOf('OBSERVACAO;nascimento;outra;nome_completo\nx;1955;y;Lúcia');
    expect(row).toEqual({ kind: 'row', line: 2, row: { name: 'Lúcia', born: '1955', note: 'x' } });
  });

  test('with each row judged by itself, and its line as a spreadsheet counts it', () => {
    expect(rowsOf('Nome;Nascimento\nLúcia;1955\nX;55\n;\n\nCarlos;1968\nAna;1;2;3')).toEqual([
      { kind: 'row', line: 2, row: { name: 'Lúcia', born: '1955', note: '' } },
      { kind: 'refused', line: 3, why: 'Nome: é curto demais; Data de nascimento: é um ano' },
      { kind: 'row', line: 6, row: { name: 'Carlos', born: '1968', note: '' } },
      { kind: 'refused', line: 7, why: expect.stringContaining('mais células') },
    ]);
  });

  test('not at all when a needed column is missing, or there twice, or there is nothing', () => {
    expect(readCsv('Nascimento\n1955', format)).toEqual({
      kind: 'unreadable',
      why: expect.stringContaining('Falta a coluna "Nome"'),
    });
    expect(readCsv('Nome;Paciente\na;b', format)).toEqual({
      kind: 'unreadable',
      why: expect.stringContaining('2 vezes'),
    });
    expect(readCsv('', format)).toEqual({ kind: 'unreadable', why: 'O arquivo está vazio.' });
    expect(readCsv('Nome\n"Lúcia', format).kind).toBe('unreadable');
  });
});

describe('a CSV file is written', () => {
  test('so that a spreadsheet computes nothing of it, and reading gives the same back', () => {
    const note = '=HYPERLINK("http://x")';
    const text = writeCsv(columns, [
      { name: '@Lúcia; F.', born: '1955', note },
      { name: '-1+1', born: null, note: '+55' },
    ]);
    expect(text).toBe(
      '\uFEFFNome;Data de nascimento;Observação\r\n' +
        `"'@Lúcia; F.";1955;"'=HYPERLINK(""http://x"")"\r\n` +
        `'-1+1;;'+55\r\n`,
    );
    expect(rowsOf(text).map((row) => row.kind === 'row' && row.row)).toEqual([
      { name: '@Lúcia; F.', born: '1955', note },
      { name: '-1+1', born: '', note: '+55' },
    ]);
  });
});

test('a report has every line once, in the file’s order, and counts them', () => {
  const report = importReport([
    { line: 3, outcome: 'refused', why: 'x' },
    { line: 2, outcome: 'created', why: null },
  ]);
  expect(report.rows.map(({ line }) => line)).toEqual([2, 3]);
  expect(report.totals).toEqual({ created: 1, changed: 0, unchanged: 0, refused: 1 });
});
