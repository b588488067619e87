import { refusedRow, type ReportRow } from '../csv/import-report.ts';
import type { PatientRow } from './patient.ts';

/** A patient who has the CPF of a file's row. */
export interface KnownPatient {
  readonly id: string;
  readonly name: string;
  readonly birthDate: string;
  readonly phones: readonly string[];
}

export interface ImportPlan {
  readonly report: ReportRow;
  /** Numbers that the clinic did not know. */
  readonly newPhones: readonly string[];
}

/** What a row of a file does to the patient who has its CPF. A number is never taken away: a file may be old. */
export function planImport(line: number, row: PatientRow, known: KnownPatient | null): ImportPlan {
  if (known === null) return { report: { line, outcome: 'created', why: null }, newPhones: row.phones };
  if (known.birthDate !== row.birthDate) {
    const why =
      'Já há um paciente com esse CPF e outra data de nascimento. Descubra qual está certa e corrija o arquivo ou o cadastro.';
    return { report: refusedRow(line, why), newPhones: [] };
  }
  const newPhones = row.phones.filter((phone) => !known.phones.includes(phone));
  const changes = [
    ...(known.name === row.name ? [] : ['nome']),
    ...(newPhones.length === 0
      ? []
      : [newPhones.length === 1 ? 'mais um telefone' : `mais ${newPhones.length} telefones`]),
  ];
  const report: ReportRow =
    changes.length === 0
      ? { line, outcome: 'unchanged', why: null }
      : { line, outcome: 'changed', why: `Muda: ${changes.join(', ')}.` };
  return { report, newPhones };
}

/** The lines whose CPF an earlier line has: which of the two is right, a person must say. */
export function repeatedLines(
  rows: readonly { readonly line: number; readonly row: PatientRow }[],
): ReportRow[] {
  const first = new Map<string, number>();
  return rows.flatMap(({ line, row }) => {
    const before = first.get(row.cpf);
    if (before !== undefined) return [refusedRow(line, `Repete o CPF da linha ${before}.`)];
    first.set(row.cpf, line);
    return [];
  });
}
