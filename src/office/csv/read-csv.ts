import { CsvError, parse } from 'csv-parse/sync';
import type { z } from 'zod';
import { plainHeader } from './headers.ts';

/** A column as people head it. */
export interface CsvColumn {
  /** As the export writes it. */
  readonly header: string;
  /** Other names that people give it. */
  readonly synonyms?: readonly string[];
  /** A file without this column is not read at all. */
  readonly required?: boolean;
}

export type CsvColumns<Key extends string> = Readonly<Record<Key, CsvColumn>>;

/** What a kind of file holds: its columns, and what a row must be. */
export interface CsvFormat<Key extends string, Row> {
  readonly columns: CsvColumns<Key>;
  /** Reads the row's cells by key: trimmed texts, empty where the file has no such column. */
  readonly row: z.ZodType<Row, Record<Key, string>>;
}

/** A line of the file as a spreadsheet counts them: the header's is 1. */
export type CsvRow<Row> =
  | { readonly kind: 'row'; readonly line: number; readonly row: Row }
  | { readonly kind: 'refused'; readonly line: number; readonly why: string };

export type CsvRead<Row> =
  | { readonly kind: 'read'; readonly rows: readonly CsvRow<Row>[] }
  /** The file as a whole makes no sense; `why` in Portuguese. */
  | { readonly kind: 'unreadable'; readonly why: string };

/** Reads a table with a header, separated by semicolons, commas or tabs. Each row is judged by itself. */
export function readCsv<Key extends string, Row>(text: string, format: CsvFormat<Key, Row>): CsvRead<Row> {
  const table = readTable(text);
  if (typeof table === 'string') return { kind: 'unreadable', why: table };
  const [header, ...body] = table;
  if (header === undefined) return { kind: 'unreadable', why: 'O arquivo está vazio.' };
  const places = placesOf(header.cells, format.columns);
  if (typeof places === 'string') return { kind: 'unreadable', why: places };
  const filled = body.filter(({ cells }) => cells.some((cell) => cell !== ''));
  return { kind: 'read', rows: filled.map((line) => judge(line, header.cells.length, places, format)) };
}

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The lines with their numbers, or why there are none. */
function readTable(text: string): readonly Line[] | string {
  try {
    const lines = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      trim: true,
      cast: (cell) => withoutGuard(cell),
    }) as unknown as readonly { readonly info: { readonly lines: number }; readonly record: string[] }[];
    return lines.map(({ info, record }) => ({ line: info.lines, cells: record }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return 'O arquivo não é uma tabela CSV: confira as aspas, ou salve de novo como CSV na planilha.';
  }
}

/** What stands most often in the header; a spreadsheet in Portuguese writes semicolons. */
function delimiterOf(text: string): string {
  const [header = ''] = text.split(/\r?\n/, 1);
  const count = (mark: string) => header.split(mark).length;
  return [';', ',', '\t'].reduce((most, mark) => (count(mark) > count(most) ? mark : most));
}

/** The apostrophe that our export puts before what a spreadsheet would compute. */
const withoutGuard = (cell: string): string => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

/** In which place each column stands, or what is wrong with the header. */
function placesOf<Key extends string>(
  header: readonly string[],
  columns: CsvColumns<Key>,
): ReadonlyMap<Key, number> | string {
  const keys = Object.keys(columns) as Key[];
  const places = new Map<Key, number>();
  for (const key of keys) {
    const { header: own, synonyms = [], required = false } = columns[key];
    const names = [own, ...synonyms].map(plainHeader);
    const found = header.flatMap((cell, place) => (names.includes(plainHeader(cell)) ? [place] : []));
    const [place] = found;
    if (found.length > 1) return `A coluna "${own}" aparece ${found.length} vezes. Deixe só uma.`;
    if (place !== undefined) places.set(key, place);
    else if (required)
      return `Falta a coluna "${own}". A primeira linha do arquivo precisa ter os nomes das colunas: ${keys
        .map((other) => columns[other].header)
        .join('; ')}.`;
  }
  return places;
}

function judge<Key extends string, Row>(
  { line, cells }: Line,
  width: number,
  places: ReadonlyMap<Key, number>,
  { columns, row }: CsvFormat<Key, Row>,
): CsvRow<Row> {
  if (cells.length > width)
    return {
      kind: 'refused',
      line,
      why: 'A linha tem mais células que o cabeçalho: há um separador a mais, ou faltam aspas.',
    };
  const keys = Object.keys(columns) as Key[];
  const texts = keys.map((key) => [key, cells[places.get(key) ?? -1] ?? ''] as const);
  const read = row.safeParse(Object.fromEntries(texts));
  if (read.success) return { kind: 'row', line, row: read.data };
  const reasons = read.error.issues.map(({ path: [key], message }) =>
    typeof key === 'string' && key in columns ? `${columns[key as Key].header}: ${message}` : message,
  );
  return { kind: 'refused', line, why: reasons.join('; ') };
}
