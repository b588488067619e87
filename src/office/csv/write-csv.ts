import { stringify } from 'csv-stringify/sync';
import type { CsvColumns } from './read-csv.ts';

/**
 * A table as spreadsheets in Portuguese open it: semicolons, UTF-8 with its mark. A cell that a spreadsheet would
 * compute (`=`, `+`, `-`, `@`, tab or return first) has an apostrophe before it (OWASP, CSV Injection).
 */
export function writeCsv<Key extends string>(
  columns: CsvColumns<Key>,
  rows: readonly Readonly<Record<Key, string | number | null>>[],
): string {
  const keys = Object.keys(columns) as Key[];
  return stringify(
    rows.map((row) => keys.map((key) => row[key])),
    {
      header: true,
      columns: keys.map((key) => columns[key].header),
      bom: true,
      delimiter: ';',
      record_delimiter: 'windows',
      escape_formulas: true,
    },
  );
}
