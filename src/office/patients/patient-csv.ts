import { z } from 'zod';
import { readBirthDate } from '../../booking/birth-date.ts';
import { isCpf } from '../../booking/cpf.ts';
import { normalisePhone } from '../../booking/phone-number.ts';
import type { LocalDate } from '../../scheduling/types.ts';
import type { CsvFormat } from '../csv/read-csv.ts';
import { writeCsv } from '../csv/write-csv.ts';
import type { PatientRow } from './patient.ts';

const COLUMNS = {
  name: { header: 'Nome', synonyms: ['Nome completo', 'Paciente', 'Nome do paciente'], required: true },
  cpf: { header: 'CPF', synonyms: ['CPF do paciente', 'Documento'], required: true },
  birthDate: {
    header: 'Data de nascimento',
    synonyms: ['Nascimento', 'Dt nascimento', 'Data nasc', 'Dt nasc', 'Nasc'],
    required: true,
  },
  phones: {
    header: 'Telefones',
    synonyms: ['Telefone', 'Celular', 'Fone', 'Contato', 'Telefone celular', 'WhatsApp'],
  },
} as const;

/** A file of patients. `today`: nobody is born later. */
export const patientFormat = (today: LocalDate): CsvFormat<keyof typeof COLUMNS, PatientRow> => ({
  columns: COLUMNS,
  row: z.object({
    name: z.string().min(3, 'falta o nome completo').max(200, 'é longo demais'),
    cpf: z.string().min(1, 'falta').transform(wholeCpf).refine(isCpf, 'não existe; confira os números'),
    birthDate: z
      .string()
      .min(1, 'falta')
      .transform((text) => birthDateOf(text, today))
      .refine((date) => date !== '', 'não é uma data de nascimento possível (use DD/MM/AAAA)'),
    phones: z.string().transform((text, context) => {
      const texts = text.split(/[/,;|]|\be\b/).map((part) => part.trim());
      const numbers = texts.filter((part) => part !== '').map(normalisePhone);
      const read = numbers.filter((number) => number !== null);
      if (read.length < numbers.length)
        context.addIssue({ code: 'custom', message: 'há um número sem DDD ou incompleto' });
      return [...new Set(read)];
    }),
  }),
});

/** Spreadsheets take the noughts away that a number begins with. */
const wholeCpf = (text: string): string => {
  const digits = text.replaceAll(/[.\s-]/g, '');
  return /^\d{8,10}$/.test(digits) ? digits.padStart(11, '0') : digits;
};

/** `15/03/1955`, `15-3-1955` or `1955-03-15`; empty when that is no date of birth. */
function birthDateOf(text: string, today: LocalDate): string {
  const iso = /^(\d{4})-(\d{2})-(\d{2})/.exec(text);
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  const keys =
    iso === null ? `${day.padStart(2, '0')}${month.padStart(2, '0')}${year}` : `${iso[3]}${iso[2]}${iso[1]}`;
  const read = readBirthDate(keys, today);
  return read.kind === 'date' ? read.date : '';
}

/** Everybody as a file that {@link patientFormat} reads back. */
export const writePatients = (patients: readonly PatientRow[]): string =>
  writeCsv(
    COLUMNS,
    patients.map(({ name, cpf, birthDate, phones }) => ({
      name,
      cpf: cpf.replace(/^(\d{3})(\d{3})(\d{3})(\d{2})$/, '$1.$2.$3-$4'),
      birthDate: birthDate.split('-').reverse().join('/'),
      phones: phones.join(' / '),
    })),
  );
