import { stringify } from 'csv-stringify/browser/esm/sync';
import type { ImportReport } from '../../../src/web/contract/csv.ts';

/** A file as text: UTF-8, or else what Windows in Portuguese writes. */
export async function textOf(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

export const OUTCOME_WORDS: Readonly<Record<ImportReport['rows'][number]['outcome'], string>> = {
  created: 'Nova',
  changed: 'Alterada',
  unchanged: 'Sem mudança',
  refused: 'Recusada',
};

/** A table, its header first, as a file that spreadsheets open; none of it is computed by them. */
export function saveRows(rows: readonly (readonly (string | number | null)[])[], name: string): void {
  const csv = stringify(
    rows.map((cells) => [...cells]),
    {
      delimiter: ';',
      bom: true,
      record_delimiter: 'windows',
      escape_formulas: true,
    },
  );
  saveFile(new Blob([csv], { type: 'text/csv;charset=utf-8' }), name);
}

export function saveReport({ rows }: ImportReport, name: string): void {
  const lines = rows.map(({ line, outcome, why }) => [line, OUTCOME_WORDS[outcome], why]);
  saveRows([['Linha', 'Resultado', 'Motivo'], ...lines], name);
}

/** Lets the browser save it under that name. */
export function saveFile(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
