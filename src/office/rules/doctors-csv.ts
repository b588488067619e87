import { z } from 'zod';
import { importReport, refusedRow, type ReportRow } from '../csv/import-report.ts';
import type { CsvFormat, CsvRow } from '../csv/read-csv.ts';
import { writeCsv } from '../csv/write-csv.ts';
import { theRowNamed } from './change-names.ts';
import { versionOf } from './change-rules.ts';
import type { DoctorPlan, DoctorRecord, DoctorState } from './doctors.ts';

export interface DoctorLine extends Omit<DoctorState, 'specialtyIds'> {
  /** Names, or ids. */
  readonly specialties: readonly string[];
}

type Column = 'name' | 'gender' | 'crm' | 'crmUf' | 'rqe' | 'specialties' | 'active';

const yesOrNo = (text: string): boolean | null => {
  if (/^(sim|s|1|ativ[oa]|)$/i.test(text)) return true;
  return /^(n[aã]o|n|0|inativ[oa])$/i.test(text) ? false : null;
};

const title = (text: string): 'f' | 'm' | null => {
  if (/^(dra\.?|f|feminino|mulher|doutora)$/i.test(text)) return 'f';
  return /^(dr\.?|m|masculino|homem|doutor)$/i.test(text) ? 'm' : null;
};

/** Refuses what `read` makes nothing of. */
const word = <T>(read: (text: string) => T | null, message: string) =>
  z.string().transform((text, context): T => {
    const value = read(text);
    if (value !== null) return value;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });

const row: z.ZodType<DoctorLine, Record<Column, string>> = z.object({
  name: z
    .string()
    .transform((name) => name.replace(/^(dra?|doutora?)\b\.?\s*/i, ''))
    .pipe(z.string().min(2, 'escreva o nome').max(100, 'cabem 100 letras')),
  gender: word(title, 'escreva Dr. ou Dra.'),
  crm: z.string().regex(/^\d{1,8}$/, 'de 1 a 8 dígitos'),
  crmUf: z
    .string()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/, 'a sigla do estado, como CE'),
  rqe: word((text) => (/^\d{0,8}$/.test(text) ? text : null), 'só dígitos, no máximo 8').transform((rqe) =>
    rqe === '' ? null : rqe,
  ),
  specialties: z
    .string()
    .transform((text) => text.split(/[,|]/).map((name) => name.trim()))
    .pipe(z.array(z.string().min(1, 'escreva ao menos uma especialidade'))),
  active: word(yesOrNo, 'escreva sim ou não'),
});

export const DOCTORS_CSV: CsvFormat<Column, DoctorLine> = {
  columns: {
    name: { header: 'Nome', synonyms: ['Médico', 'Médica', 'Doutor'], required: true },
    gender: { header: 'Título', synonyms: ['Dr/Dra', 'Gênero', 'Sexo', 'Tratamento'], required: true },
    crm: { header: 'CRM', synonyms: ['Número do CRM'], required: true },
    crmUf: { header: 'UF do CRM', synonyms: ['UF', 'CRM UF', 'Estado'], required: true },
    rqe: { header: 'RQE' },
    specialties: { header: 'Especialidades', synonyms: ['Especialidade'], required: true },
    active: { header: 'Ativo', synonyms: ['Ativa', 'Situação'] },
  },
  row,
};

/** Whom each line creates or changes: a doctor is known by the council's number. */
export const doctorsOfLines =
  (lines: readonly CsvRow<DoctorLine>[]): DoctorPlan =>
  (doctors, specialties) => {
    const written = new Map<string, DoctorRecord>();
    const rows = lines.map((line): ReportRow => {
      if (line.kind === 'refused') return refusedRow(line.line, line.why);
      const { specialties: names, ...state } = line.row;
      const number = `${state.crm}/${state.crmUf}`;
      if (written.has(number)) return refusedRow(line.line, `o CRM ${number} já está em outra linha`);
      const found = names.map((name) => theRowNamed(specialties, name, 'Especialidade'));
      const missing = found.find((one) => 'why' in one);
      if (missing !== undefined) return refusedRow(line.line, missing.why);
      const same = doctors.filter(({ crm, crmUf }) => crm === state.crm && crmUf === state.crmUf);
      if (same.length > 1) return refusedRow(line.line, `há mais de um médico com o CRM ${number}`);
      const specialtyIds = [...new Set(found.flatMap((one) => ('id' in one ? [one.id] : [])))].sort();
      const [known] = same;
      const wanted = { id: known?.id ?? '', ...state, specialtyIds };
      written.set(number, wanted);
      return { line: line.line, outcome: outcomeOf(known, wanted), why: whatChanges(known, wanted) };
    });
    const changed = [...written.values()].filter(
      (wanted) =>
        outcomeOf(
          doctors.find(({ id }) => id === wanted.id),
          wanted,
        ) !== 'unchanged',
    );
    return { report: importReport(rows), doctors: changed };
  };

function outcomeOf(known: DoctorRecord | undefined, wanted: DoctorRecord) {
  if (known === undefined) return 'created';
  return versionOf(known) === versionOf(wanted) ? 'unchanged' : 'changed';
}

const LABELS: Readonly<Record<keyof DoctorState, string>> = {
  name: 'nome',
  gender: 'título',
  crm: 'CRM',
  crmUf: 'UF do CRM',
  rqe: 'RQE',
  specialtyIds: 'especialidades',
  active: 'ativo',
};

function whatChanges(known: DoctorRecord | undefined, wanted: DoctorRecord): string | null {
  if (known === undefined) return null;
  const keys = Object.keys(LABELS) as (keyof DoctorState)[];
  const changed = keys.filter((key) => versionOf(known[key]) !== versionOf(wanted[key]));
  return changed.length === 0 ? null : `muda: ${changed.map((key) => LABELS[key]).join(', ')}`;
}

export function doctorsCsv(
  doctors: readonly DoctorRecord[],
  specialties: readonly { readonly id: string; readonly name: string }[],
): string {
  const names = new Map(specialties.map(({ id, name }) => [id, name]));
  return writeCsv(
    DOCTORS_CSV.columns,
    doctors.map(({ name, gender, crm, crmUf, rqe, specialtyIds, active }) => ({
      name,
      gender: gender === 'f' ? 'Dra.' : 'Dr.',
      crm,
      crmUf,
      rqe,
      specialties: specialtyIds.map((id) => names.get(id) ?? id).join(', '),
      active: active ? 'sim' : 'não',
    })),
  );
}
